// Sobol indices of functions with known ones, and the spread the bootstrap tells.
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/statistics/designs.h"
#include "sim/statistics/sensitivity.h"
#include "tests/statistics/outcomes_at.h"

using namespace agora::statistics;
using agora::test::outcomes_at;

namespace {

// 3 x + y + 2: first and total indices are .9 and .1, and a third input has none.
double plane(const double* x) { return 3 * x[0] + x[1] + 2; }
// (x − ½)(y − ½): nothing but interaction.
double saddle(const double* x) { return (x[0] - 0.5) * (x[1] - 0.5); }

}  // namespace

TEST_CASE("inputs that add up explain their own variance and no more") {
    Stream random(2);
    const SobolIndices found = sobol_indices(outcomes_at(saltelli_points(0, 8192, 3, 3), 3, plane), 3, 50, random);
    CHECK(found.variance == Approx(10.0 / 12).epsilon(0.03));
    const double expected[] = {0.9, 0.1, 0};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(found.inputs[i].first == Approx(expected[i]).margin(5 * found.inputs[i].first_error + 1e-12));
        CHECK(found.inputs[i].total == Approx(expected[i]).margin(5 * found.inputs[i].total_error + 1e-12));
        CHECK(found.inputs[i].total_interval.holds(found.inputs[i].total));
    }
    CHECK(found.inputs[2].total == 0);
}

TEST_CASE("an interaction shows in total indices only") {
    Stream random(4);
    const SobolIndices found = sobol_indices(outcomes_at(saltelli_points(0, 8192, 2, 5), 2, saddle), 2, 0, random);
    for (const SobolIndex& input : found.inputs) {
        CHECK(input.first == Approx(0).margin(0.04));
        CHECK(input.total == Approx(1).margin(0.04));
        CHECK(std::isnan(input.first_error));
        CHECK(std::isnan(input.total_interval.highest));
    }
}

TEST_CASE("a resample in which A and B do not vary has no indices, and too many of them leave no interval") {
    // Mixtures vary, A and B do in one row of many only: a third of the resamples miss it.
    std::vector<double> rare(4 * 100, 0.25);
    for (std::size_t row = 0; row < 100; ++row) rare[4 * row + 2] = 0.25 + 0.001 * static_cast<double>(row % 7);
    rare[0] = 0.35;
    Stream random(7);
    const SobolIndices some = sobol_indices(rare, 2, 200, random);
    CHECK(some.inputs[0].total < 2);
    CHECK(std::isnan(some.inputs[0].total_interval.highest));
    // A and B vary by rounding only, or by a hundredth of what the mixtures do.
    for (const double little : {1e-16, 1e-4}) {
        rare[0] = 0.25 + little;
        CHECK(std::isnan(sobol_indices(rare, 2, 0, random).inputs[0].total));
    }
    // Few resamples that miss what varies are left out, and the ends stay within reach.
    std::vector<double> four(4 * 100, 0.25);
    for (std::size_t row = 0; row < 4; ++row) four[4 * row] = four[4 * row + 3] = 1;
    const SobolIndices found = sobol_indices(four, 2, 2000, random);
    CHECK(found.inputs[0].total_interval.highest < 3);
    CHECK(found.inputs[0].total_interval.holds(found.inputs[0].total));
}

// Rows of which none knows of the others, unlike those of a Sobol' sequence.
std::vector<double> independent_rows(std::size_t rows, std::uint64_t seed) {
    Stream random(seed);
    std::vector<double> points;
    for (std::size_t r = 0; r < rows; ++r) {
        const double a[] = {random.uniform(), random.uniform()}, b[] = {random.uniform(), random.uniform()};
        points.insert(points.end(), {a[0], a[1], b[0], b[1], b[0], a[1], a[0], b[1]});
    }
    return points;
}

TEST_CASE("the bootstrap's error is the spread between repetitions of independent rows") {
    std::vector<double> firsts;
    double bootstrapped = 0;
    for (std::uint32_t repetition = 0; repetition < 100; ++repetition) {
        Stream random(6, repetition);
        const auto points = independent_rows(500, 100 + repetition);
        const SobolIndices found = sobol_indices(outcomes_at(points, 2, plane), 2, 40, random);
        firsts.push_back(found.inputs[0].first);
        bootstrapped += found.inputs[0].first_error / 100;
    }
    CHECK(bootstrapped == Approx(standard_deviation(firsts)).epsilon(0.3));
}
