// Least squares against hand-worked regressions and the properties its standard errors must have.
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/statistics/linear_model.h"
#include "sim/statistics/stream.h"

using namespace agora::statistics;

namespace {

const std::vector<double> kX{1, 2, 3, 4, 5}, kY{2, 4, 5, 4, 5};  // slope .6, intercept 2.2, residual sum of squares 2.4

Columns line_through(const std::vector<double>& x) { return {std::vector<double>(x.size(), 1.0), x}; }

}  // namespace

TEST_CASE("a straight line through five points") {
    const LinearFit fit = least_squares(kY, line_through(kX));
    CHECK(fit.coefficients[0] == Approx(2.2));
    CHECK(fit.coefficients[1] == Approx(0.6));
    CHECK(fit.standard_errors[1] == Approx(std::sqrt(0.8 / 10)));
    CHECK(fit.standard_errors[0] == Approx(std::sqrt(0.8 * (0.2 + 0.9))));
    CHECK(fit.degrees_of_freedom == 3);
}

TEST_CASE("robust errors weigh residuals by how far out they are") {
    // Residuals -.8, .6, 1, -.6, -.2 at x less its mean of -2, -1, 0, 1, 2: Σ(xe)² = 2.56 + .36 + .36 + .16.
    CHECK(robust_least_squares(kY, line_through(kX)).standard_errors[1] == Approx(std::sqrt(3.44 / 100 * 5 / 3)));
}

TEST_CASE("clusters of one are the robust errors, and copies of everything inside clusters add nothing") {
    const std::vector<std::size_t> alone{0, 1, 2, 3, 4};
    const LinearFit robust = robust_least_squares(kY, line_through(kX));
    CHECK(clustered_least_squares(kY, line_through(kX), alone).standard_errors[1] == Approx(robust.standard_errors[1]));
    std::vector<double> x = kX, y = kY;
    std::vector<std::size_t> cluster = alone;
    x.insert(x.end(), kX.begin(), kX.end());
    y.insert(y.end(), kY.begin(), kY.end());
    cluster.insert(cluster.end(), alone.begin(), alone.end());
    const LinearFit twice = clustered_least_squares(y, line_through(x), cluster);
    const double corrections = (5.0 / 4 * 9 / 8) / (5.0 / 4 * 4 / 3);
    CHECK(twice.standard_errors[1] == Approx(robust.standard_errors[1] * std::sqrt(corrections)));
    CHECK(twice.degrees_of_freedom == 4);
}

TEST_CASE("what cannot be fitted is not a number") {
    CHECK(std::isnan(least_squares(kY, {kX, kX}).coefficients[0]));
    CHECK(std::isnan(least_squares(std::vector<double>{1, 2}, {{1, 1}, {1, 2}}).standard_errors[0]));
    CHECK(solve({{1, 2}, {2, 4}}, std::vector<double>{1, 1}).empty());
}

TEST_CASE("generalised least squares is ordinary where errors are independent and equal") {
    std::vector<double> within(25, 0.0);
    for (std::size_t i = 0; i < 5; ++i) within[i * 6] = 0.8;
    const std::vector<double> covariance = generalised_covariance(line_through(kX), within);
    const LinearFit fit = least_squares(kY, line_through(kX));
    CHECK(covariance[0] == Approx(fit.standard_errors[0] * fit.standard_errors[0]));
    CHECK(covariance[3] == Approx(fit.standard_errors[1] * fit.standard_errors[1]));
    CHECK(covariance[1] == Approx(-0.8 * 3 / 10));
}

TEST_CASE("linear systems are columns times unknowns") {
    const std::vector<double> x = solve({{2, 0}, {1, 4}}, std::vector<double>{5, 8});  // 2 a + b = 5, 4 b = 8
    REQUIRE(x.size() == 2);
    CHECK(x[0] == Approx(1.5));
    CHECK(x[1] == Approx(2));
}

TEST_CASE("dummies leave out the first level") {
    CHECK(dummies(std::vector<std::size_t>{0, 2, 1, 2}) == Columns{{0, 0, 1, 0}, {0, 1, 0, 1}});
}

TEST_CASE("streams repeat, differ by number and are uniform and normal") {
    Stream a(7), b(7), c(7, 1);
    double sum = 0, squares = 0, normals = 0, normal_squares = 0;
    bool differs = false;
    for (int i = 0; i < 100000; ++i) {
        const double u = a.uniform(), z = a.normal();
        REQUIRE(u == b.uniform());
        REQUIRE(z == b.normal());
        differs = differs || u != c.uniform();
        sum += u, squares += u * u, normals += z, normal_squares += z * z;
        REQUIRE((u >= 0 && u < 1));
    }
    CHECK(differs);
    CHECK(sum / 1e5 == Approx(0.5).margin(0.004));
    CHECK(squares / 1e5 == Approx(1.0 / 3).margin(0.004));
    CHECK(normals / 1e5 == Approx(0).margin(0.013));
    CHECK(normal_squares / 1e5 == Approx(1).margin(0.018));
    for (int i = 0; i < 1000; ++i) REQUIRE(a.below(3) < 3);
}
