// Exchange of wealth and segregation: what never changes, and known limits.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "models/cocreation/metrics/indices.h"
#include "models/reference/boltzmann.h"
#include "models/reference/schelling.h"
#include "tests/models/finished_run.h"

using namespace agora;
using namespace agora::reference;

TEST_CASE("two who meet keep their money together, and what each saves") {
    const Split split = exchange(3, 1, .5, .25);
    CHECK(split.first == Approx(2));
    CHECK(split.second == Approx(2));
    CHECK(exchange(3, 1, 1, .7).first == 3);
    CHECK(gini_of_gamma(1) == Approx(.5));
    CHECK(gini_of_gamma(boltzmann_shape(.5)) == Approx(.2734).margin(1e-4));
}

TEST_CASE("money is conserved and its Gini coefficient goes to that of the known distribution") {
    for (const double saving : {0., .5, .8}) {
        const Finished done =
            run_model(scenario_of("boltzmann", 120, {{"network.nodes", 20001}, {"boltzmann.saving", saving}}));
        CHECK(done.metric("money") == Approx(20001).epsilon(1e-12));
        CHECK(done.metric("gini") == Approx(gini_of_gamma(boltzmann_shape(saving))).margin(.008));
        CHECK(done.metric("relative_variance") == Approx(1 / boltzmann_shape(saving)).epsilon(.06));
        const auto money = done.values<Money>();
        CHECK(done.metric("gini") == Approx(cocreation::gini({money.begin(), money.end()})).margin(2e-4));
    }
}

TEST_CASE("the Gini coefficient of what is given") {
    Scenario scenario = scenario_of("boltzmann", 1, {{"network.generator", 0}, {"network.nodes", 5}});
    scenario.agents.push_back({"money", {0, 0, 0, 0, 10}, "a test"});
    CHECK(run_model(scenario).metric("gini") == Approx(.8));
    scenario.agents[0].values = {2, 2, 2, 2, 2};
    CHECK(run_model(scenario).metric("gini") == Approx(0).margin(1e-9));
}

TEST_CASE("on a network money moves along links only") {
    Scenario scenario = scenario_of("boltzmann", 300, {});
    scenario.network = given_links(5, {{0, 1}, {1, 2}, {3, 4}});
    scenario.agents.push_back({"money", {6, 0, 0, 1, 1}, "a test"});
    const Finished done = run_model(scenario);
    const auto money = done.values<Money>();
    CHECK(money[0] + money[1] + money[2] == Approx(6));
    CHECK(money[3] + money[4] == Approx(2));
    CHECK(money[2] > 0);
}

TEST_CASE("nobody is lost on the grid, and mild preferences segregate it") {
    const Finished done = run_model(scenario_of("schelling", 60, {}));
    CHECK(done.metric("inhabitants") == 8000);
    CHECK(done.metric("first_kind") == 4000);
    CHECK(done.metric("like_share", 0) < .6);
    CHECK(done.metric("like_share") > .7);
    CHECK(done.metric("unhappy_share") < .01);
    CHECK(done.metric("unhappy_share", 0) > .1);
}

TEST_CASE("who asks for nothing stays, who asks for everything never rests") {
    const Finished calm = run_model(scenario_of("schelling", 3, {{"schelling.tolerance", 0}}));
    CHECK(calm.metric("unhappy_share") == 0);
    CHECK(calm.metric("like_share", 0) == calm.metric("like_share"));
    CHECK(calm.metric("like_share") == Approx(.5).margin(.02));
    const Finished alike =
        run_model(scenario_of("schelling", 3, {{"schelling.first_share", 1}, {"schelling.tolerance", 1}}));
    CHECK(alike.metric("unhappy_share") == 0);
    CHECK(alike.metric("like_share") == 1);
}

TEST_CASE("all who ask for a cell have the same chance") {
    const Finished done = run_model(scenario_of("schelling", 1, {{"schelling.full", .5}, {"schelling.tolerance", 1}}));
    const auto asks = done.values<Asks>(), admits = done.values<Admits>();
    std::vector<std::vector<std::uint32_t>> askers(asks.size());
    for (std::uint32_t c = 0; c < asks.size(); ++c)
        if (asks[c] != kNoRow) askers[asks[c]].push_back(c);
    double contested = 0, first = 0, expected = 0;
    for (std::size_t c = 0; c < askers.size(); ++c) {
        CHECK((admits[c] == kNoRow) == askers[c].empty());
        if (askers[c].size() < 2) continue;
        REQUIRE(std::find(askers[c].begin(), askers[c].end(), admits[c]) != askers[c].end());
        contested += 1;
        first += admits[c] == askers[c].front();
        expected += 1 / static_cast<double>(askers[c].size());
    }
    REQUIRE(contested > 200);
    CHECK(first / contested == Approx(expected / contested).margin(.1));
}

TEST_CASE("a cell has eight neighbours, around the edges too") {
    auto corner = cells_around(0, 4, 3);
    std::sort(corner.begin(), corner.end());
    CHECK(corner == std::array<std::uint32_t, 8>{1, 3, 4, 5, 7, 8, 9, 11});
    CHECK_FALSE(is_unhappy({0, 0}, .5));
    CHECK_FALSE(is_unhappy({4, 2}, .5));
    CHECK(is_unhappy({5, 2}, .5));
}
