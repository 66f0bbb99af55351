// Multi-level governance (theory M17): what nation and region decide, S19 scaling up, shocks, and the facilitator pool.
//
//     P' = P + η σ(12 (a − θ)) (1 − P) − decay P        Reg' = Reg + 0.01 · 1[P > ½] (1 − Reg)          theory M16, S19
#pragma once

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

// Posts that fall to so many residents; the last one may be part-time, so that small worlds have their share of one.
inline float posts_for(float residents, float per_million) { return residents * per_million * 1e-6f; }

// Share of its time that the facilitator of this number, from 0, has work, of so many posts.
inline float time_at_work(std::uint32_t number, float posts) { return clamp01(posts - static_cast<float>(number)); }

// `brokered`: share of its time that a facilitator gives to the project.
inline float facilitation_of(float level, float brokered, float strength) {
    return clamp01(level + (1.0f - level) * strength * brokered);
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
                Read<BrokerBound> bound, Update<Facilitation> facilitation, Update<Brokered> brokered,
                const FacilitationParams& p);

void govern(Rows<Region> regions, Members<RegionLocalities> localities, Members<LocalityCatchments> catchments,
            Members<CatchmentLines> lines, Read<MethodAdopted> adopted, Update<Policy> policy,
            Update<Regulation> regulation, Update<AdoptionShare> adoption, const GovernanceParams& p);

void average_policy(Rows<Nation> nations, Members<NationRegions> regions, Read<Policy> policy,
                    Update<NationPolicy> mean);

void cut_funding(Rows<Organisation> organisations, Update<Funded> funded, Random<Organisation> random,
                 const GovernanceParams& p);

}  // namespace agora::cocreation
