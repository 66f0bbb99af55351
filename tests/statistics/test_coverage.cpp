// 95 % intervals from the least sizes that get any hold the truth about that often, and those from less do not.
#include <catch2/catch.hpp>

#include "sim/statistics/summary.h"
#include "tests/statistics/coverage.h"

using namespace agora::statistics;
using namespace agora::test;

namespace {

double lowest(const std::vector<double>& held) { return *std::min_element(held.begin(), held.end()); }

}  // namespace

TEST_CASE("intervals from the least rows, walks and points hold the truth in about 95 of 100 designs") {
    // 200 designs give a share a standard error of up to .025; README.md has the shares of 400.
    for (const auto& [coverage, least] : {std::pair<Coverage, std::size_t>{sobol_coverage, kLeastSobolRows},
                                          {morris_coverage, kLeastMorrisWalks},
                                          {pawn_coverage, kLeastPawnPoints}}) {
        INFO(least);
        const std::vector<double> held = coverage_of_all(coverage, least, 200);
        CHECK(mean(held) > 0.9);
        CHECK(lowest(held) > 0.8);
    }
}

TEST_CASE("intervals from less miss the truth too often") {
    CHECK(lowest(coverage_of_all(sobol_coverage, 4, 200)) < 0.75);
    CHECK(lowest(coverage_of_all(morris_coverage, 4, 200)) < 0.82);
    CHECK(lowest(coverage_of_all(pawn_coverage, 20, 200)) < 0.7);
}

TEST_CASE("the known indices of the g function are those of the closed form") {
    const KnownFunction g = known_functions()[2];
    CHECK(g.first[0] == Approx(0.7162).margin(0.001));  // Saltelli & Sobol' 1995 have eight inputs of hardly more
    CHECK(g.total[0] == Approx(0.7871).margin(0.001));
}
