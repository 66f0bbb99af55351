// Random sequential matching among agents: the round of mutual choice, its metrics, and exact probabilities.
#include "models/reference/random_matching.h"

#include <map>

#include "models/reference/models.h"
#include "models/reference/network.h"

namespace agora::reference {
namespace {

bool is_free(std::uint32_t matched_with) { return matched_with == kNoRow; }

// The link with the smallest priority; of two equal ones, that whose lower side has the smaller row.
void choose_best(Rows<Agent> agents, Members<AgentSides> sides, Own<MatchedWith> own, Read<MatchedWith> matched_with,
                 Read<Partner> partner, Read<Opposite> opposite, Read<Priority> priority, Write<BestSide> best_side) {
    for (const Row i : agents) {
        best_side[i] = kNoRow;
        if (!is_free(own[i])) continue;
        std::uint64_t best = ~std::uint64_t{0};
        for (const Row s : sides[i]) {
            const std::uint32_t lower = s < opposite[s] ? s.index : opposite[s].index;
            const std::uint64_t rank = std::uint64_t{priority[s]} << 32 | lower;
            if (rank >= best || !is_free(matched_with[partner[s]])) continue;
            best = rank;
            best_side[i] = s.index;
        }
    }
}

void match_mutual(Rows<Agent> agents, Read<BestSide> best_side, Read<Opposite> opposite, Read<Partner> partner,
                  Update<MatchedWith> matched_with) {
    for (const Row i : agents) {
        if (best_side[i] == kNoRow) continue;
        const Row<Side> mine{best_side[i]};
        const Row<Agent> other = partner[mine];
        if (best_side[other] == opposite[mine].index) matched_with[i] = other.index;
    }
}

void sum_matched(Rows<Agent> agents, Links<Ties> ties, Read<MatchedWith> matched_with, Sums<3> sums) {
    for (const Row i : agents) {
        sums[0] += 1;
        sums[1] += !is_free(matched_with[i]);
        if (!is_free(matched_with[i])) continue;
        bool can_match = false;
        for (const Row j : ties[i]) can_match = can_match || is_free(matched_with[j]);
        sums[2] += can_match;
    }
}

std::string populate_matching(World& world, const Setup& setup, Executor& executor) {
    if (std::string problem = build_network(world, setup, executor); !problem.empty()) return problem;
    if (std::string problem = build_sides(world, executor); !problem.empty()) return problem;
    const auto random = world.random<Side>(kSetupStep);
    const auto priority = world.values<Priority>();
    const auto opposite = world.values<Opposite>();
    for_blocks(executor, world.all<Side>().size(), [&](std::uint32_t first, std::uint32_t last) {
        for (const Row s : Rows<Side>(first, last)) {
            const Row<Side> lower = s < opposite[s.index] ? s : opposite[s.index];
            priority[s.index] = random(lower, Purpose::priority).word(0);
        }
    });
    for (std::uint32_t& row : world.values<MatchedWith>()) row = kNoRow;
    return "";
}

// clang-format off
std::vector<Metric> matching_metrics() {
    return {
        {"matched_share", "1", "Share of agents who are matched.", {0, 1}, "Friedkin 1992", [](std::span<const double> s) { return s[1] / s[0]; }},
        {"open_share", "1", "Share of agents who are not matched and still could be: 0 when the matching is finished.", {0, 1}, "Blelloch, Fineman & Shun 2012", [](std::span<const double> s) { return s[2] / s[0]; }},
    };
}
// clang-format on

// Probabilities for what is left of a small graph, each subset of nodes worked out once.
class Enumeration {
  public:
    Enumeration(std::uint32_t nodes, std::span<const WeightedLink> links) : nodes_(nodes), links_(links) {}

    const std::vector<double>& of(std::uint32_t left) {
        const auto [entry, is_new] = known_.try_emplace(left, std::vector<double>(nodes_, 0.0));
        if (!is_new) return entry->second;
        std::vector<double> sum(nodes_, 0.0);
        double count = 0;
        for (const WeightedLink& link : links_) {
            const std::uint32_t ends = 1u << link.a | 1u << link.b;
            if ((left & ends) != ends) continue;
            const std::vector<double>& rest = of(left & ~ends);
            for (std::uint32_t i = 0; i < nodes_; ++i) sum[i] += (ends >> i & 1u) != 0 ? 1.0 : rest[i];
            count += 1;
        }
        for (double& value : sum) value = count > 0 ? value / count : 0;
        return known_[left] = sum;
    }

  private:
    std::uint32_t nodes_;
    std::span<const WeightedLink> links_;
    std::map<std::uint32_t, std::vector<double>> known_;
};

}  // namespace

std::vector<double> inclusion_probabilities(std::uint32_t nodes, std::span<const WeightedLink> links) {
    return Enumeration(nodes, links).of((1u << nodes) - 1);
}

Model random_matching_model() {
    Model m = network_model("random-matching", "Random sequential matching",
                            "Links are drawn one after the other, each remaining one equally likely, and their agents "
                            "leave; done in a few parallel rounds. Shows which positions are left out, and how often.",
                            Generator::path, 4);
    m.step_name = "round";
    add_sides(m);
    add_columns<Priority, BestSide, MatchedWith>(m);
    m.passes = {
        {"choice", "Whom each free agent prefers.", {submodel<&choose_best>("choice", "the best link that is left")}},
        {"match", "Mutual choices become pairs.", {submodel<&match_mutual>("match", "who is matched with whom")}}};
    m.tallies = {tally<&sum_matched>("matched", matching_metrics())};
    m.key_metrics = {"matched_share", "open_share"};
    m.populate = &populate_matching;
    return m;
}

}  // namespace agora::reference
