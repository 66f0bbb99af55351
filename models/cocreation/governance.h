// Multi-level governance (theory M17): what nation and region decide, S19 scaling up, shocks, and the facilitator pool.
//
//     P' = P + η σ(12 (a − θ)) (1 − P) − decay P        Reg' = Reg + 0.01 · 1[P > ½] (1 − Reg)          theory M16, S19
#pragma once

#include <cmath>

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/project_columns.h"

namespace agora::cocreation {

struct GovernanceParams {
    float local_autonomy = 0.5f;
    float discretion_base = 0.5f;
    float discretion_change = 0.0f;
    float autonomy_spread = 0.08f;
    float autonomy_weight = 0.3f;
    float regulation_weight = 0.1f;
    float austerity_weight = 0.2f;
    float austerity = 0.0f;
    float policy_start = 0.0f;
    float regulation_start = 0.0f;
    float policy_rate = 0.02f;
    float policy_threshold = 0.2f;
    float policy_decay = 0.005f;
    float regulation_rate = 0.01f;
    float regulation_rungs = 3.0f;
    float funded_share = 0.0f;
    float fund_per_project = 0.0f;
    float shock_funding_cut = 0.0f;
    float shock_recovery = 0.04f;
};
ParameterGroup governance_parameters();

struct FacilitationParams {
    float level = 0.3f;
    float brokers_per_million = 2.0f;
    float broker_strength = 0.5f;
};
ParameterGroup facilitation_parameters();

inline float next_policy(float policy, float adoption, const GovernanceParams& p) {
    return clamp01(policy + p.policy_rate * logistic(12.0f * (adoption - p.policy_threshold)) * (1.0f - policy) -
                   p.policy_decay * policy);
}

inline float next_regulation(float regulation, float policy, float rate) {
    return clamp01(regulation + (policy > 0.5f ? rate * (1.0f - regulation) : 0.0f));
}

// Posts that fall to the residents numbered [first, last): rounded over the nation, so that small regions share them.
inline float posts_between(std::uint32_t first, std::uint32_t last, float per_million) {
    const auto up_to = [per_million](std::uint32_t residents) {
        return std::floor(static_cast<double>(residents) * static_cast<double>(per_million) * 1e-6 + 0.5);
    };
    return static_cast<float>(up_to(last) - up_to(first));
}

inline float facilitation_of(float level, bool brokered, float strength) {
    return clamp01(level + (brokered ? (1.0f - level) * strength : 0.0f));
}

// Slack that a dedicated fund adds to an average project; 5,000 euro a month count as full slack (assumption).
inline float slack_from_fund(const GovernanceParams& p) {
    return p.funded_share * clamp01(p.fund_per_project / 5000.0f);
}

void assign_facilitators(Rows<Region> regions, Members<RegionLocalities> localities,
                         Members<LocalityCatchments> catchments, Members<CatchmentCitizens> citizens,
                         Members<CatchmentProjects> projects, Read<ProjectPhase> phase, Update<BrokerBound> bound,
                         const FacilitationParams& p);

void place_facilitators(Rows<Facilitator> facilitators, ParentOf<RegionFacilitators> region,
                        Members<RegionFacilitators> pool, Members<RegionLocalities> localities,
                        Members<LocalityCatchments> catchments, Members<CatchmentProjects> projects,
                        Read<ProjectPhase> phase, Read<BrokerBound> bound, Update<Assignment> assignment);

void facilitate(Rows<Project> projects, ParentOf<CatchmentProjects> catchment, ParentOf<LocalityCatchments> locality,
                ParentOf<RegionLocalities> region, Members<RegionFacilitators> pool, Read<Assignment> assignment,
                Update<Facilitation> facilitation, Update<Brokered> brokered, const FacilitationParams& p);

void govern(Rows<Region> regions, Members<RegionLocalities> localities, Members<LocalityCatchments> catchments,
            Members<CatchmentLines> lines, Read<MethodAdopted> adopted, Update<Policy> policy,
            Update<Regulation> regulation, Update<AdoptionShare> adoption, const GovernanceParams& p);

void average_policy(Rows<Nation> nations, Members<NationRegions> regions, Read<Policy> policy,
                    Update<NationPolicy> mean);

void cut_funding(Rows<Organisation> organisations, Update<Funded> funded, Random<Organisation> random,
                 const GovernanceParams& p);

}  // namespace agora::cocreation
