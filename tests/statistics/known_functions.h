// Functions on the unit cube whose sensitivity indices are known in closed form.
#pragma once

#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

#include "tests/statistics/outcomes_at.h"

namespace agora::test {

struct KnownFunction {
    const char* name;
    std::size_t inputs;
    double (*value)(const double*);
    std::vector<double> first, total;  // Sobol' indices
};

inline double known_linear(const double* x) { return 3 * x[0] + x[1] + 2; }

// Ishigami & Homma 1990, a = 7, b = 0.1, on (−π, π)³.
inline double known_ishigami(const double* u) {
    const auto x = [&](std::size_t i) { return std::numbers::pi * (2 * u[i] - 1); };
    const double s = std::sin(x(1));
    return std::sin(x(0)) + 7 * s * s + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

// Saltelli & Sobol' 1995 with a = 0, 1, 4.5, 9, 99.
inline double known_g(const double* u) {
    constexpr double a[] = {0, 1, 4.5, 9, 99};
    double product = 1;
    for (std::size_t i = 0; i < 5; ++i) product *= (std::fabs(4 * u[i] - 2) + a[i]) / (1 + a[i]);
    return product;
}

inline std::vector<KnownFunction> known_functions() {
    // Variance of a factor of g: 1 / (3 (1 + a)²).
    std::vector<double> v, first, total;
    double all = 1;
    for (const double a : {0.0, 1.0, 4.5, 9.0, 99.0}) v.push_back(1 / (3 * (1 + a) * (1 + a))), all *= 1 + v.back();
    for (const double part : v) {
        first.push_back(part / (all - 1));
        total.push_back(part * all / (1 + part) / (all - 1));
    }
    return {{"linear", 3, known_linear, {.9, .1, 0}, {.9, .1, 0}},
            {"Ishigami", 3, known_ishigami, {.313905, .442411, 0}, {.557589, .442411, .243684}},
            {"g", 5, known_g, first, total}};
}

// The mean size of elementary effects (μ*) over the whole grid of `levels` values an input.
inline std::vector<double> grid_effect_sizes(const KnownFunction& f, std::size_t levels) {
    const double last = static_cast<double>(levels - 1), step = static_cast<double>(levels / 2) / last;
    std::size_t points = 1;
    for (std::size_t i = 0; i < f.inputs; ++i) points *= levels;
    std::vector<double> sizes(f.inputs, 0.0);
    for (std::size_t p = 0; p < points; ++p) {
        std::vector<double> x;
        for (std::size_t i = 0, rest = p; i < f.inputs; ++i, rest /= levels)
            x.push_back(static_cast<double>(rest % levels) / last);
        const double here = f.value(x.data());
        for (std::size_t i = 0; i < f.inputs; ++i) {
            if (x[i] + step > 1 + 1e-9) continue;
            std::vector<double> moved = x;
            moved[i] += step;
            sizes[i] += std::fabs(f.value(moved.data()) - here) / step / (static_cast<double>(points) / 2);
        }
    }
    return sizes;
}

}  // namespace agora::test
