// Sample statistics and distributions at known values.
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/statistics/distributions.h"
#include "sim/statistics/summary.h"

using namespace agora::statistics;

TEST_CASE("mean, variance and quantiles of a sample") {
    const std::vector<double> sample{4, 1, 3, 2};
    CHECK(mean(sample) == 2.5);
    CHECK(variance(sample) == Approx(5.0 / 3));
    CHECK(std::isnan(variance(std::vector<double>{1})));
    CHECK(quantile(sample, 0) == 1);
    CHECK(quantile(sample, 0.5) == 2.5);
    CHECK(quantile(sample, 0.9) == Approx(3.7));
    CHECK(quantile(sample, 1) == 4);
    const Interval interval = middle(sample, 0.5);
    CHECK(interval.lowest == Approx(1.75));
    CHECK(interval.highest == Approx(3.25));
    CHECK(interval.holds(2));
    CHECK_FALSE(interval.holds(1));
}

TEST_CASE("distributions at tabulated points") {
    CHECK(normal_cdf(1.959964) == Approx(0.975).margin(1e-7));
    CHECK(normal_quantile(0.975) == Approx(1.959964).margin(1e-6));
    CHECK(normal_density(0) == Approx(0.398942).margin(1e-6));
    CHECK(student_t_quantile(0.975, 10) == Approx(2.228139).margin(1e-6));
    CHECK(beta_quantile(0.5, 1, 1) == Approx(0.5));
    CHECK(beta_quantile(0.9, 2, 1) == Approx(std::sqrt(0.9)));
}
