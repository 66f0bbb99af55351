// Precision of trial designs: closed forms against the general computation, and against designs known to be equal.
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/statistics/distributions.h"
#include "sim/statistics/trials.h"

using namespace agora::statistics;

TEST_CASE("a stepped wedge moves equally many clusters at each step") {
    const Allocation a = stepped_wedge(6, 4);
    CHECK(a[0] == std::vector<bool>{false, true, true, true});
    CHECK(a[1] == a[0]);
    CHECK(a[3] == std::vector<bool>{false, false, true, true});
    CHECK(a[5] == std::vector<bool>{false, false, false, true});
}

TEST_CASE("the closed form of Hussey and Hughes is generalised least squares for any allocation") {
    for (const auto& [clusters, periods] : {std::pair{4u, 3u}, {12u, 5u}, {9u, 4u}})
        for (const CellVariances v : {CellVariances{0.02, 0.05}, {1, 0.01}, {0.3, 0}, {0.001, 4}}) {
            const Allocation a = stepped_wedge(clusters, periods);
            CHECK(hussey_hughes_variance(a, v) == Approx(generalised_variance(a, v)).epsilon(1e-9));
        }
    const Allocation parallel{{true, true}, {true, true}, {false, false}, {false, false}, {false, false}};
    CHECK(hussey_hughes_variance(parallel, {0.1, 0.2}) == Approx(generalised_variance(parallel, {0.1, 0.2})));
}

TEST_CASE("one period with two arms is a cluster trial") {
    Allocation arms(8, {true});
    for (std::size_t i = 0; i < 4; ++i) arms[i] = {false};
    CHECK(hussey_hughes_variance(arms, {0.019, 0.05}) == Approx(cluster_trial_variance(4, {0.019, 0.05})));
    CHECK(generalised_variance(arms, {0.019, 0.05}) == Approx(cluster_trial_variance(4, {0.019, 0.05})));
}

TEST_CASE("without clustering nothing is inflated") {
    CHECK(design_effect(50, 0) == 1);
    CHECK(design_effect(1, 0.3) == 1);
    CHECK(naive_false_positives(1) == Approx(0.05));
    CHECK(naive_false_positives(1, 0.1) == Approx(0.1));
}

TEST_CASE("power is a half where the effect is the critical value, and errors vanish for large effects") {
    CHECK(planned_power(1.959964, 1) == Approx(0.5).margin(1e-7));
    CHECK(planned_power(-0.1959964, 0.1) == Approx(0.5).margin(1e-7));
    const RetrospectiveErrors large = retrospective_errors(-8, 1), small = retrospective_errors(1e-6, 1);
    CHECK(large.power == Approx(1));
    CHECK(large.type_s == Approx(0).margin(1e-12));
    CHECK(large.type_m == Approx(1));
    CHECK(small.power == Approx(0.05).margin(1e-6));
    CHECK(small.type_s == Approx(0.5).margin(1e-4));
}

TEST_CASE("errors of significant estimates are those of a sum over the normal density") {
    const double effect = 0.5, z = 1.959963984540054, width = 1e-4;
    double power = 0, wrong = 0, size = 0;
    for (double x = -10 + width / 2; x < 10; x += width) {
        if (std::fabs(x) < z) continue;
        const double share = normal_density(x - effect) * width;
        power += share;
        wrong += x < 0 ? share : 0;
        size += share * std::fabs(x);
    }
    const RetrospectiveErrors errors = retrospective_errors(effect, 1);
    CHECK(errors.power == Approx(power).epsilon(1e-3));
    CHECK(errors.type_s == Approx(wrong / power).epsilon(1e-3));
    CHECK(errors.type_m == Approx(size / power / effect).epsilon(1e-3));
}

TEST_CASE("selection without error, or of everybody, shows no gain and no bias") {
    CHECK(gain_without_effect(-1, 1) == 0);
    CHECK(gain_without_effect(8, 0.5) == Approx(0).margin(1e-12));
    CHECK(mean_above(-9) == Approx(0).margin(1e-12));
    CHECK(mean_above(0) == Approx(std::sqrt(2 / 3.14159265358979)));
}
