// S12 inside a project: who takes part, whose voice counts, and the six resources pooled (theory M2).
//
//     voice of i ∝ (k_i e_i c_i)^ν,  ν = ν₀ (1 − f)(1 − equal voice)                                       theory S12
//     E = Π_r max(0.02, R_r)^{1/6}        shared vision = 1 − ‖v̄ − (ȳ + b)‖ / √3                  theory M2, 3.5
#pragma once

#include <cmath>

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/governance.h"
#include "models/cocreation/project_columns.h"

namespace agora::cocreation {

struct InfluenceParams {
    float power_exponent = 1.0f;
    float voice_exponent = 1.0f;
    float equal_voice = 0.0f;
    float bargaining_network = 1.0f;
    float owner_capacity = 2.0f;
    float damping = 0.5f;
    float phase_initiate = 0.8f;
    float phase_design = 1.0f;
    float phase_deliver = 0.9f;
    float phase_evaluate = 0.7f;
    float listening_months = 4.0f;
};
ParameterGroup influence_parameters();

inline float voice_of(float competence, float efficacy, float contribution, float exponent) {
    return power(larger(1e-4f, competence * efficacy * contribution), exponent);
}

// Joint effort of the pooled resources, Cobb–Douglas with equal weights.
inline float effort_of(const std::array<float, 6>& stocks) {
    float product = 1.0f;
    for (const float stock : stocks) product *= larger(0.02f, stock);
    return power(product, 1.0f / 6.0f);
}

// Ideas, competence, lived experience, time, money, legitimacy.
inline std::array<float, 6> pool_resources(float members, float competence, float contribution_sum, float slack,
                                           float legitimacy) {
    return {0.3f + 0.7f * smaller(1.0f, members / 12.0f), competence, smaller(1.0f, members / 15.0f),
            smaller(1.0f, contribution_sum / 8.0f),       slack,      legitimacy};
}

inline float shared_vision_of(const Vector3& voice, const Vector3& users, const Vector3& gap) {
    float sum = 0;
    for (std::size_t k = 0; k < 3; ++k) sum += square(voice[k] - (users[k] + gap[k]));
    return 1.0f - std::sqrt(sum / 3.0f);
}

void meet(Rows<Project> projects, ParentOf<CatchmentProjects> catchment, Members<CatchmentProjects> slots,
          Members<CatchmentCitizens> citizens, Own<ProjectPhase> phase, Own<Facilitation> facilitation,
          Read<ProjectPlace> place, Read<Competence> competence, Read<Efficacy> efficacy,
          Read<Contribution> contribution, Read<Attitude> attitude, Read<Hardness> hardness, Read<Profile> profile,
          Update<Participants> count, Update<HardParticipants> hard, Update<VoiceMean> voice,
          Update<VoiceHard> voice_hard, Update<ContributionMean> contribution_mean,
          Update<ContributionSum> contribution_sum, Update<PeerMeans> peers, Update<MeanCompetence> mean_competence,
          const InfluenceParams& p);

void pool(Rows<Project> projects, Own<ProjectPhase> phase, Own<ProjectLine> lead, Own<Participants> count,
          Own<MeanCompetence> competence, Own<ContributionSum> contribution, Own<VoiceMean> voice,
          Read<LineOwner> owner, Read<Slack> slack, Read<Legitimacy> legitimacy, Read<UserProfileMean> users,
          Read<EpistemicGap> gap, Update<Stocks> stocks, Update<Effort> effort, Update<SharedVision> vision,
          const GovernanceParams& governance);

}  // namespace agora::cocreation
