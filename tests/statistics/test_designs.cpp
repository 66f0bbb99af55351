// Designs: what makes each of them what it is, and that longer ones begin with the shorter ones.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "sim/statistics/designs.h"
#include "sim/statistics/stream.h"
#include "sim/statistics/summary.h"

using namespace agora::statistics;

namespace {

std::vector<double> column(const std::vector<double>& points, std::size_t inputs, std::size_t input) {
    std::vector<double> out;
    for (std::size_t at = input; at < points.size(); at += inputs) out.push_back(points[at]);
    return out;
}

// How many different boxes hold a point, where axis x is cut into `wide` parts and y into `high`.
std::size_t boxes_held(const std::vector<double>& x, const std::vector<double>& y, double wide, double high) {
    std::set<std::pair<double, double>> boxes;
    for (std::size_t r = 0; r < x.size(); ++r) boxes.emplace(std::floor(x[r] * wide), std::floor(y[r] * high));
    return boxes.size();
}

double least_distance(const std::vector<double>& points, std::size_t inputs) {
    double least = 1e9;
    for (std::size_t a = 0; a < points.size(); a += inputs)
        for (std::size_t b = 0; b < a; b += inputs) {
            double sum = 0;
            for (std::size_t i = 0; i < inputs; ++i) sum += std::pow(points[a + i] - points[b + i], 2);
            least = std::min(least, std::sqrt(sum));
        }
    return least;
}

std::vector<double> joined(std::vector<double> a, const std::vector<double>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

}  // namespace

TEST_CASE("a Latin hypercube has one value in each part of each input") {
    for (const std::size_t rows : {1, 7, 60}) {
        const std::vector<double> points = latin_hypercube(rows, 4, 3);
        REQUIRE(points.size() == rows * 4);
        for (std::size_t i = 0; i < 4; ++i) {
            std::vector<double> values = column(points, 4, i);
            std::sort(values.begin(), values.end());
            for (std::size_t r = 0; r < rows; ++r)
                CHECK(std::floor(values[r] * static_cast<double>(rows)) == static_cast<double>(r));
        }
    }
}

TEST_CASE("a Latin hypercube keeps points further apart than chance does") {
    double apart = 0, by_chance = 0;
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        apart += least_distance(latin_hypercube(30, 3, seed), 3) / 10;
        Stream random(seed);
        std::vector<double> plain(90);
        for (double& x : plain) x = random.uniform();
        by_chance += least_distance(plain, 3) / 10;
    }
    CHECK(apart > 2.5 * by_chance);
    CHECK(latin_hypercube(30, 3, 1) == latin_hypercube(30, 3, 1));
    CHECK(latin_hypercube(30, 3, 1) != latin_hypercube(30, 3, 2));
    CHECK(latin_hypercube(10001, 1, 1).size() == 10001);
}

TEST_CASE("aligned parts of a Sobol' sequence are nets") {
    const std::size_t inputs = 40;
    for (const std::size_t first : {0, 64, 192}) {
        const std::vector<double> points = sobol_sequence(first, 64, inputs, 5);
        for (std::size_t i = 0; i < inputs; ++i) {
            const std::vector<double> values = column(points, inputs, i);
            CHECK(boxes_held(values, values, 64, 1) == 64);
        }
        // The first two inputs are a (0, m, 2)-net: each box of area 1/64 holds one point, whatever its shape.
        for (const double wide : {2, 4, 8, 16, 32})
            CHECK(boxes_held(column(points, inputs, 0), column(points, inputs, 1), wide, 64 / wide) == 64);
    }
}

TEST_CASE("scrambling moves every point, uniformly, and each input in its own way") {
    std::vector<double> firsts;
    double together = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const std::vector<double> point = sobol_sequence(0, 1, 3, seed);
        firsts.push_back(point[2]);
        together += (point[1] - 0.5) * (point[2] - 0.5) * 12 / 400;
    }
    CHECK(together == Approx(0).margin(4 / std::sqrt(400.0)));
    CHECK(mean(firsts) == Approx(0.5).margin(4 * std::sqrt(1.0 / 12 / 400)));
    CHECK(variance(firsts) == Approx(1.0 / 12).epsilon(0.2));
    CHECK(*std::min_element(firsts.begin(), firsts.end()) < 0.02);
    CHECK(*std::max_element(firsts.begin(), firsts.end()) > 0.98);
}

TEST_CASE("means over a scrambled Sobol' sequence close in faster than those of chance") {
    const auto product = [](const std::vector<double>& points) {
        double sum = 0;
        for (std::size_t at = 0; at < points.size(); at += 3) sum += 8 * points[at] * points[at + 1] * points[at + 2];
        return sum / (static_cast<double>(points.size()) / 3) - 1;
    };
    double squares = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) squares += std::pow(product(sobol_sequence(0, 1024, 3, seed)), 2);
    const double by_chance = std::sqrt((std::pow(4.0 / 3, 3) - 1) / 1024);
    CHECK(std::sqrt(squares / 20) < by_chance / 20);
}

TEST_CASE("designs are extended by the rows that follow") {
    CHECK(joined(sobol_sequence(0, 5, 3, 9), sobol_sequence(5, 11, 3, 9)) == sobol_sequence(0, 16, 3, 9));
    CHECK(joined(saltelli_points(0, 1, 3, 9), saltelli_points(1, 4, 3, 9)) == saltelli_points(0, 5, 3, 9));
    CHECK(joined(morris_trajectories(0, 3, 3, 4, 9), morris_trajectories(3, 2, 3, 4, 9)) ==
          morris_trajectories(0, 5, 3, 4, 9));
}

TEST_CASE("fewer inputs of a Sobol' sequence are the leading ones of more") {
    const std::vector<double> few = sobol_sequence(3, 20, 2, 4), many = sobol_sequence(3, 20, 7, 4);
    for (const std::size_t i : {0, 1}) CHECK(column(few, 2, i) == column(many, 7, i));
    CHECK(sobol_sequence(0, 4, 0, 4).empty());
    CHECK(sobol_sequence(0, 2, kMostSobolInputs, 4).size() == 2 * kMostSobolInputs);
}

TEST_CASE("points of a Saltelli row share all inputs but one with A") {
    const std::vector<double> points = saltelli_points(0, 2, 3, 1), pairs = sobol_sequence(0, 2, 6, 1);
    REQUIRE(points.size() == 2 * 5 * 3);
    for (std::size_t row = 0; row < 2; ++row) {
        const double *a = &points[row * 15], *b = a + 3;
        CHECK(std::vector<double>(a, a + 6) == std::vector<double>(&pairs[row * 6], &pairs[row * 6] + 6));
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t j = 0; j < 3; ++j) CHECK((b + 3 * (i + 1))[j] == (i == j ? b[j] : a[j]));
    }
}

TEST_CASE("a Morris trajectory moves each input once by one step of the grid") {
    const std::size_t inputs = 5, levels = 4, count = 200;
    const std::vector<double> points = morris_trajectories(0, count, inputs, levels, 8);
    REQUIRE(points.size() == count * (inputs + 1) * inputs);
    std::set<std::size_t> first_movers;
    std::vector<int> at_level(levels, 0);
    int upwards = 0;
    for (std::size_t t = 0; t < count; ++t) {
        std::set<std::size_t> moved;
        for (std::size_t step = 0; step <= inputs; ++step)
            for (std::size_t i = 0; i < inputs; ++i) {
                const double* here = &points[(t * (inputs + 1) + step) * inputs];
                const double level = here[i] * 3;
                CHECK(level == Approx(std::round(level)).margin(1e-12));
                REQUIRE((level > -0.5 && level < 3.5));
                ++at_level[static_cast<std::size_t>(std::lround(level))];
                if (step == 0 || here[i] == here[i - inputs]) continue;
                CHECK(std::fabs(here[i] - here[i - inputs]) == Approx(2.0 / 3));
                upwards += here[i] > here[i - inputs];
                if (moved.empty()) first_movers.insert(i);
                CHECK(moved.insert(i).second);
            }
        CHECK(moved.size() == inputs);
    }
    CHECK(first_movers.size() == inputs);
    CHECK(upwards == Approx(500).margin(65));
    for (const int times : at_level) CHECK(times == Approx(1500).margin(150));
}
