// S12 influence: formal say, willingness to cede and bargaining position make the shares of the three groups (theory
// M5).
//
//     Rₑ = min(R, 1 + 7 ω̄)
//     ψ_C ∝ ω_C(Rₑ) m_φ (1 − exp(−(age + 1)/4)) (2 γ)^ζ
//     ψ_P ∝ (1 − ω_C)(0.35 + 0.4 δ)          ψ_O ∝ (1 − ω_C)(0.65 − 0.4 δ)(2 (1 − γ))^ζ        normalised to 1
#pragma once

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/project_columns.h"
#include "models/cocreation/projects/life_cycle.h"
#include "models/cocreation/projects/members.h"

namespace agora::cocreation {

inline constexpr std::array<float, 8> kRungWeights{0.0f, 0.0f, 0.05f, 0.10f, 0.20f, 0.40f, 0.60f, 0.85f};  // theory M5

// Formal weight of citizens at a rung of Arnstein's ladder, linear in between.
inline float rung_weight(float rung) {
    const float r = clamp(rung, 1.0f, 8.0f) - 1.0f;
    const auto below = static_cast<std::size_t>(r < 7.0f ? r : 6.0f);
    return kRungWeights[below] + (r - static_cast<float>(below)) * (kRungWeights[below + 1] - kRungWeights[below]);
}

inline float effective_rung(float formal, float willingness) { return smaller(formal, 1.0f + 7.0f * willingness); }

struct Position {
    float rung;        // in effect
    float room;        // m_φ of the phase
    float age;         // months
    float bargaining;  // γ
    float discretion;  // δ
};

inline Shares influence_shares(const Position& at, const InfluenceParams& p) {
    const float weight = rung_weight(at.rung);
    const float listening = 1.0f - exp(-(at.age + 1.0f) / p.listening_months);
    const float c = weight * at.room * listening * power(2.0f * at.bargaining, p.power_exponent);
    const float s = (1.0f - weight) * (0.35f + 0.4f * at.discretion);
    const float o =
        (1.0f - weight) * (0.65f - 0.4f * at.discretion) * power(2.0f * (1.0f - at.bargaining), p.power_exponent);
    const float sum = c + s + o;
    return {c / sum, s / sum, o / sum};
}

inline float room_in(std::uint8_t phase, const InfluenceParams& p) {
    const std::array<float, 5> rooms{0.0f, p.phase_initiate, p.phase_design, p.phase_deliver, p.phase_evaluate};
    return rooms[phase];
}

void share_influence(Rows<Project> projects, Own<ProjectPhase> phase, Own<ProjectLine> lead, Own<FormalRung> rung,
                     Own<ProjectAge> age, Own<Participants> count, Own<CitizenShare> share, Read<StaffMeans> staff,
                     Read<LineDiscretion> discretion, Update<EffectiveRung> effective, Update<Influence> influence,
                     const InfluenceParams& p);

// Admission: the smallest tickets of hard-to-reach applicants fill the quota, then the smallest of all fill the rest.
void admit(Rows<Project> projects, Own<ProjectPhase> phase, Own<Participants> count, Own<HardParticipants> hard,
           Inbox<Application> inbox, Update<GeneralSeats> general, Update<QuotaSeats> quota, const ProjectParams& p);

}  // namespace agora::cocreation
