// Tests of the interval of a mean.
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/statistics/interval.h"

using agora::statistics::interval_of;
using agora::statistics::MeanInterval;

TEST_CASE("an interval leaves out what was not measured and needs two values") {
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    const MeanInterval three = interval_of(std::vector<double>{1, nothing, 2, 3});
    CHECK(three.count == 3);
    CHECK(three.mean == Approx(2));
    CHECK(three.half_width == Approx(4.30265 / std::sqrt(3.0)));
    CHECK(std::isnan(interval_of(std::vector<double>{5}).half_width));
    CHECK(interval_of(std::vector<double>{5}).mean == 5);
    CHECK(std::isnan(interval_of(std::vector<double>{nothing}).mean));
}
