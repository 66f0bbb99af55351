// Paired differences against values worked out by hand.
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/statistics/contrast.h"

using namespace agora::statistics;

TEST_CASE("pairs are compared one by one, and what was not measured is left out") {
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> base{1, 2, 3, nothing}, changed{2, 4, 3, 9};
    const Contrast c = contrast_of(base, changed);
    CHECK(c.pairs == 3);
    CHECK(c.base_mean == Approx(2));
    CHECK(c.changed_mean == Approx(3));
    CHECK(c.difference == Approx(1));  // of 1, 2 and 0, whose variance is 1
    CHECK(c.half_width == Approx(4.30265 / std::sqrt(3.0)).epsilon(1e-5));
    CHECK(c.larger_share == Approx(2.0 / 3));
    CHECK(c.variance_reduction == Approx((1.0 + 1.0) / 1.0));
    CHECK(finding_of(c) == Finding::unclear);
}

TEST_CASE("a placebo is no difference at all, a sure difference has a sign, one pair says nothing") {
    const std::vector<double> base{1, 2, 3}, more{1.5, 2.6, 3.4}, less{0.5, 1.4, 2.6};
    CHECK(finding_of(contrast_of(base, base)) == Finding::none);
    CHECK(finding_of(contrast_of(base, more)) == Finding::higher);
    CHECK(finding_of(contrast_of(base, less)) == Finding::lower);
    CHECK(finding_of(contrast_of(std::vector<double>{1}, std::vector<double>{2})) == Finding::unclear);
    CHECK(std::isnan(contrast_of({}, {}).difference));
}
