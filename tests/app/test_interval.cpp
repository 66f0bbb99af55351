// Tests of the interval of a mean.
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/app/interval.h"

using agora::app::Interval;
using agora::app::interval_of;
using agora::app::student_t975;

TEST_CASE("points of Student's t agree with printed tables") {
    CHECK(student_t975(1) == Approx(12.706).epsilon(1e-4));
    CHECK(student_t975(3) == Approx(3.182).epsilon(1e-3));
    CHECK(student_t975(11) == Approx(2.201).epsilon(1e-3));
    CHECK(student_t975(30) == Approx(2.042).epsilon(1e-3));
    CHECK(student_t975(1000) == Approx(1.962).epsilon(1e-3));
}

TEST_CASE("an interval leaves out what was not measured and needs two values") {
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    const Interval three = interval_of(std::vector<double>{1, nothing, 2, 3});
    CHECK(three.count == 3);
    CHECK(three.mean == Approx(2));
    CHECK(three.half_width == Approx(4.30265 / std::sqrt(3.0)));
    CHECK(std::isnan(interval_of(std::vector<double>{5}).half_width));
    CHECK(interval_of(std::vector<double>{5}).mean == 5);
    CHECK(std::isnan(interval_of(std::vector<double>{nothing}).mean));
}
