// Friedkin & Johnsen 1990 (doi 10.1080/0022250X.1990.9990069): opinions move to a weighted mean of others' and stay
// anchored to where they began. With susceptibility 1 it is DeGroot 1974 (doi 10.1080/01621459.1974.10480137).
//
//     xᵢ' = aᵢ Σⱼ wᵢⱼ xⱼ + (1 − aᵢ) xᵢ⁰        fixed point x* = (I − A W)⁻¹ (I − A) x⁰
//
// Weights are those of the links, self-links included; without weights neighbours and the agent itself count alike.
#pragma once

#include "models/reference/opinion.h"

namespace agora::reference {

struct InfluenceParams {
    float susceptibility = 0.75f;
    std::int32_t weights = 0;
};

// The mean of what an agent hears. A row of weights is divided by its sum, unless it is to count as it is; who listens
// to nobody keeps the own opinion.
template <class OpinionOf>
double heard(double own, std::span<const Row<Agent>> others, std::span<const float> weights, bool as_given,
             const OpinionOf& opinion) {
    if (others.empty()) return own;
    double sum = 0, total = 0;
    if (weights.empty()) {
        for (const Row<Agent> other : others) sum += opinion[other];
        return (sum + own) / (static_cast<double>(others.size()) + 1.0);
    }
    for (std::size_t k = 0; k < others.size(); ++k) {
        sum += static_cast<double>(weights[k]) * opinion[others[k]];
        total += static_cast<double>(weights[k]);
    }
    return as_given || total == 0.0 ? sum : sum / total;
}

}  // namespace agora::reference
