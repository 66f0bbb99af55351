// Balanced bargaining on any small graph: known splits, the identity with dependence, capacities, and instances without
// a stable outcome, found by the program and by trying everything.
#include <array>
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>

#include "models/reference/bargaining.h"
#include "models/reference/power_indices.h"
#include "models/reference/stable_outcome.h"
#include "tests/models/finished_run.h"

using namespace agora;
using namespace agora::reference;

namespace {

struct Instance {
    std::uint32_t nodes;
    GivenLinks links;
    std::vector<double> disagreement{};
    std::vector<double> capacity{};
};

Finished bargain(const Instance& instance, std::uint32_t steps = 2000) {
    Scenario scenario = scenario_of("bargaining", steps, {});
    scenario.network = given_links(instance.nodes, instance.links);
    if (!instance.disagreement.empty()) scenario.agents.push_back({"disagreement", instance.disagreement, "a test"});
    if (!instance.capacity.empty()) scenario.agents.push_back({"capacity", instance.capacity, "a test"});
    return run_model(scenario);
}

void expect_payoffs(const Instance& instance, const std::vector<double>& expected) {
    const Finished done = bargain(instance);
    const auto payoffs = done.values<Payoff>();
    REQUIRE(payoffs.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        INFO("agent " << i);
        CHECK(payoffs[i] == Approx(expected[i]).margin(1e-5));
    }
    CHECK(done.metric("moving") == 0);
    CHECK(done.metric("stable") == 1);
}

GivenLinks path(std::uint32_t nodes) {
    GivenLinks links;
    for (std::uint32_t i = 0; i + 1 < nodes; ++i) links.push_back({i, i + 1});
    return links;
}

GivenLinks cycle(std::uint32_t nodes) {
    GivenLinks links = path(nodes);
    links.push_back({0, nodes - 1});
    return links;
}

// The most links that agents with these places can use at once, by trying every set of links.
std::uint32_t fills_all(const std::vector<Places>& agents, const std::vector<PairOfAgents>& links) {
    for (std::uint32_t chosen = 0; chosen < 1u << links.size(); ++chosen) {
        std::vector<std::uint32_t> used(agents.size(), 0);
        for (std::size_t l = 0; l < links.size(); ++l)
            if ((chosen >> l & 1u) != 0) ++used[links[l][0]], ++used[links[l][1]];
        bool is_good = true;
        for (std::size_t i = 0; i < agents.size(); ++i)
            is_good = is_good && used[i] <= agents[i].count && (!agents[i].must_fill || used[i] == agents[i].count);
        if (is_good) return 1;
    }
    return 0;
}

}  // namespace

TEST_CASE("bargaining on the graphs of exchange experiments gives the known splits") {
    expect_payoffs({2, path(2)}, {.5, .5});
    expect_payoffs({3, path(3)}, {0, 1, 0});
    expect_payoffs({4, path(4)}, {1. / 3, 2. / 3, 2. / 3, 1. / 3});
    expect_payoffs({5, path(5)}, {0, 1, 0, 1, 0});
    expect_payoffs({6, path(6)}, {.25, .75, .5, .5, .75, .25});
    expect_payoffs({4, {{0, 1}, {1, 2}, {1, 3}, {2, 3}}}, {.25, .75, .5, .5});
    expect_payoffs({5, {{0, 1}, {1, 2}, {1, 3}, {3, 4}}}, {0, 1, 0, .5, .5});
    expect_payoffs({6, {{0, 2}, {1, 2}, {2, 3}, {3, 4}, {3, 5}}}, {0, 0, 1, 1, 0, 0});
}

TEST_CASE("surplus, disagreement and capacity count") {
    expect_payoffs({2, path(2), {.2, .1}}, {.55, .45});
    expect_payoffs({3, {{0, 1, 1}, {1, 2, .6f}}}, {.2, .8, 0});
    expect_payoffs({3, {{0, 1, 1}, {1, 2, .6f}}, {.3, 0, 0}}, {.35, .65, 0});
    for (const auto& [leaves, places, centre] :
         {std::tuple{2u, 1., 1.}, {2, 2, .5}, {3, 2, 1}, {3, 3, .5}, {4, 2, 1}}) {
        Instance star{leaves + 1, {}, {}, std::vector<double>(leaves + 1, 1)};
        for (std::uint32_t leaf = 1; leaf <= leaves; ++leaf) star.links.push_back({0, leaf});
        star.capacity[0] = places;
        std::vector<double> expected(leaves + 1, 1 - centre);
        expected[0] = centre;
        expect_payoffs(star, expected);
    }
}

TEST_CASE("odd cycles have no stable outcome, even cycles have one") {
    for (const std::uint32_t nodes : {3u, 4u, 5u, 6u, 7u}) {
        const Finished done = bargain({nodes, cycle(nodes)});
        INFO(nodes << " agents");
        CHECK(done.metric("moving") == 0);
        CHECK(done.metric("no_stable_outcome") == (nodes % 2 == 1 ? 1 : 0));
        CHECK(done.metric("mean_payoff") == Approx(.5));
    }
}

TEST_CASE("the verdict agrees with the best matching on every graph of five agents") {
    std::vector<GivenNetwork::Link> all;
    for (std::uint32_t i = 0; i < 5; ++i)
        for (std::uint32_t j = i + 1; j < 5; ++j) all.push_back({i, j});
    std::uint32_t without = 0;
    for (std::uint32_t chosen = 1; chosen < 1u << all.size(); chosen += 3) {
        Instance instance{5, {}};
        std::vector<WeightedLink> links;
        for (std::size_t l = 0; l < all.size(); ++l)
            if ((chosen >> l & 1u) != 0) {
                instance.links.push_back(all[l]);
                links.push_back({all[l].from, all[l].to, 1});
            }
        const Finished done = bargain(instance, 1000);
        double payoffs = 0;
        for (const double payoff : done.values<Payoff>()) payoffs += payoff;
        const bool is_stable = std::fabs(payoffs - assignment_game(5, links).back()) < 1e-4;
        INFO("links " << chosen);
        REQUIRE(done.metric("moving") == 0);
        REQUIRE(done.metric("stable") == (is_stable ? 1 : 0));
        const bool exists = done.metric("no_stable_outcome") == 0;
        REQUIRE(done.metric("at_rest_not_stable") == (exists && !is_stable ? 1 : 0));
        without += !exists;
    }
    CHECK(without > 20);
}

TEST_CASE("bargaining may rest where no outcome is stable, though one exists elsewhere") {
    const auto facing = [](std::uint32_t few, std::uint32_t many) {
        Instance out{few + many, {}};
        for (std::uint32_t i = 0; i < few; ++i)
            for (std::uint32_t j = 0; j < many; ++j) out.links.push_back({i, few + j});
        return out;
    };
    const Instance grid{
        9, {{0, 1}, {1, 2}, {3, 4}, {4, 5}, {6, 7}, {7, 8}, {0, 3}, {3, 6}, {1, 4}, {4, 7}, {2, 5}, {5, 8}}};
    for (const Instance& instance : {facing(2, 3), facing(2, 4), facing(3, 4), grid}) {
        const Finished done = bargain(instance);
        INFO(instance.nodes << " agents");
        CHECK(done.metric("moving") == 0);
        CHECK(done.metric("no_stable_outcome") == 0);
        CHECK(done.metric("at_rest_not_stable") == 1);
        for (const double payoff : done.values<Payoff>()) CHECK(payoff == Approx(.5));
    }
}

TEST_CASE("an outcome too near to tell from rest alone is judged by the network") {
    // Each of three has so much without the others that there is little to gain: payoffs hardly differ.
    const Instance triangle{3, cycle(3), std::vector<double>(3, .49999)};
    CHECK(bargain(triangle).metric("no_stable_outcome") == 1);
}

// The best fractional matching leaves out half of the most agents that deleting others can isolate, over the number
// deleted (Scheinerman & Ullman 1997, Fractional Graph Theory).
TEST_CASE("a stable outcome exists where the best matching is as large as the best fractional one: all graphs of six") {
    constexpr std::uint32_t agents = 6;
    std::vector<PairOfAgents> all;
    for (std::uint32_t i = 0; i < agents; ++i)
        for (std::uint32_t j = i + 1; j < agents; ++j) all.push_back({i, j});
    const std::vector<std::uint32_t> places(agents, 1);
    std::uint32_t without = 0, wrong = 0;
    for (std::uint32_t chosen = 0; chosen < 1u << all.size(); ++chosen) {
        std::array<std::uint32_t, agents> around{};
        std::vector<Gain> links;
        for (std::size_t l = 0; l < all.size(); ++l) {
            if ((chosen >> l & 1u) == 0) continue;
            const auto [a, b] = all[l];
            around[a] |= 1u << b, around[b] |= 1u << a;
            links.push_back({a, b, 1});
        }
        std::array<int, 1u << agents> largest{};
        int left_out = 0;
        for (std::uint32_t s = 0; s < 1u << agents; ++s) {
            int isolated = 0;
            for (std::uint32_t i = 0; i < agents; ++i) isolated += (s >> i & 1u) == 0 && (around[i] & ~s) == 0;
            left_out = std::max(left_out, isolated - std::popcount(s));
            if (s == 0) continue;
            const auto i = static_cast<std::uint32_t>(std::countr_zero(s));
            largest[s] = largest[s & (s - 1)];
            for (std::uint32_t others = around[i] & s; others != 0; others &= others - 1)
                largest[s] = std::max(largest[s], 1 + largest[s & ~(1u << i) & ~(others & -others)]);
        }
        const bool exists = 2 * largest.back() == static_cast<int>(agents) - left_out;
        wrong += has_stable_outcome(places, links) != exists;
        without += !exists;
    }
    CHECK(wrong == 0);
    CHECK(without == 2808);
}

TEST_CASE("with surpluses and capacities, too: against every way to use links fully, by half or not") {
    std::uint32_t without = 0;
    for (std::uint32_t trial = 0; trial < 300; ++trial) {
        Draws draws(make_key(4, trial), 0, 0, Purpose::tests);
        const std::uint32_t agents = 3 + draws.word(0) % 5;
        std::vector<std::uint32_t> places;
        for (std::uint32_t i = 0; i < agents; ++i) places.push_back(draws.word(10 + i) % 5 == 0 ? 2 : 1);
        std::vector<Gain> links;
        for (std::uint32_t i = 0; i < agents; ++i)
            for (std::uint32_t j = i + 1; j < agents && links.size() < 8; ++j)
                if (draws.word(40 + i * 8 + j) % 2 == 0)
                    links.push_back({i, j, std::int64_t{draws.word(110 + i * 8 + j) % 5} - 1});
        std::uint32_t ways = 1;
        for (std::size_t l = 0; l < links.size(); ++l) ways *= 3;
        std::int64_t whole = 0, half = 0;
        for (std::uint32_t way = 0; way < ways; ++way) {
            std::vector<std::uint32_t> used(agents, 0);
            std::int64_t gain = 0;
            bool is_whole = true;
            std::uint32_t rest = way;
            for (const Gain& link : links) {
                const std::uint32_t halves = rest % 3;
                rest /= 3;
                used[link.a] += halves, used[link.b] += halves;
                gain += halves * link.gain;
                is_whole = is_whole && halves != 1;
            }
            bool fits = true;
            for (std::uint32_t i = 0; i < agents; ++i) fits = fits && used[i] <= 2 * places[i];
            if (fits) half = std::max(half, gain);
            if (fits && is_whole) whole = std::max(whole, gain);
        }
        INFO("trial " << trial);
        REQUIRE(has_stable_outcome(places, links) == (whole == half));
        without += whole != half;
    }
    CHECK(without > 5);
}

TEST_CASE("filling places agrees with trying every set of links") {
    std::uint32_t filled = 0;
    for (std::uint32_t trial = 0; trial < 600; ++trial) {
        Draws draws(make_key(3, trial), 0, 0, Purpose::tests);
        const std::uint32_t count = 3 + draws.word(0) % 5;
        std::vector<Places> agents(count);
        for (std::uint32_t i = 0; i < count; ++i) agents[i] = {1 + draws.word(10 + i) % 2, draws.word(20 + i) % 3 != 0};
        std::vector<PairOfAgents> links;
        for (std::uint32_t i = 0; i < count; ++i)
            for (std::uint32_t j = i + 1; j < count && links.size() < 12; ++j)
                if (draws.word(40 + i * 8 + j) % 2 == 0) links.push_back({i, j});
        const bool expected = fills_all(agents, links) == 1;
        INFO("trial " << trial);
        REQUIRE(can_fill(agents, links) == expected);
        filled += expected;
    }
    CHECK(filled > 100);
    CHECK(filled < 500);
}

TEST_CASE("a share above one half is half the imbalance of dependence") {
    for (const GivenLinks& links : {path(4), path(6), GivenLinks{{0, 1}, {1, 2}, {1, 3}, {2, 3}}}) {
        const Finished done = bargain({links.size() == 4 ? 4 : static_cast<std::uint32_t>(links.size() + 1), links});
        const auto offers = done.values<Offer>();
        const auto alternatives = done.values<Alternative>();
        const auto opposites = done.values<Opposite>();
        std::uint32_t inside = 0;
        for (std::size_t s = 0; s < offers.size(); ++s) {
            const std::size_t o = opposites[s].index;
            if (alternatives[s] + alternatives[o] > 1 + 1e-9) continue;
            const double own = dependence(alternatives[s], 1), other = dependence(alternatives[o], 1);
            CHECK(offers[o] == Approx(share_from_dependence(own, other)).margin(1e-6));
            ++inside;
        }
        CHECK(inside >= 4);
    }
}

TEST_CASE("copies bargain by themselves, and links must be mutual") {
    const Finished done = run_model(
        scenario_of("bargaining", 600, {{"network.generator", 12}, {"network.nodes", 4}, {"network.copies", 50}}));
    CHECK(done.metric("stable") == 1);
    Scenario scenario = scenario_of("bargaining", 1, {});
    scenario.network = given_links(3, {{0, 1}, {1, 2}}, true);
    CHECK(problem_of(scenario).find("linked back") != std::string::npos);
}

TEST_CASE("bargaining of two in closed form") {
    CHECK(nash_share(1, .2, .1, .7) == Approx(.69));
    CHECK(nash_share(1, .2, .1, .5) == Approx(.55));
    CHECK(rubinstein_share(.9) == Approx(.526316).margin(1e-6));
    CHECK(rubinstein_share(0) == 1);
}
