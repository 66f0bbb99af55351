// Whether agents can make the exchanges that payoffs require: the test for a stable outcome.
//
// Prices belong to a stable outcome if and only if links on which nobody loses can be chosen so that every agent with
// something to gain fills all its places (complementary slackness; Kleinberg & Tardos 2008,
// doi 10.1145/1374376.1374421). On a triangle three agents need a partner and only two find one. Found by augmenting
// paths with blossoms (Edmonds 1965, doi 10.4153/CJM-1965-045-4). Payoffs at rest may fail the test though a stable
// outcome exists (where two and three agents all face each other, everybody may rest at one half); whether one exists
// is asked with optimal prices.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "models/reference/fractional_matching.h"

namespace agora::reference {

// How many exchanges an agent may make, and whether it must make that many.
struct Places {
    std::uint32_t count = 0;
    bool must_fill = false;
};

using PairOfAgents = std::array<std::uint32_t, 2>;

// Whether some of the links (each used at most once) fill all the places that must be filled and exceed none. Time
// grows with the square of the number of links at least: meant for up to about a thousand links.
bool can_fill(std::span<const Places> agents, std::span<const PairOfAgents> links);

// Whether agents with these places have a stable outcome: whether the best matching gains as much as the best
// fractional one, in which links may be used by half. Exact. Time as for can_fill.
bool has_stable_outcome(std::span<const std::uint32_t> places, std::span<const Gain> links);

}  // namespace agora::reference
