// Positional power by disjoint paths, and the Shapley value of small games.
#include "models/reference/power_indices.h"

#include <algorithm>
#include <bit>

namespace agora::reference {
namespace {

using Set = std::uint32_t;
constexpr Set kOne = 1;

// Sets of nodes, without the start, of the paths of each length from a node.
class Paths {
  public:
    Paths(std::uint32_t nodes, std::span<const WeightedLink> links) : neighbours_(nodes, 0) {
        for (const WeightedLink& link : links) {
            neighbours_[link.a] |= kOne << link.b;
            neighbours_[link.b] |= kOne << link.a;
        }
    }

    std::vector<std::vector<Set>> from(std::uint32_t start) const {
        std::vector<std::vector<Set>> by_length(neighbours_.size());
        walk(start, start, 0, 0, by_length);
        for (auto& sets : by_length) {
            std::sort(sets.begin(), sets.end());
            sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
        }
        return by_length;
    }

  private:
    void walk(std::uint32_t start, std::uint32_t at, Set passed, std::size_t length,
              std::vector<std::vector<Set>>& by_length) const {
        if (length > 0) by_length[length].push_back(passed);
        for (Set left = neighbours_[at] & ~passed & ~(kOne << start); left != 0; left &= left - 1) {
            const auto next = static_cast<std::uint32_t>(std::countr_zero(left));
            walk(start, next, passed | kOne << next, length + 1, by_length);
        }
    }

    std::vector<Set> neighbours_;
};

// How many of the sets, from one position on, can be had without overlap.
std::uint32_t most_disjoint(std::span<const Set> sets, Set taken) {
    std::uint32_t most = 0;
    for (std::size_t i = 0; i < sets.size(); ++i)
        if ((sets[i] & taken) == 0) most = std::max(most, 1 + most_disjoint(sets.subspan(i + 1), taken | sets[i]));
    return most;
}

}  // namespace

std::vector<double> graph_power(std::uint32_t nodes, std::span<const WeightedLink> links) {
    const Paths paths(nodes, links);
    std::vector<double> power(nodes, 0.0);
    for (std::uint32_t i = 0; i < nodes; ++i) {
        const auto by_length = paths.from(i);
        for (std::size_t length = 1; length < by_length.size(); ++length)
            power[i] += (length % 2 == 1 ? 1.0 : -1.0) * most_disjoint(by_length[length], 0);
    }
    return power;
}

Game assignment_game(std::uint32_t nodes, std::span<const WeightedLink> links) {
    Game worth(std::size_t{1} << nodes, 0.0);
    for (Set s = 1; s < worth.size(); ++s) {
        const auto lowest = static_cast<std::uint32_t>(std::countr_zero(s));
        worth[s] = worth[s & (s - 1)];
        for (const WeightedLink& link : links) {
            const Set ends = kOne << link.a | kOne << link.b;
            if ((link.a != lowest && link.b != lowest) || (s & ends) != ends) continue;
            worth[s] = std::max(worth[s], link.weight + worth[s & ~ends]);
        }
    }
    return worth;
}

std::vector<double> shapley_value(std::uint32_t players, const Game& worth) {
    // The share of orders in which exactly a given set of that size comes before a player: size! (n − size − 1)! / n!
    std::vector<double> share(players, 1.0 / players);
    for (std::uint32_t size = 1; size < players; ++size) share[size] = share[size - 1] * size / (players - size);
    std::vector<double> value(players, 0.0);
    for (Set s = 0; s < worth.size(); ++s)
        for (std::uint32_t i = 0; i < players; ++i)
            if ((s >> i & 1u) == 0)
                value[i] += share[static_cast<std::size_t>(std::popcount(s))] * (worth[s | kOne << i] - worth[s]);
    return value;
}

}  // namespace agora::reference
