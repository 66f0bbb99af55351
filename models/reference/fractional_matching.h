// Prices that decide whether a stable outcome exists: an optimum of the linear relaxation of matching with capacities.
//
//     min Σᵢ bᵢ yᵢ + Σ uₗ     such that  yᵢ + yⱼ + uₗ ≥ wₗ for every link l = {i, j},   y ≥ 0, u ≥ 0
//
// An outcome is stable if and only if its best alternatives are such prices and its exchanges a whole-numbered optimum
// of the relaxation (Kleinberg & Tardos 2008, doi 10.1145/1374376.1374421; with capacities Bateni, Hajiaghayi,
// Immorlica & Mahini 2010, doi 10.1007/978-3-642-14165-2_18). The relaxation is solved on the bipartite double cover,
// in which every agent stands on both sides, by shortest augmenting paths (Edmonds & Karp 1972,
// doi 10.1145/321694.321699); the mean of an agent's two prices is optimal in the network itself.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace agora::reference {

// A link between two agents, and what they gain over going without each other, in whole numbers: sums are exact.
struct Gain {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::int64_t gain = 0;
};

// Twice an optimal price yᵢ of each agent, a whole number. Links without gain are left aside, each link is used at most
// once. Takes as many searches as there are exchanges, each of which looks at all links.
std::vector<std::int64_t> doubled_prices(std::span<const std::uint32_t> places, std::span<const Gain> links);

}  // namespace agora::reference
