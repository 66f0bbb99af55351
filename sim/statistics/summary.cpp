// Sums and order statistics.
#include "sim/statistics/summary.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace agora::statistics {

double mean(std::span<const double> sample) {
    return std::accumulate(sample.begin(), sample.end(), 0.0) / static_cast<double>(sample.size());
}

bool varies(std::span<const double> sample) {
    if (sample.empty()) return false;
    const auto [lowest, highest] = std::minmax_element(sample.begin(), sample.end());
    return *highest - *lowest > 1e-12 * std::max(std::fabs(*lowest), std::fabs(*highest));
}

double variance(std::span<const double> sample) {
    if (sample.size() < 2) return std::numeric_limits<double>::quiet_NaN();
    const double centre = mean(sample);
    double squares = 0;
    for (const double x : sample) squares += (x - centre) * (x - centre);
    return squares / static_cast<double>(sample.size() - 1);
}

double standard_deviation(std::span<const double> sample) { return std::sqrt(variance(sample)); }

double quantile(std::vector<double> sample, double p) {
    std::sort(sample.begin(), sample.end());
    const double position = p * static_cast<double>(sample.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sample.size() - 1);
    return sample[below] + (position - static_cast<double>(below)) * (sample[above] - sample[below]);
}

Interval middle(const std::vector<double>& sample, double level) {
    if (sample.empty()) return Interval::none();
    return {quantile(sample, (1 - level) / 2), quantile(sample, (1 + level) / 2)};
}

}  // namespace agora::statistics
