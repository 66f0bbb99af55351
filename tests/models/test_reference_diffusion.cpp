// Bass diffusion and binary choice: closed forms, and agents who follow them.
#include <catch2/catch.hpp>

#include "models/reference/bass.h"
#include "models/reference/brock_durlauf.h"
#include "tests/models/finished_run.h"

using namespace agora;
using namespace agora::reference;

TEST_CASE("the Bass curve satisfies its differential equation, starts at 0 and ends at 1") {
    const double p = .02, q = .5, h = 1e-5;
    for (const double t : {.5, 3., 9., 20.}) {
        const double slope = (bass_share(t + h, p, q) - bass_share(t - h, p, q)) / (2 * h);
        const double share = bass_share(t, p, q);
        CHECK(slope == Approx((p + q * share) * (1 - share)).epsilon(1e-6));
        CHECK(slope <= bass_peak_rate(p, q) + 1e-9);
    }
    CHECK(bass_share(0, p, q) == 0);
    CHECK(bass_share(1000, p, q) == Approx(1));
    const double peak = bass_share(bass_peak_time(p, q), p, q);
    CHECK((p + q * peak) * (1 - peak) == Approx(bass_peak_rate(p, q)));
    CHECK(bass_recursion(2000000, 100000, p, q) == Approx(bass_share(20, p, q)).margin(1e-5));
}

TEST_CASE("many agents follow the Bass recursion, whatever the parameters") {
    for (const auto& [p, q, steps_per_year] : {std::tuple{.03, .38, 12.}, {.1, 1.5, 4.}, {.05, 0., 1.}}) {
        const Finished done = run_model(scenario_of("bass", 24,
                                                    {{"network.nodes", 40000},
                                                     {"bass.innovation", p},
                                                     {"bass.imitation", q},
                                                     {"bass.steps_per_year", steps_per_year}}));
        for (const std::uint32_t step : {5u, 11u, 23u}) {
            const double expected = bass_recursion(step + 1, steps_per_year, p, q);
            CHECK(done.metric("adopted_share", step) == Approx(expected).margin(.02));
        }
        const double gain = done.metric("adopted_share", 9) - done.metric("adopted_share", 8);
        CHECK(done.metric("adoption_rate", 9) == Approx(gain * steps_per_year));
    }
}

TEST_CASE("without innovation adoption spreads along links only") {
    Scenario scenario = scenario_of(
        "bass", 200, {{"network.generator", 9}, {"network.copies", 2}, {"bass.innovation", 0}, {"bass.imitation", 10}});
    scenario.agents.push_back({"adopted", {1, 0, 0, 0}, "a test"});
    const Finished done = run_model(scenario);
    CHECK(done.metric("adopters") == 2);
    Scenario none = scenario_of("bass", 50, {{"network.nodes", 100}, {"bass.innovation", 0}});
    CHECK(run_model(none).metric("adopters") == 0);
}

TEST_CASE("equilibria of binary choice") {
    CHECK(brock_durlauf_equilibrium(.9, 1, 0, .5) == Approx(0).margin(1e-9));
    CHECK(brock_durlauf_equilibrium(1, 1, 0, .5) == Approx(0).margin(.05));
    for (const auto& [beta, conformity, utility] : {std::tuple{1.5, 1., 0.}, {1., 2., .1}, {3., .9, -.05}}) {
        const double m = brock_durlauf_equilibrium(beta, conformity, utility, .9);
        CHECK(m > .5);
        CHECK(m == Approx(std::tanh(beta * (utility + conformity * m))).epsilon(1e-12));
    }
}

TEST_CASE("many agents settle at the equilibrium they start near") {
    for (const auto& [beta, conformity, utility, start] :
         {std::tuple{1.5, 1., 0., .9}, {1.5, 1., 0., .1}, {.7, 2., .1, .5}, {.8, 1., 0., .9}}) {
        const Finished done = run_model(scenario_of("brock-durlauf", 80,
                                                    {{"network.nodes", 40000},
                                                     {"choice.beta", beta},
                                                     {"choice.conformity", conformity},
                                                     {"choice.utility", utility},
                                                     {"choice.start", start}}));
        double mean = 0;
        for (std::size_t step = 60; step < 80; ++step) mean += done.metric("mean_choice", step) / 20;
        CHECK(mean == Approx(brock_durlauf_equilibrium(beta, conformity, utility, 2 * start - 1)).margin(.025));
    }
}

TEST_CASE("without conformity choices on any network are coin tosses with the odds of utility") {
    const Finished done = run_model(scenario_of("brock-durlauf", 30,
                                                {{"network.generator", 1},
                                                 {"network.nodes", 40000},
                                                 {"choice.conformity", 0},
                                                 {"choice.utility", .3},
                                                 {"choice.beta", 1}}));
    CHECK(done.metric("plus_share") == Approx(1 / (1 + std::exp(-.6))).margin(.012));
    Scenario wrong = scenario_of("brock-durlauf", 1, {{"network.nodes", 2}});
    wrong.agents.push_back({"choice", {1, 0}, "a test"});
    CHECK(problem_of(wrong).find("-1 or +1") != std::string::npos);
}
