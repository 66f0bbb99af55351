// S1 need: shocks arrive by hazard and hardship, and recover by themselves, through services and through support.
//
//     λ_i = λ₀ exp(0.9 H + 0.6 (½ − res))        Δ ~ U(0, 2 Δ̄)        u⁺ = u + (1 − u) min(1, Δ)
//     ϱ = 1 − exp(−(ρ₀ + ρ₁ V + ρ₂ supp))        u' = u⁺ (1 − ϱ)                                        theory 2.7 S1
#pragma once

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/project_columns.h"

namespace agora::cocreation {

struct NeedParams {
    float rate = 0.012f;
    float size = 0.5f;
    float hardness = 0.9f;
    float resources = 0.6f;
    float recovery_base = 0.01f;
    float recovery_service = 0.14f;
    float recovery_support = 0.04f;
    float mean_field = 0.0f;
};
ParameterGroup need_parameters();

inline float need_hazard(float hardness, float resources, const NeedParams& p) {
    return p.rate * exp(p.hardness * hardness + p.resources * (0.5f - resources));
}

inline float recovery_of(float value, float support, const NeedParams& p) {
    return 1.0f - exp(-(p.recovery_base + p.recovery_service * value + p.recovery_support * support));
}

inline float next_need(float need, float shock, float recovery) {
    return (need + (1.0f - need) * smaller(1.0f, shock)) * (1.0f - recovery);
}

void update_need(Rows<Citizen> citizens, Own<Hardness> hardness, Own<Resources> resources, Own<Received> received,
                 Own<Around> around, Update<UnmetNeed> need, Random<Citizen> random, const NeedParams& p);

}  // namespace agora::cocreation
