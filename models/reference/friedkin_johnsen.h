// Friedkin & Johnsen 1990 (doi 10.1080/0022250X.1990.9990069): opinions move to a weighted mean of others' and stay
// anchored to where they began. With susceptibility 1 it is DeGroot 1974 (doi 10.1080/01621459.1974.10480137).
//
//     xᵢ' = aᵢ Σⱼ wᵢⱼ xⱼ + (1 − aᵢ) xᵢ⁰        fixed point x* = (I − A W)⁻¹ (I − A) x⁰
//
// Weights are those of the links, self-links included, and 1 where a link has none. In a generated network everybody is
// linked to itself besides, so that neighbours and the agent itself count alike; in a given one links are all there is.
#pragma once

#include "models/reference/opinion.h"

namespace agora::reference {

struct InfluenceParams {
    double susceptibility = 0.75;
    std::int32_t weights = 0;
};

// The mean of those around an agent and itself, all alike; who is alone keeps the own opinion.
template <class OpinionOf>
double mean_with_own(double own, std::span<const Row<Agent>> others, const OpinionOf& opinion) {
    double sum = 0;
    for (const Row<Agent> other : others) sum += opinion[other];
    return (sum + own) / (static_cast<double>(others.size()) + 1.0);
}

// What an agent hears along its links. A row of weights (all 1 if there are none) is divided by its sum, unless it is
// to count as it is; who listens to nobody keeps the own opinion.
template <class OpinionOf>
double heard(double own, std::span<const Row<Agent>> others, std::span<const float> weights, bool as_given,
             const OpinionOf& opinion) {
    if (others.empty()) return own;
    double sum = 0, total = 0;
    for (std::size_t k = 0; k < others.size(); ++k) {
        const double weight = weights.empty() ? 1.0 : static_cast<double>(weights[k]);
        sum += weight * opinion[others[k]];
        total += weight;
    }
    return as_given || total == 0.0 ? sum : sum / total;
}

}  // namespace agora::reference
