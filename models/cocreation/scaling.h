// S18 scaling out: the method and co-created services spread over the graph of lines (theory M16).
//
//     h = p_in + q_L K (1 − Ē) · evidence · adopters near + q_I recent adopters of the owner + q_C gap + q_P P
//     P(adopt) = 1 − e^{−h}           copy accepted with probability exp(−distance / ℓ), then Y' = Y + fidelity (Y_source − Y)
#pragma once

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/project_columns.h"

namespace agora::cocreation {

struct ScalingParams {
    float method_transfer = 1.0f;
    float service_transfer = 0.0f;
    float innovation = 0.001f;
    float learning = 0.04f;
    float imitation = 0.012f;
    float competition = 0.01f;
    float coercion = 0.05f;
    float method_skill = 0.1f;
    float copy_rate = 0.02f;
    float copy_reach = 0.15f;
    float copy_fidelity = 0.7f;
    float broker_tie = 0.25f;
    float evidence_learning = 0.3f;
};
ParameterGroup scaling_parameters();

struct AdoptionPressure {
    float absorption, exhaustion, evidence, near, same_owner, gap, policy;
};

inline float adoption_hazard(const AdoptionPressure& at, const ScalingParams& p) {
    return p.innovation + p.learning * at.absorption * (1.0f - at.exhaustion) * at.evidence * at.near +
           p.imitation * at.same_owner + p.competition * at.gap + p.coercion * at.policy;
}

inline float copy_acceptance(float distance, float reach) { return exp(-distance / reach); }

// How convincing the outcome of a project is: no change in value is 0.5.
inline float evidence_score(float change_in_value) { return logistic(10.0f * change_in_value); }

void weigh_adopters(Rows<Organisation> organisations, Links<OrganisationLines> lines, Read<MethodAdopted> adopted,
                    Read<MethodAge> age, Update<RecentAdopters> recent);

void learn_from_projects(Rows<Line> lines, ParentOf<CatchmentLines> catchment, Members<CatchmentProjects> projects,
                         Read<ProjectEvents> events, Read<ProjectLine> lead, Read<StartValue> start_value,
                         Own<ValueMean> value, Own<LineOwner> owner, Read<Funded> funded,
                         Update<SustainedAge> sustained_age, Update<Evidence> evidence, const ScalingParams& p);

void adopt_method(Rows<Line> lines, Links<LineNeighbours> near, Own<LineOwner> owner, Own<StaffMeans> staff,
                  ParentOf<CatchmentLines> catchment, ParentOf<LocalityCatchments> locality,
                  ParentOf<RegionLocalities> region, Members<CatchmentProjects> projects, Read<ProjectEvents> events,
                  Read<ProjectLine> lead, Read<ProjectPhase> phase, Read<Brokered> brokered,
                  Read<Absorption> absorption, Read<RecentAdopters> recent, Read<AdoptionShare> regional,
                  Read<Policy> policy, Read<Evidence> evidence, Read<MethodAdopted> others, Read<ValueMean> value,
                  Write<MethodAdopted> adopted, Update<MethodAge> age, Random<Line> random, const ScalingParams& p);

void copy_services(Rows<Line> lines, Links<LineNeighbours> near, Read<SustainedAge> sustained_age,
                   Read<UserProfileMean> users, Read<Design> design, Write<Design> next, Update<ServiceCopied> copied,
                   Random<Line> random, const ScalingParams& p);

}  // namespace agora::cocreation
