// S6 trust: a beta reputation of services, fed by what was received against what was expected or promised.
//
//     r' = λ r + n o        s' = λ s + n ω (1 − o)        τ = (r + 1)/(r + s + 2)        o = min(1, X / Xᵉ)
//     users: X = V, Xᵉ = V_ref;  participants: X = ½ V + ½ min(1, 2 ψ), Xᵉ = V_ref (1 + 2 promise (R − 1)/7)
//
// Jøsang & Ismail 2002; losing is easier than winning: Slovic 1993; promises follow the rung on paper: theory 2.7 S6.
// Everybody else hears of users: evidence drifts towards the mean trust of the line's users (reading of theory S6).
#pragma once

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/project_columns.h"
#include "models/cocreation/trust_of.h"

namespace agora::cocreation {

struct TrustParams {
    float memory = 0.9f;
    float weight_bad = 1.25f;
    float users_evidence = 0.5f;
    float participants_evidence = 1.0f;
    float reference_value = 0.75f;
    float promise = 0.25f;
    float hearsay = 0.03f;
    float responsiveness_rate = 0.08f;
};
ParameterGroup trust_parameters();

struct TrustEvidence {
    float good = 0;
    float bad = 0;
};

inline TrustEvidence next_evidence(TrustEvidence e, float outcome, float weight, float memory, float weight_bad) {
    return {clamp(memory * e.good + weight * outcome, 0.0f, 20.0f),
            clamp(memory * e.bad + weight * weight_bad * (1.0f - outcome), 0.0f, 20.0f)};
}

// Drift of somebody without experience towards trust τ̄ held with evidence r + s = 4.
inline TrustEvidence hear(TrustEvidence e, float mean_trust, float rate) {
    const float good = 6.0f * mean_trust - 1.0f;
    return {larger(0.0f, e.good + rate * (good - e.good)), larger(0.0f, e.bad + rate * (4.0f - good - e.bad))};
}

inline float experience_of(bool user, float value, const Participation& part, const TrustParams& p) {
    const float served = smaller(1.0f, value / p.reference_value);
    const float voice = smaller(1.0f, 2.0f * part.influence);
    const float received = user ? 0.5f * value + 0.5f * voice : voice;
    const float expected = p.reference_value * (1.0f + 2.0f * p.promise * (part.rung - 1.0f) / 7.0f);
    return part.part > 0 ? smaller(1.0f, received / expected) : served;
}

inline float next_responsiveness(float rho, bool user, float value, float part, float influence, float rate) {
    const float outside = 0.01f * (0.35f - rho) + (user ? 0.02f * (value - 0.5f) : 0.0f);
    return clamp01(rho + (part > 0 ? rate * (smaller(1.0f, 2.0f * influence) - rho) : outside));
}

void update_trust(Rows<Citizen> citizens, Own<Received> received, Own<TakingPart> taking_part, Own<LineChoice> choice,
                  ParentOf<CatchmentCitizens> catchment, Members<CatchmentLines> lines, Read<UserTrustMean> user_trust,
                  Update<TrustGood> good, Update<TrustBad> bad, Update<Responsiveness> responsiveness,
                  const TrustParams& p);

}  // namespace agora::cocreation
