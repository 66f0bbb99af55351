// Measures of positional power and solutions of cooperative games on small graphs, as plain functions.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace agora::reference {

// A link between two nodes and what it is worth to both together.
struct WeightedLink {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double weight = 1;
};

// Graph-theoretic power index: paths of odd length that share nothing but their start count for a node, those of even
// length against it; of each length as many as can be had at once. Markovsky, Willer & Patton 1988, doi
// 10.2307/2095689. Up to 20 nodes.
std::vector<double> graph_power(std::uint32_t nodes, std::span<const WeightedLink> links);

// A cooperative game: the worth of every coalition, by the set of its members as bits; worth[0] = 0.
using Game = std::vector<double>;

// The assignment game of a graph: a coalition is worth the heaviest matching inside it (Shapley & Shubik 1971, doi
// 10.1007/BF01753437). Up to 20 nodes.
Game assignment_game(std::uint32_t nodes, std::span<const WeightedLink> links);

// The Shapley value: what each player adds on average over all orders (Shapley 1953). Up to 20 players.
std::vector<double> shapley_value(std::uint32_t players, const Game& worth);

// The nucleolus: among payoffs that give all players together their worth and each at least its own, the one that makes
// the least satisfied coalition as satisfied as possible, then the next, and so on (Schmeidler 1969, doi
// 10.1137/0117107). By linear programmes, to about 1e-9; the players' own worths must not exceed that of all. Up to 10
// players.
std::vector<double> nucleolus(std::uint32_t players, const Game& worth);

}  // namespace agora::reference
