// S7 opinion, norm and contribution: anchored bounded-confidence opinion, a norm fed by what others do, conditional
// giving.
//
//     x' = χ [(1 − μ) x + μ x̄] + (1 − χ) x⁰ + part 0.03 (2 ψ − 0.4)             Friedkin & Johnsen 1990; theory M6
//     m' = m + η [0.9 n̄ + part ½ (c̄ − m) + 0.02 (τ − ½) − 0.01 (m − 0.35)]      Bicchieri 2006; theory 2.7 S7
//     c' = c + κ [ρ s c̄ + (1 − ρ)(0.2 + 0.6 m) − c]                             Fischbacher, Gächter & Fehr 2001; theory M11
#pragma once

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/citizens/surroundings.h"
#include "models/cocreation/project_columns.h"
#include "models/cocreation/trust_of.h"

namespace agora::cocreation {

struct NormParams {
    float rate = 0.05f;
    float neighbours = 0.9f;
    float giving_rate = 0.3f;
    float conditional = 0.6f;
    float matching = 0.9f;
};
ParameterGroup norm_parameters();

inline float next_attitude(float x, float anchor, float chi, float neighbours, float part, float influence,
                           const OpinionParams& p) {
    const float social = (1.0f - p.rate) * x + p.rate * neighbours;
    return clamp01(chi * social + (1.0f - chi) * anchor + part * p.project_gain * (2.0f * influence - 0.4f));
}

inline float next_norm(float m, float active_share, float part, float contribution_mean, float trust,
                       const NormParams& p) {
    return clamp01(m + p.rate * (p.neighbours * active_share + part * 0.5f * (contribution_mean - m) +
                                 0.02f * (trust - 0.5f) - 0.01f * (m - 0.35f)));
}

inline float own_contribution(float norm) { return 0.2f + 0.6f * norm; }

inline float next_contribution(float c, float mean, float norm, const NormParams& p) {
    return clamp01(c + p.giving_rate *
                           (p.conditional * p.matching * mean + (1.0f - p.conditional) * own_contribution(norm) - c));
}

void update_attitude(Rows<Citizen> citizens, Own<AttitudeAnchor> anchor, Own<Susceptibility> susceptibility,
                     Own<Around> around, Own<TakingPart> taking_part, Update<Attitude> attitude,
                     const OpinionParams& p);

void update_norm(Rows<Citizen> citizens, Own<TrustGood> good, Own<TrustBad> bad, Own<Around> around,
                 Own<TakingPart> taking_part, Update<Norm> norm, const NormParams& p);

void update_contribution(Rows<Citizen> citizens, Own<TakingPart> taking_part, Own<Norm> norm,
                         Update<Contribution> contribution, const NormParams& p);

}  // namespace agora::cocreation
