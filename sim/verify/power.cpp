// Positional power on small graphs and in votes: inclusion, paths, and the values of cooperative games.
#include <string>

#include "models/cocreation/metrics/indices.h"
#include "models/reference/power_indices.h"
#include "models/reference/random_matching.h"
#include "sim/verify/model_runs.h"
#include "sim/verify/targets.h"

namespace agora::verify {
namespace {

using LinkList = std::vector<reference::WeightedLink>;
constexpr double kPrinted = 6e-7;  // the expected figures have six decimals

struct Position {
    const char* graph;
    LinkList links;
    std::vector<double> expected;
};

const LinkList kL3{{0, 1}, {1, 2}}, kL4{{0, 1}, {1, 2}, {2, 3}}, kL5{{0, 1}, {1, 2}, {2, 3}, {3, 4}};

const std::vector<Position>& inclusion() {
    static const std::vector<Position> positions{
        {"L3", kL3, {.5, 1, .5}},
        {"L4", kL4, {2. / 3, 1, 1, 2. / 3}},
        {"L5", kL5, {.625, 1, .75, 1, .625}},
        {"stem", {{0, 1}, {1, 2}, {1, 3}, {2, 3}}, {.5, 1, .75, .75}},
        {"T", {{0, 1}, {1, 2}, {1, 3}, {3, 4}}, {.375, 1, .375, 1, .75}},
        {"bow-tie", {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 2}, {3, 4}}, {8. / 9, 7. / 9, 7. / 9, 7. / 9, 7. / 9}},
        {"triangle", {{0, 1}, {1, 2}, {0, 2}}, {2. / 3, 2. / 3, 2. / 3}},
    };
    return positions;
}

void compare(std::vector<Check>& out, const Position& position, const std::vector<double>& measured, double tolerance) {
    for (std::size_t i = 0; i < position.expected.size(); ++i)
        out.push_back({std::string(position.graph) + ", node " + std::to_string(i), position.expected[i], tolerance,
                       measured[i]});
}

std::vector<Check> matching_by_enumeration(const Effort&) {
    std::vector<Check> out;
    for (const Position& p : inclusion())
        compare(out, p, reference::inclusion_probabilities(static_cast<std::uint32_t>(p.expected.size()), p.links),
                1e-12);
    return out;
}

// Four standard errors of a share of one half, the widest there is.
std::vector<Check> matching_by_agents(const Effort& effort) {
    const std::uint32_t copies = effort.quick ? 20000 : 200000;
    std::vector<Check> out;
    for (const Position& p : inclusion()) {
        Scenario scenario = scenario_of("random-matching", 10, {{"network.copies", copies}});
        std::vector<GivenNetwork::Link> links;
        for (const reference::WeightedLink& link : p.links) links.push_back({link.a, link.b});
        const std::size_t nodes = p.expected.size();
        give_links(scenario, static_cast<std::uint32_t>(nodes), std::move(links));
        const ModelRun done = run_model(scenario, effort.executor);
        std::vector<double> matched(nodes, 0.0);
        const auto with = done.world.values<reference::MatchedWith>();
        for (std::size_t i = 0; i < with.size(); ++i) matched[i % nodes] += with[i] != kNoRow ? 1.0 / copies : 0.0;
        compare(out, p, matched, effort.quick ? .0142 : .0045);
    }
    return out;
}

std::vector<Check> paths(const Effort&) {
    std::vector<Check> out;
    for (const Position& p : {Position{"L3", kL3, {0, 2, 0}}, {"L4", kL4, {1, 1, 1, 1}}, {"L5", kL5, {0, 2, 0, 2, 0}}})
        compare(out, p, reference::graph_power(static_cast<std::uint32_t>(p.expected.size()), p.links), 0);
    return out;
}

std::vector<Check> votes(const Effort&) {
    using cocreation::banzhaf;
    using cocreation::shapley_shubik;
    std::vector<Check> out;
    const std::vector<std::uint32_t> six{4, 4, 4, 2, 2, 1}, three{50, 49, 1};
    compare(out, {"[12; 4,4,4,2,2,1] Shapley-Shubik", {}, {7. / 30, 7. / 30, 7. / 30, .15, .15, 0}},
            shapley_shubik(six, 12), 1e-9);
    compare(out, {"[12; 4,4,4,2,2,1] Banzhaf", {}, {5. / 21, 5. / 21, 5. / 21, 1. / 7, 1. / 7, 0}}, banzhaf(six, 12),
            1e-9);
    compare(out, {"[51; 50,49,1] Shapley-Shubik", {}, {2. / 3, 1. / 6, 1. / 6}}, shapley_shubik(three, 51), 1e-9);
    compare(out, {"[51; 50,49,1] Banzhaf", {}, {.6, .2, .2}}, banzhaf(three, 51), 1e-9);
    std::vector<std::uint32_t> council(15, 1);  // five permanent members, who are needed for each of the 39 votes
    for (std::size_t i = 0; i < 5; ++i) council[i] = 7;
    const std::vector<double> orders = shapley_shubik(council, 39), coalitions = banzhaf(council, 39);
    out.push_back({"Security Council, permanent: Shapley-Shubik", 421. / 2145, 1e-9, orders[0]});
    out.push_back({"Security Council, elected: Shapley-Shubik", 4. / 2145, 1e-9, orders[14]});
    out.push_back({"Security Council, permanent: Banzhaf", .166929, kPrinted, coalitions[0]});
    out.push_back({"Security Council, elected: Banzhaf", .016535, kPrinted, coalitions[14]});
    const reference::Game game = reference::assignment_game(3, kL3);
    compare(out, {"L3, Shapley value", {}, {1. / 6, 2. / 3, 1. / 6}}, reference::shapley_value(3, game), 1e-9);
    compare(out, {"L3, nucleolus", {}, {0, 1, 0}}, reference::nucleolus(3, game), 1e-9);
    return out;
}

}  // namespace

std::vector<Target> power_targets() {
    return {{"V27", "random sequential matching: inclusion, by enumeration", "Friedkin 1992", false,
             matching_by_enumeration},
            {"V27m", "random sequential matching: inclusion of agents", "Friedkin 1992", true, matching_by_agents},
            {"V29", "graph-theoretic power index", "Markovsky, Willer & Patton 1988", false, paths},
            {"V30", "voting power, Shapley value and nucleolus", "Shapley & Shubik 1954; Banzhaf 1965; Schmeidler 1969",
             false, votes}};
}

}  // namespace agora::verify
