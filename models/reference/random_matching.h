// Random sequential matching: one remaining link after the other is drawn, each equally likely, and its agents leave.
//
// The same as giving every link a random priority and matching along the best link that is left; links that are the
// best of both their agents can all be matched at once, so that a matching takes rounds that grow with the logarithm of
// the network (Blelloch, Fineman & Shun 2012, SPAA, doi 10.1145/2312005.2312058). How often a position is included
// says what it can expect: the expected value theory of exchange (Friedkin 1992, doi 10.1016/0378-8733(92)90002-R).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "agora/model.h"
#include "models/reference/agents.h"
#include "models/reference/power_indices.h"
#include "models/reference/sides.h"

namespace agora::reference {

struct Priority : Column<Side, std::uint32_t> {
    static constexpr ColumnInfo info{"priority", "1", {0, 4.3e9f}, "Random rank of the link, lowest first."};
};
struct BestSide : Column<Agent, std::uint32_t> {
    static constexpr ColumnInfo info{
        "best_side", "1", {0, 4.3e9f}, "Row of its best side to a free agent; 2^32 - 1 if none."};
};
struct MatchedWith : Column<Agent, std::uint32_t> {
    static constexpr ColumnInfo info{
        "matched_with", "1", {0, 4.3e9f}, "Row of the agent it is matched with; 2^32 - 1 if none."};
};

// Exact probability of every node of a graph of up to 20 nodes to be matched, by enumeration.
std::vector<double> inclusion_probabilities(std::uint32_t nodes, std::span<const WeightedLink> links);

}  // namespace agora::reference
