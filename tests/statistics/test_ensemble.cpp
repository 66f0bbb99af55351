// Differences over parameter sets against known answers.
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/statistics/ensemble.h"
#include "sim/statistics/stream.h"

using agora::statistics::Ensemble;
using agora::statistics::ensemble_of;

TEST_CASE("sets without luck: the spread is that of the parameters alone") {
    const std::vector<std::vector<double>> sets{{1, 1}, {2, 2}, {3, 3}, {-2, -2}};
    const Ensemble found = ensemble_of(sets, 1.5);
    CHECK(found.sets == 4);
    CHECK(found.luck_sd == 0);
    CHECK(found.parameter_sd == Approx(std::sqrt(14.0 / 3)));  // of 1, 2, 3, -2 about 1
    CHECK(found.flipped_share == 0.25);
    CHECK(found.low == Approx(-2 + 0.15 * 3));  // between the first two of the ordered means
    CHECK(found.high == Approx(2 + 0.85));
}

TEST_CASE("sets that differ by luck alone: nothing is put down to parameters") {
    // Both means are 2, so luck alone is expected to spread them more than they are.
    const Ensemble found = ensemble_of(std::vector<std::vector<double>>{{1, 3}, {0, 4}}, 2);
    CHECK(found.luck_sd == Approx(std::sqrt(5.0)));  // (2 + 8) / 2
    CHECK(found.parameter_sd == 0);
    CHECK(found.flipped_share == 0);
}

TEST_CASE("both deviations are found again in simulated sets") {
    agora::statistics::Stream random(3);
    std::vector<std::vector<double>> sets(400);
    for (std::vector<double>& set : sets) {
        const double truth = 1 + 0.5 * random.normal();
        for (int pair = 0; pair < 8; ++pair) set.push_back(truth + 2 * random.normal());
    }
    const Ensemble found = ensemble_of(sets, 1);
    CHECK(found.luck_sd == Approx(2).margin(4 * 2 / std::sqrt(2.0 * 2800)));
    CHECK(found.parameter_sd == Approx(0.5).margin(0.12));
}

TEST_CASE("sets without pairs do not count, and one pair tells nothing about luck") {
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    const Ensemble found = ensemble_of(std::vector<std::vector<double>>{{nothing}, {2, nothing}, {4}}, 3);
    CHECK(found.sets == 2);
    CHECK(std::isnan(found.luck_sd));
    CHECK(std::isnan(found.parameter_sd));
    CHECK(std::isnan(ensemble_of(std::vector<std::vector<double>>{{1}, {2}}, 0).flipped_share));
    CHECK(ensemble_of({}, 1).sets == 0);
    CHECK(std::isnan(ensemble_of({}, 1).flipped_share));
}
