// The estimator follows the design, replicates are averaged, and what was not run takes its row with it.
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "sim/app/sensitivity/indices.h"
#include "sim/app/stop.h"
#include "sim/statistics/designs.h"
#include "sim/statistics/stream.h"

using namespace agora;
using namespace agora::app;
using Catch::Matchers::Contains;

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

// 3 a + b at every point, with two replicates that luck moves by ±luck.
Swept swept(const std::string& kind, const std::vector<double>& points, double luck) {
    Swept out{kind, {"group.a", "group.b"}, {"share"}, 2, {{"estonia", points, {{}}}}};
    statistics::Stream random(5);
    for (std::size_t p = 0; p < points.size(); p += 2)
        for (int r = 0; r < 2; ++r)
            out.scenarios[0].outcomes[0].push_back(3 * points[p] + points[p + 1] + luck * random.normal());
    return out;
}

double value(const output::SensitivityTable& table, const std::string& name, std::size_t at) {
    for (const auto* measures : {&table.of_factors, &table.of_outcomes})
        for (const output::Measure& measure : *measures)
            if (measure.name == name) return measure.values.at(at);
    return kNothing;
}

}  // namespace

TEST_CASE("the design decides what is computed") {
    const auto sobol = sensitivity_of(swept("saltelli", statistics::saltelli_points(0, 1024, 2, 1), 0));
    CHECK(value(sobol, "total_order", 0) == Approx(0.9).margin(0.01));
    CHECK(value(sobol, "total_order", 1) == Approx(0.1).margin(0.01));
    CHECK(value(sobol, "first_order_lowest", 0) < value(sobol, "first_order", 0));
    CHECK(value(sobol, "points", 0) == 4096);
    CHECK(value(sobol, "luck_share", 0) == 0);
    const auto morris = sensitivity_of(swept("morris", statistics::morris_trajectories(0, 8, 2, 4, 1), 0));
    CHECK(value(morris, "effect_size", 0) == Approx(3));
    CHECK(value(morris, "effect_mean", 1) == Approx(1));
    const auto pawn = sensitivity_of(swept("latin-hypercube", statistics::latin_hypercube(300, 2, 1), 0));
    CHECK(value(pawn, "distance_median", 0) > 2 * value(pawn, "distance_by_chance", 0));
    CHECK(value(pawn, "distance_median", 0) > value(pawn, "distance_median", 1));
    CHECK(pawn.of_factors[0].values ==
          sensitivity_of(swept("latin-hypercube", statistics::latin_hypercube(300, 2, 1), 0)).of_factors[0].values);
    CHECK_THROWS_WITH(sensitivity_of(swept("one-at-a-time", {0, 0, 1, 0, 0, 1}, 0)), Contains("no index"));
}

TEST_CASE("luck has its own share, and less of it is left in means") {
    const auto found = sensitivity_of(swept("sobol", statistics::sobol_sequence(0, 4096, 2, 1), std::sqrt(10.0 / 12)));
    CHECK(value(found, "luck_share", 0) == Approx(0.5).margin(0.02));
    CHECK(value(found, "luck_left_in_means", 0) == Approx(1.0 / 3).margin(0.02));
}

TEST_CASE("a point without a value takes its row or walk with it") {
    Swept some = swept("saltelli", statistics::saltelli_points(0, 64, 2, 1), 0);
    some.scenarios[0].outcomes[0][2 * 9 + 1] = kNothing;  // a replicate of a point of the third row
    const auto found = sensitivity_of(some);
    CHECK(value(found, "points", 0) == 252);
    CHECK(value(found, "points_left_out", 0) == 4);
    const std::vector<double> points = statistics::saltelli_points(0, 64, 2, 1);
    Swept without = swept("saltelli", points, 0);
    auto& inputs = without.scenarios[0].inputs;
    auto& outcomes = without.scenarios[0].outcomes[0];
    inputs.erase(inputs.begin() + 16, inputs.begin() + 24);
    outcomes.erase(outcomes.begin() + 16, outcomes.begin() + 24);
    CHECK(sensitivity_of(without).of_factors[3].values == found.of_factors[3].values);
    CHECK_THAT(found.notes.at(0), Contains("varies in 63 of 63 rows, and from fewer than 64"));
    for (double& y : some.scenarios[0].outcomes[0]) y = kNothing;
    CHECK_THROWS_WITH(sensitivity_of(some), Contains("too little was run"));
}

TEST_CASE("every outcome is judged alone, and a note says why something is missing") {
    Swept some = swept("saltelli", statistics::saltelli_points(0, 128, 2, 1), 0);
    const std::vector<double> whole = some.scenarios[0].outcomes[0];
    std::vector<double> few = whole, rare(whole.size(), 0.5), same(whole.size(), 0.1);
    for (std::size_t at = 0; at < few.size(); ++at)
        if (at % 512 >= 8) few[at] = kNothing;                     // two rows of eight values each
    for (std::size_t row = 0; row < 20; ++row) rare[8 * row] = 1;  // nearly constant
    same[3] = std::nextafter(0.1, 1.0);
    some.outcomes = {"undefined", "few", "rare", "same", "whole"};
    some.scenarios[0].outcomes = {std::vector<double>(whole.size(), kNothing), few, rare, same, whole};
    const auto found = sensitivity_of(some);
    const char* notes[] = {"no measures: 0 rows", "varies in 2 of 2 rows", "varies in 20 of 128 rows",
                           "the same at all points", ""};
    for (std::size_t o = 0; o < 5; ++o) {
        INFO(some.outcomes[o]);
        CHECK_THAT(found.notes.at(o), Contains(notes[o]));
        const bool measured = o == 1 || o == 2 || o == 4;
        CHECK(std::isnan(value(found, "total_order", 2 * o)) == !measured);
        CHECK(std::isnan(value(found, "total_order_lowest", 2 * o)) == (o != 4));
    }
    CHECK(found.notes.at(4).empty());
    CHECK(value(found, "total_order", 8) ==
          sensitivity_of(swept("saltelli", statistics::saltelli_points(0, 128, 2, 1), 0)).of_factors[3].values[0]);
}

TEST_CASE("below a least number of walks or points there is no interval") {
    for (const std::size_t walks : {9, 10}) {
        const auto morris = sensitivity_of(swept("morris", statistics::morris_trajectories(0, walks, 2, 4, 1), 0));
        CHECK(std::isnan(value(morris, "effect_size_lowest", 0)) == (walks < 10));
    }
    for (const std::size_t points : {39, 40}) {
        const auto pawn = sensitivity_of(swept("latin-hypercube", statistics::latin_hypercube(points, 2, 1), 0));
        CHECK(std::isnan(value(pawn, "distance_median_highest", 0)) == (points < 40));
        CHECK(value(pawn, "distance_by_chance", 0) > 0);
    }
}

TEST_CASE("an outcome that never varies depends on nothing that could be said") {
    Swept same = swept("morris", statistics::morris_trajectories(0, 8, 2, 4, 1), 0);
    for (double& y : same.scenarios[0].outcomes[0]) y = 4;
    CHECK(std::isnan(value(sensitivity_of(same), "effect_size", 0)));
}
