// Positional power, values of small games and matching probabilities: known answers and what must hold for any game.
#include <catch2/catch.hpp>
#include <cmath>

#include "models/reference/random_matching.h"
#include "tests/models/finished_run.h"

using namespace agora;
using namespace agora::reference;

namespace {

using LinkList = std::vector<WeightedLink>;
const LinkList kL3{{0, 1}, {1, 2}}, kL4{{0, 1}, {1, 2}, {2, 3}}, kL5{{0, 1}, {1, 2}, {2, 3}, {3, 4}};
const LinkList kStem{{0, 1}, {1, 2}, {1, 3}, {2, 3}};

void expect(const std::vector<double>& measured, const std::vector<double>& expected) {
    REQUIRE(measured.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        INFO("player " << i);
        CHECK(measured[i] == Approx(expected[i]).margin(1e-9));
    }
}

}  // namespace

TEST_CASE("the graph-theoretic power index") {
    expect(graph_power(3, kL3), {0, 2, 0});
    expect(graph_power(4, kL4), {1, 1, 1, 1});
    expect(graph_power(5, kL5), {0, 2, 0, 2, 0});
    // by hand: the stem's end 1 - 1 + 1, its centre 3 - 1, the other two 2 - 1 + 1
    expect(graph_power(4, kStem), {1, 2, 2, 2});
}

TEST_CASE("the Shapley value") {
    expect(shapley_value(3, assignment_game(3, kL3)), {1. / 6, 2. / 3, 1. / 6});
    // left glove 0; right gloves 1, 2, and a player who adds a constant
    expect(shapley_value(3, {0, 0, 0, 1, 2, 2, 2, 3}), {.5, .5, 2});
}

TEST_CASE("the nucleolus") {
    expect(nucleolus(3, assignment_game(3, kL3)), {0, 1, 0});
    expect(nucleolus(4, assignment_game(4, kL4)), {1. / 3, 2. / 3, 2. / 3, 1. / 3});
    expect(nucleolus(4, assignment_game(4, kStem)), {.25, .75, .5, .5});
    // an estate of 100, 200 and 300 for claims of 100, 200 and 300: the divisions of the Talmud (Aumann & Maschler
    // 1985)
    const auto bankruptcy = [](double estate) {
        Game worth(8, 0.0);
        for (std::uint32_t s = 1; s < 8; ++s) {
            double others = 0;
            for (std::uint32_t i = 0; i < 3; ++i) others += (s >> i & 1u) != 0 ? 0 : 100. * (i + 1);
            worth[s] = std::max(0., estate - others);
        }
        return worth;
    };
    expect(nucleolus(3, bankruptcy(100)), {100. / 3, 100. / 3, 100. / 3});
    expect(nucleolus(3, bankruptcy(200)), {50, 75, 75});
    expect(nucleolus(3, bankruptcy(300)), {50, 100, 150});
}

TEST_CASE("probabilities of being matched, by enumeration") {
    expect(inclusion_probabilities(3, kL3), {.5, 1, .5});
    expect(inclusion_probabilities(4, kL4), {2. / 3, 1, 1, 2. / 3});
    expect(inclusion_probabilities(5, kL5), {.625, 1, .75, 1, .625});
    expect(inclusion_probabilities(4, kStem), {.5, 1, .75, .75});
    expect(inclusion_probabilities(2, {}), {0, 0});
}

TEST_CASE("random matching in parallel rounds includes positions as often as enumeration says") {
    const std::uint32_t nodes = 7, copies = 40000;
    LinkList links{{0, 1}, {1, 2}, {2, 3}, {1, 4}, {4, 5}, {3, 5}, {5, 6}, {0, 3}};
    Scenario scenario = scenario_of("random-matching", 12, {{"network.copies", copies}});
    GivenLinks given;
    for (const WeightedLink& link : links) given.push_back({link.a, link.b});
    scenario.network = given_links(nodes, given);
    const Finished done = run_model(scenario);
    CHECK(done.metric("open_share") == 0);
    const std::vector<double> expected = inclusion_probabilities(nodes, links);
    std::vector<double> matched(nodes, 0.0);
    const auto with = done.values<MatchedWith>();
    for (std::uint32_t i = 0; i < nodes * copies; ++i) {
        matched[i % nodes] += with[i] != kNoRow;
        if (with[i] != kNoRow) REQUIRE(with[with[i]] == i);
    }
    for (std::uint32_t i = 0; i < nodes; ++i) {
        INFO("position " << i);
        CHECK(matched[i] / copies == Approx(expected[i]).margin(4 * .5 / std::sqrt(copies)));
    }
}

TEST_CASE("a matching of a large network takes few rounds and leaves nothing open") {
    const Finished done =
        run_model(scenario_of("random-matching", 25, {{"network.generator", 3}, {"network.nodes", 50000}}));
    CHECK(done.metric("open_share") == 0);
    CHECK(done.metric("matched_share") == done.metric("matched_share", 20));
    // greedy matching of a random graph of mean degree c leaves 1/(c + 1) of the agents (Dyer, Frieze & Pittel 1993)
    CHECK(done.metric("matched_share") == Approx(1 - 1. / 11).margin(.005));
}
