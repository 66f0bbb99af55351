// Models of contagion and collective behaviour against hand-worked and mean-field answers.
#include <cmath>

#include "finished_run.h"
#include "models/reference/complex_contagion.h"
#include "models/reference/granovetter.h"
#include "models/reference/models.h"
#include "models/reference/sir.h"
#include "models/reference/watts_cascade.h"

using namespace agora;
using namespace agora::reference;

namespace {

double active_after(const Model& model, std::uint32_t steps, const Settings& settings) {
    return run_model(model, scenario_of(model, steps, settings)).metric("active_agents");
}

}  // namespace

TEST_CASE("Granovetter's crowd riots or not by one threshold") {
    const Model model = granovetter_model();
    CHECK(active_after(model, 100, {}) == 100);
    CHECK(active_after(model, 50, {}) == 50);
    Scenario scenario = scenario_of(model, 100);
    std::vector<double> thresholds(100);
    for (std::size_t i = 0; i < 100; ++i) thresholds[i] = i == 1 ? 2.0 : static_cast<double>(i);
    scenario.agents = {{"threshold", thresholds, "test"}};
    CHECK(run_model(model, scenario).metric("active_agents") == 1);
}

TEST_CASE("a normal crowd stops at the fixed point of its distribution") {
    const Model model = granovetter_model();
    const Finished finished = run_model(model, scenario_of(model, 200,
                                                           {{"network.nodes", 100000},
                                                            {"granovetter.thresholds", 2},
                                                            {"granovetter.mean", 0.25},
                                                            {"granovetter.deviation", 0.1}}));
    double share = 0;
    for (int i = 0; i < 1000; ++i) share = 0.5 * std::erfc(-(share - 0.25) / 0.1 / std::sqrt(2.0));
    CHECK(finished.metric("active_share") == Approx(share).epsilon(0.15));
    const double all = active_after(model, 300,
                                    {{"network.nodes", 100000},
                                     {"granovetter.thresholds", 2},
                                     {"granovetter.mean", 0.25},
                                     {"granovetter.deviation", 0.2}});
    CHECK(all > 99000);
}

TEST_CASE("on a ring contagion needs bridges as wide as its threshold") {
    const Model model = complex_contagion_model();
    const auto active = [&](double degree, double threshold, double seeds, std::uint32_t steps) {
        return active_after(model, steps,
                            {{"network.nodes", 300},
                             {"network.degree", degree},
                             {"seeds.count", seeds},
                             {"seeds.placement", 1},
                             {"reinforcement.threshold", threshold}});
    };
    CHECK(active(4, 1, 1, 10) == 41);  // two places further on each side in every step
    CHECK(active(4, 2, 2, 10) == 22);  // one place further
    CHECK(active(4, 3, 3, 50) == 3);
    CHECK(active(8, 4, 4, 20) == 44);
    CHECK(active(8, 5, 5, 50) == 5);
}

TEST_CASE("a chance to follow thins contagion out") {
    const Model model = complex_contagion_model();
    const double active = active_after(model, 1,
                                       {{"network.generator", generator(Generator::star)},
                                        {"network.nodes", 20001},
                                        {"seeds.count", 1},
                                        {"seeds.placement", 1},
                                        {"reinforcement.threshold", 1},
                                        {"reinforcement.probability", 0.3}});
    CHECK(active / 20000 == Approx(0.3).margin(0.015));
}

TEST_CASE("the share of neighbours decides in Watts cascades") {
    CHECK(joins_cascade(1, 5, 0.2));
    CHECK_FALSE(joins_cascade(1, 6, 0.18));
    CHECK(joins_cascade(9, 50, 0.18));
    CHECK_FALSE(joins_cascade(8, 50, 0.18));
    CHECK_FALSE(joins_cascade(0, 0, 0));
    CHECK_FALSE(joins_cascade(1, 3, 0.33335));  // a third is less
    std::uint32_t tenths = 0;
    for (const double threshold : {.1, .2, .3, .4, .5, .6, .7, .8, .9, 1.}) {
        ++tenths;
        for (const std::uint32_t tens : {1u, 3u, 7u, 1001u}) CHECK(joins_cascade(tenths * tens, 10 * tens, threshold));
    }
    const Model model = watts_cascade_model();
    const Settings line{
        {"network.generator", generator(Generator::path)}, {"network.nodes", 50}, {"seeds.placement", 1}};
    Settings easy = line, hard = line;
    easy.push_back({"cascade.threshold", 0.5});
    hard.push_back({"cascade.threshold", 0.51});
    CHECK(active_after(model, 60, easy) == 50);
    CHECK(active_after(model, 60, hard) == 1);
}

TEST_CASE("the risk of infection is one minus the chance to escape each contact") {
    for (const std::uint32_t contacts : {0u, 1u, 2u, 7u, 1000u})
        CHECK(infection_risk(0.013, contacts) == Approx(1 - std::pow(1 - 0.013, contacts)).epsilon(1e-12));
}

TEST_CASE("an epidemic among all ends where the mean field says") {
    const Model model = sir_model();
    for (const double reproduction : {1.5, 2.0, 3.0}) {
        double size = 0.5;
        for (int i = 0; i < 500; ++i) size = 1 - 0.99 * std::exp(-reproduction * size);
        const Finished finished = run_model(model, scenario_of(model, 80,
                                                               {{"network.generator", generator(Generator::complete)},
                                                                {"network.nodes", 100000},
                                                                {"seeds.share", 0.01},
                                                                {"sir.infection", reproduction / 100000}}));
        CHECK(finished.metric("size") == Approx(size).margin(0.012));
        CHECK(finished.metric("infected_share") == 0);
    }
}

TEST_CASE("on a path an infection passes with its own probability, whatever the recovery") {
    const Model model = sir_model();
    const auto size = [&](double infection, double recovery) {
        return run_model(model, scenario_of(model, 400,
                                            {{"network.generator", generator(Generator::dyad)},
                                             {"network.copies", 20000},
                                             {"seeds.count", 1},
                                             {"seeds.placement", 1},
                                             {"sir.infection", infection},
                                             {"sir.recovery", recovery}}))
            .metric("size");
    };
    CHECK(size(0.3, 1.0) == Approx(0.5 + 0.5 * 0.3).margin(0.01));
    // Before recovery with chance γ in each step the contact is tried at least once.
    CHECK(size(0.3, 0.5) == Approx(0.5 + 0.5 * 0.3 / (1 - 0.7 * 0.5)).margin(0.01));
}

TEST_CASE("seeds are as many as asked for in each copy") {
    const Model model = complex_contagion_model();
    const Settings still{{"network.generator", generator(Generator::none)}, {"network.copies", 7}};
    Settings by_count = still, by_share = still;
    by_count.push_back({"seeds.count", 13});
    by_share.push_back({"seeds.share", 0.025});
    CHECK(active_after(model, 1, by_count) == 7 * 13);
    CHECK(active_after(model, 1, by_share) == 7 * 25);
}

TEST_CASE("random seeds are spread over each copy, adjacent ones stand first") {
    const Model model = complex_contagion_model();
    for (const bool adjacent : {false, true}) {
        const Finished done = run_model(model, scenario_of(model, 1,
                                                           {{"network.generator", generator(Generator::none)},
                                                            {"network.copies", 7},
                                                            {"seeds.count", 13},
                                                            {"seeds.placement", adjacent ? 1 : 0}}));
        int first = 0;
        for (std::size_t i = 0; i < 7000; ++i) first += i % 1000 < 13 ? done.values<Active>()[i] : 0;
        CHECK(first <= (adjacent ? 91 : 10));
        CHECK((first == 91) == adjacent);
    }
}
