// S5 outcomes: wellbeing, mobilised strengths and self-efficacy, and S10's learning of civic competence.
//
//     w' = w + λ_w (w* − w),  w* = w₀ − 0.5 u + 0.25 (e − ½) + 0.12 (supp − 0.3)         set point: Headey & Wearing 1989
//     a' = a + η q P (1 − a) − ζ (1 − q) P a − δ (a − a_min)                             theory M10 (Saleebey 1996; Sen 1999)
//     e' = e + η_m M (1 − e) − η_f F e + η_v (ē_N − e) − δ_e (e − e⁰)                    Bandura 1977; theory M12
//     M = user V (0.3 + 0.7 a) + part min(1, 1.6 ψ)      F = ½ user (1 − V) + part 1.2 (¼ − ψ)₊ (1.5 − e)
#pragma once

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/people.h"
#include "models/cocreation/project_columns.h"

namespace agora::cocreation {

struct OutcomeParams {
    float wellbeing_rate = 0.2f;
    float wellbeing_offset = 0.08f;
    float wellbeing_need = 0.5f;
    float wellbeing_efficacy = 0.25f;
    float wellbeing_support = 0.12f;
    float mobilise = 0.06f;
    float label = 0.03f;
    float strength_decay = 0.03f;
    float strength_least = 0.2f;
    float mastery = 0.05f;
    float failure = 0.03f;
    float vicarious = 0.02f;
    float efficacy_return = 0.03f;
    float threat = 1.0f;
    float competence_gain = 0.02f;
};
ParameterGroup outcome_parameters();

inline float next_strengths(float a, float q, float practice, const OutcomeParams& p) {
    return clamp01(a + p.mobilise * q * practice * (1.0f - a) - p.label * (1.0f - q) * practice * a -
                   p.strength_decay * (a - p.strength_least));
}

inline float mastery_of(bool user, float value, float strengths, float part, float influence) {
    return (user ? value * (0.3f + 0.7f * strengths) : 0.0f) + part * smaller(1.0f, 1.6f * influence);
}

// `threat` = 1 makes failure in a project hit those with low efficacy harder (theory S5, marked [U]); 0 leaves that
// out.
inline float failure_of(bool user, float value, float part, float influence, float efficacy, float threat) {
    const float weight = 1.0f + threat * (0.5f - efficacy);
    return (user ? 0.5f * (1.0f - value) : 0.0f) + part * 1.2f * positive_part(0.25f - influence) * weight;
}

inline float next_efficacy(float e, float base, float mastery, float failure, float neighbours,
                           const OutcomeParams& p) {
    return clamp01(e + p.mastery * mastery * (1.0f - e) - p.failure * failure * e + p.vicarious * (neighbours - e) -
                   p.efficacy_return * (e - base));
}

inline float next_wellbeing(float w, float level, float need, float efficacy, float support, const OutcomeParams& p) {
    const float target = level + p.wellbeing_offset - p.wellbeing_need * need +
                         p.wellbeing_efficacy * (efficacy - 0.5f) + p.wellbeing_support * (support - 0.3f);
    return clamp01(w + p.wellbeing_rate * (target - w));
}

void update_wellbeing(Rows<Citizen> citizens, Own<UnmetNeed> need, Own<Efficacy> efficacy, Own<Around> around,
                      Update<Wellbeing> wellbeing, const OutcomeParams& p, const PeopleParams& people);

void update_strengths(Rows<Citizen> citizens, Own<Received> received, Own<LineChoice> choice,
                      ParentOf<CatchmentCitizens> catchment, Members<CatchmentLines> lines, Read<Delivered> delivered,
                      Update<Strengths> strengths, const OutcomeParams& p);

void update_efficacy(Rows<Citizen> citizens, Own<Strengths> strengths, Own<EfficacyBase> base, Own<Received> received,
                     Own<TakingPart> taking_part, Own<Around> around, Update<Efficacy> efficacy,
                     const OutcomeParams& p);

void learn_competence(Rows<Citizen> citizens, Own<TakingPart> taking_part, Update<Competence> competence,
                      const OutcomeParams& p);

}  // namespace agora::cocreation
