// Sensitivity indices of two functions whose indices are known.
#include "sim/statistics/sensitivity.h"

#include <cmath>
#include <numbers>
#include <span>

#include "sim/statistics/designs.h"
#include "sim/verify/targets.h"

namespace agora::verify {
namespace {

using Function = double (*)(std::span<const double>);

double ishigami(std::span<const double> u) {
    const auto x = [&](std::size_t i) { return std::numbers::pi * (2 * u[i] - 1); };
    const double s = std::sin(x(1));
    return std::sin(x(0)) + 7 * s * s + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

double sobol_g(std::span<const double> u) {
    constexpr double a[] = {0, 1, 4.5, 9, 99, 99, 99, 99};
    double product = 1;
    for (std::size_t i = 0; i < u.size(); ++i) product *= (std::fabs(4 * u[i] - 2) + a[i]) / (1 + a[i]);
    return product;
}

constexpr std::size_t rows_of(const Effort& effort) { return effort.quick ? 2048 : 16384; }

statistics::SobolIndices measured(Function f, std::size_t inputs, const Effort& effort) {
    const std::vector<double> points = statistics::saltelli_points(0, rows_of(effort), inputs, 45);
    std::vector<double> outcomes(points.size() / inputs);
    for (std::size_t p = 0; p < outcomes.size(); ++p) outcomes[p] = f(std::span(points).subspan(p * inputs, inputs));
    statistics::Stream random(46);
    return statistics::sobol_indices(outcomes, inputs, 0, random);
}

// Four times the largest standard deviation of an index between 30 scrambled sequences of so many rows, all indices of
// both functions taken together; pseudo-random rows spread ten times as much.
constexpr double tolerance(const Effort& effort) { return effort.quick ? 0.026 : 0.004; }

std::vector<Check> indices(const statistics::SobolIndices& found, const std::vector<double>& first,
                           const std::vector<double>& total, const Effort& effort) {
    std::vector<Check> checks;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const std::string input = std::to_string(i + 1);
        checks.push_back({"first order of input " + input, first[i], tolerance(effort), found.inputs[i].first});
        checks.push_back({"total of input " + input, total[i], tolerance(effort), found.inputs[i].total});
    }
    return checks;
}

std::vector<Check> ishigami_indices(const Effort& effort) {
    const auto found = measured(ishigami, 3, effort);
    std::vector<Check> checks = indices(found, {0.313905, 0.442411, 0}, {0.557589, 0.442411, 0.243684}, effort);
    checks.push_back({"variance", 13.844588, effort.quick ? 0.32 : 0.036, found.variance});
    return checks;
}

std::vector<Check> sobol_g_indices(const Effort& effort) {
    const double least = 0.0000716, least_total = 0.000105;
    return indices(measured(sobol_g, 8, effort), {0.716192, 0.179048, 0.023676, 0.007162, least, least, least, least},
                   {0.787144, 0.242198, 0.034317, 0.010460, least_total, least_total, least_total, least_total},
                   effort);
}

}  // namespace

std::vector<Target> sensitivity_targets() {
    return {
        {"V45", "Sobol indices of the Ishigami function, a = 7, b = 0.1, from 16,384 rows",
         "Ishigami & Homma 1990; Saltelli et al. 2010; Jansen 1999", true, ishigami_indices},
        {"V46", "Sobol indices of the g function, a = 0, 1, 4.5, 9, 99 four times, from 16,384 rows",
         "Saltelli & Sobol 1995; Saltelli et al. 2010; Jansen 1999", true, sobol_g_indices},
    };
}

}  // namespace agora::verify
