// Overlap of fuzzy sets.
#include "sim/statistics/qualitative.h"

#include <algorithm>
#include <numeric>

namespace agora::statistics {
namespace {

double overlap(std::span<const double> x, std::span<const double> y) {
    return std::inner_product(x.begin(), x.end(), y.begin(), 0.0, std::plus<>(),
                              [](double a, double b) { return std::min(a, b); });
}

}  // namespace

double consistency(std::span<const double> condition, std::span<const double> outcome) {
    return overlap(condition, outcome) / std::accumulate(condition.begin(), condition.end(), 0.0);
}

double coverage(std::span<const double> condition, std::span<const double> outcome) {
    return overlap(condition, outcome) / std::accumulate(outcome.begin(), outcome.end(), 0.0);
}

}  // namespace agora::statistics
