// Power laws without noise, with noise of growing size, and counts that must meet margins.
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/statistics/contingency.h"
#include "sim/statistics/scaling_law.h"

using namespace agora::statistics;

TEST_CASE("an exact power law is found exactly") {
    std::vector<double> x, y;
    for (double size = 10; size < 1e6; size *= 3) x.push_back(size), y.push_back(0.2 * std::pow(size, 0.85));
    const ScalingLaw law = scaling_law(x, y);
    CHECK(law.exponent == Approx(0.85));
    CHECK(law.factor == Approx(0.2));
    CHECK(law.standard_error == Approx(0).margin(1e-9));
    Stream random(1);
    CHECK(bootstrap_exponent(x, y, 50, random).lowest == Approx(0.85));
}

TEST_CASE("intervals hold the truth about as often as they say, also when spread grows with size") {
    int robust = 0, bootstrapped = 0;
    for (std::uint32_t run = 0; run < 200; ++run) {
        Stream random(2, run);
        std::vector<double> x, y;
        for (int place = 0; place < 100; ++place) {
            const double log_size = 10 * random.uniform();
            x.push_back(std::exp(log_size));
            y.push_back(std::exp(1.1 * log_size + 0.05 * log_size * random.normal()));
        }
        robust += scaling_law(x, y).interval.holds(1.1);
        bootstrapped += bootstrap_exponent(x, y, 200, random).holds(1.1);
    }
    CHECK(robust / 200.0 == Approx(0.95).margin(0.062));
    CHECK(bootstrapped / 200.0 == Approx(0.94).margin(0.07));
}

TEST_CASE("V21: the exponent of a continuous power law") {
    Stream random(3);
    std::vector<double> values;
    for (int i = 0; i < 100000; ++i) values.push_back(std::pow(1 - random.uniform(), -1 / 1.5));
    const PowerLawFit fit = power_law(values, 1);
    CHECK(fit.exponent == Approx(2.5).margin(0.019));
    CHECK(fit.standard_error == Approx(1.5 / std::sqrt(1e5)).epsilon(0.02));
    CHECK(power_law(values, 2).exponent == Approx(2.5).margin(0.035));
}

TEST_CASE("margins are met in larger tables, empty cells stay empty, and contradictions are refused") {
    const CountTable t = fit_margins({{1, 0, 2}, {4, 5, 6}}, {30, 70}, {20, 25, 55});
    REQUIRE(t.size() == 2);
    CHECK(t[0][0] + t[0][1] + t[0][2] == Approx(30));
    CHECK(t[0][2] + t[1][2] == Approx(55));
    CHECK(t[0][1] == 0);
    CHECK(t[0][0] * t[1][2] / (t[0][2] * t[1][0]) == Approx(1.0 * 6 / (2 * 4)));
    CHECK(fit_margins({{1, 2}, {3, 4}}, {40, 60}, {30, 90}).empty());
    CHECK(fit_margins({{1, 0}, {3, 0}}, {40, 60}, {30, 70}).empty());
}
