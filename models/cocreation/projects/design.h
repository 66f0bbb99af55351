// S12b agenda and design: what a project wants of a service, what staff learn about needs, and how quality moves.
//
//     target = ψ_C v̄ + ψ_P (ȳ + b (1 − 0.7 q̄) − bias (1 − q̄)) + ψ_O Y
//     initiate: g' = g + 0.25 (target − g)
//     design:   Y' = Y + η [(1 − λ)(target − Y) + λ (g − Y)]          delivery: 0.3 η          otherwise: drift to prior
//     b' = b (1 − η_b min(1, n/10) δ)      Q' = Q + η_Q √(ideas · lived)(1 if ψ_C > 0.1 else ½)(1.3 − Q)   theory S12b
#pragma once

#include <cmath>

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/project_columns.h"

namespace agora::cocreation {

struct DesignParams {
    float rate = 0.12f;
    float delivery_factor = 0.3f;
    float agenda_weight = 0.3f;
    float agenda_rate = 0.25f;
    float staff_bias = 0.08f;
    float gap_learning = 0.06f;
    float quality_rate = 0.02f;
    float quality_decay = 0.005f;
    float drift = 0.01f;
};
ParameterGroup design_parameters();

// One dimension of what the three groups together want; without participants their share goes to what exists.
inline float design_target(const Shares& psi, bool has_members, float voice, float users, float gap, float orientation,
                           float current, const DesignParams& p) {
    const float citizens = has_members ? voice : current;
    const float staff = users + gap * (1.0f - 0.7f * orientation) - p.staff_bias * (1.0f - orientation);
    return psi[0] * citizens + psi[1] * staff + psi[2] * current;
}

inline float next_design(float y, float target, float agenda, float rate, float agenda_weight) {
    return clamp01(y + rate * ((1.0f - agenda_weight) * (target - y) + agenda_weight * (agenda - y)));
}

inline float next_quality(float quality, float ideas, float lived, float citizen_influence, float rate) {
    const float voice = citizen_influence > 0.1f ? 1.0f : 0.5f;
    return clamp(quality + rate * std::sqrt(ideas * lived) * voice * (1.3f - quality), 0.7f, 1.3f);
}

inline float next_gap(float gap, float members, float discretion, float rate) {
    return gap * (1.0f - rate * smaller(1.0f, members / 10.0f) * discretion);
}

void set_agendas(Rows<Project> projects, Own<ProjectPhase> phase, Own<ProjectLine> lead, Own<Influence> influence,
                 Own<Participants> count, Own<VoiceMean> voice, Read<UserProfileMean> users, Read<EpistemicGap> gap,
                 Read<StaffMeans> staff, Read<Design> design, Update<Agenda> agenda, const DesignParams& p);

void redesign(Rows<Line> lines, ParentOf<CatchmentLines> catchment, Members<CatchmentProjects> projects,
              Read<ProjectPhase> phase, Read<ProjectLine> lead, Read<Influence> influence, Read<Participants> count,
              Read<VoiceMean> voice, Read<Stocks> stocks, Read<Agenda> agenda, Own<UserProfileMean> users,
              Own<StaffMeans> staff, Own<LineDiscretion> discretion, Own<DesignPrior> prior,
              Own<SustainedAge> sustained_age, Own<ServiceCopied> copied, Update<Design> design,
              Update<EpistemicGap> gap, Update<Quality> quality, const DesignParams& p);

}  // namespace agora::cocreation
