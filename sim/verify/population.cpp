// Synthetic population: tables that must meet margins.
#include "sim/statistics/contingency.h"
#include "sim/verify/targets.h"

namespace agora::verify {
namespace {

std::vector<Check> proportional_fitting(const Effort&) {
    const statistics::CountTable t = statistics::fit_margins({{1, 2}, {3, 4}}, {40, 60}, {30, 70});
    if (t.empty()) return {must_hold("settles", false)};
    return {
        {"first row, first column", 10, 1e-5, t[0][0]},
        {"first row, second column", 30, 1e-5, t[0][1]},
        {"second row, first column", 20, 1e-5, t[1][0]},
        {"second row, second column", 40, 1e-5, t[1][1]},
        {"odds ratio", 2.0 / 3, 1e-5, t[0][0] * t[1][1] / (t[0][1] * t[1][0])},
    };
}

}  // namespace

std::vector<Target> population_targets() {
    return {{"V23", "iterative proportional fitting of ((1, 2), (3, 4)) to rows 40, 60 and columns 30, 70",
             "Deming & Stephan 1940", false, proportional_fitting}};
}

}  // namespace agora::verify
