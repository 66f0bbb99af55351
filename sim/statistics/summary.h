// Mean, spread and quantiles of samples, and intervals.
#pragma once

#include <limits>
#include <span>
#include <vector>

namespace agora::statistics {

struct Interval {
    double lowest = 0;
    double highest = 0;
    static Interval none() {
        constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
        return {nothing, nothing};
    }
    bool holds(double x) const { return lowest <= x && x <= highest; }
};

double mean(std::span<const double> sample);
// Whether values differ by more than rounding: by more than 10⁻¹² of the largest of them.
bool varies(std::span<const double> sample);
// With n − 1 in the denominator; NaN for fewer than two values.
double variance(std::span<const double> sample);
double standard_deviation(std::span<const double> sample);
// Straight between order statistics (type 7 of Hyndman & Fan 1996); p in [0, 1].
double quantile(std::vector<double> sample, double p);
// The middle `level` of a sample, such as a bootstrap distribution; NaN for an empty one.
Interval middle(const std::vector<double>& sample, double level = 0.95);

}  // namespace agora::statistics
