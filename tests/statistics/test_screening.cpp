// Elementary effects, PAWN and shares of luck where the answers are known.
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "sim/statistics/designs.h"
#include "sim/statistics/elementary_effects.h"
#include "sim/statistics/pawn.h"
#include "sim/statistics/replicates.h"
#include "tests/statistics/outcomes_at.h"

using namespace agora::statistics;
using agora::test::outcomes_at;

namespace {

double plane(const double* x) { return 5 * x[0] - 2 * x[1] + 1; }
double saddle(const double* x) { return x[0] * x[1]; }

std::vector<double> column(const std::vector<double>& points, std::size_t inputs, std::size_t input) {
    std::vector<double> out;
    for (std::size_t at = input; at < points.size(); at += inputs) out.push_back(points[at]);
    return out;
}

}  // namespace

TEST_CASE("elementary effects of a plane are its slopes, in every walk") {
    Stream random(1);
    const std::vector<double> points = morris_trajectories(0, 10, 3, 4, 2);
    const auto found = elementary_effects(points, outcomes_at(points, 3, plane), 3, 100, random);
    const double slopes[] = {5, -2, 0};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(found[i].mean == Approx(slopes[i]).margin(1e-12));
        CHECK(found[i].mean_size == Approx(std::fabs(slopes[i])).margin(1e-12));
        CHECK(found[i].deviation == Approx(0).margin(1e-12));
        CHECK(found[i].mean_size_interval.highest == Approx(std::fabs(slopes[i])).margin(1e-12));
    }
}

TEST_CASE("effects of an interaction are the other input's levels, which a grid of four has equally often") {
    Stream random(3);
    const std::vector<double> points = morris_trajectories(0, 4000, 2, 4, 4);
    const auto found = elementary_effects(points, outcomes_at(points, 2, saddle), 2, 200, random);
    for (const ElementaryEffect& input : found) {
        const double spread = std::sqrt(5.0 / 36);  // of 0, 1/3, 2/3 and 1
        CHECK(input.mean == Approx(0.5).margin(4 * spread / std::sqrt(4000.0)));
        CHECK(input.deviation == Approx(spread).epsilon(0.05));
        CHECK(input.mean_size_interval.holds(input.mean_size));
        const double width = input.mean_size_interval.highest - input.mean_size_interval.lowest;
        CHECK(width == Approx(2 * 1.96 * spread / std::sqrt(4000.0)).epsilon(0.3));
    }
}

TEST_CASE("effects of opposite signs cancel in the mean and not in the mean size") {
    Stream random(5);
    const std::vector<double> points = morris_trajectories(0, 500, 2, 4, 6);
    const auto bent = [](const double* x) { return (x[0] - 0.5) * (x[1] - 0.5); };
    const auto found = elementary_effects(points, outcomes_at(points, 2, bent), 2, 0, random);
    CHECK(found[0].mean == Approx(0).margin(0.07));
    CHECK(found[0].mean_size == Approx(1.0 / 3).margin(0.02));  // of 1/2, 1/6, 1/6 and 1/2
    CHECK(std::isnan(found[0].mean_size_interval.highest));
    CHECK(std::isnan(
        elementary_effects(std::span(points).first(6), std::vector<double>{1, 2, 3}, 2, 0, random)[0].deviation));
}

TEST_CASE("PAWN of an input that decides alone is what slices of a uniform distribution are apart") {
    // Outcome = input: slice s of ten holds the values in (s, s + 1) / 10, so that its distribution is furthest from
    // the uniform one by the larger of s/10 and 1 − (s + 1)/10: .9 .8 .7 .6 .5 .5 .6 .7 .8 .9.
    Stream random(7);
    std::vector<double> line(1000);
    for (std::size_t p = 0; p < line.size(); ++p) line[p] = (static_cast<double>(p) + 0.5) / 1000;
    const PawnIndex found = pawn_index(line, line, 10, 100, random);
    CHECK(found.median == Approx(0.7));
    CHECK(found.largest == Approx(0.9));
    CHECK(found.median_interval.holds(0.7));
    CHECK(found.by_chance < 0.15);
    CHECK(std::isnan(pawn_index(line, line, 10, 0, random).by_chance));
    // The same outcomes the other way round, and any increasing scale of them, are as far apart.
    std::vector<double> backwards = line;
    for (double& y : backwards) y = std::exp(3 - 7 * y);
    CHECK(pawn_index(line, backwards, 10, 0, random).median == Approx(0.7));
}

TEST_CASE("PAWN of an input without influence stays below what chance gives") {
    int above = 0;
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        Stream random(8, seed);
        std::vector<double> input(300), outcomes(300);
        for (double& x : input) x = random.uniform();
        for (double& y : outcomes) y = random.normal();
        const PawnIndex found = pawn_index(input, outcomes, 10, 60, random);
        above += found.median > found.by_chance;
        CHECK(found.by_chance > 0.05);
        CHECK(found.median_interval.holds(found.median));
    }
    CHECK(above <= 7);  // 2 expected
}

TEST_CASE("PAWN takes each level of a switch as a slice, and equal outcomes as one step") {
    Stream random(9);
    const std::vector<double> points = sobol_sequence(0, 512, 1, 10);
    const std::vector<double> level = outcomes_at(points, 1, [](const double* x) { return x[0] < 0.25 ? 0.0 : 1.0; });
    const PawnIndex found = pawn_index(level, level, 10, 0, random);
    // A quarter of all outcomes is 0: that slice is 3/4 from the rest, the other 1/4.
    CHECK(found.largest == Approx(0.75));
    CHECK(found.median == Approx(0.5));
    const std::vector<double> same(512, 3.0);
    CHECK(pawn_index(column(points, 1, 0), same, 10, 20, random).largest == 0);
}

TEST_CASE("the interval of PAWN holds what was found, however skewed its resamples are") {
    // Two levels of an outcome that is the input: the median of their distances is 1/2 whatever their shares, but 0 in
    // resamples that miss one of them.
    for (const std::size_t rare : {1u, 3u, 4u, 5u}) {
        std::vector<double> level(20, 0.0);
        for (std::size_t p = 0; p < rare; ++p) level[p] = 1;
        Stream random(12);
        const PawnIndex found = pawn_index(level, level, 10, 400, random);
        CHECK(found.median == Approx(0.5));
        CHECK(found.median_interval.holds(found.median));
    }
}

TEST_CASE("luck has no share of what varies by rounding only") {
    std::vector<double> same(30, 0.1);
    same[4] = std::nextafter(0.1, 1.0);
    CHECK(std::isnan(luck_shares(same, 3).luck));
}

TEST_CASE("luck has the share it was given") {
    Stream random(11);
    const std::size_t points = 2000, replicates = 6;
    std::vector<double> shared(replicates), outcomes;
    for (std::size_t r = 0; r < replicates; ++r) shared[r] = r % 2 == 0 ? 1 : -1;  // variance 6/5
    for (std::size_t p = 0; p < points; ++p) {
        const double own = random.normal();
        for (std::size_t r = 0; r < replicates; ++r) outcomes.push_back(own + shared[r] + 2 * random.normal());
    }
    const LuckShares found = luck_shares(outcomes, replicates);
    CHECK(found.parameters == Approx(1 / (1 + 1.2 + 4)).margin(0.02));
    CHECK(found.luck == Approx(1 - found.parameters));
    CHECK(found.left_in_means == Approx((4.0 / 6) / (1 + 4.0 / 6)).margin(0.03));
    CHECK(luck_shares(std::vector<double>{1, 1, 2, 2}, 2).luck == 0);
    CHECK(std::isnan(luck_shares(std::vector<double>{1, 2, 3}, 1).luck));
    CHECK(std::isnan(luck_shares(std::vector<double>{1, 1, 1, 1}, 2).luck));
}
