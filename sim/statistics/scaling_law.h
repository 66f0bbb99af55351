// Power laws: how totals grow with size, and how sizes are distributed.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/statistics/stream.h"
#include "sim/statistics/summary.h"

namespace agora::statistics {

// y = factor · x^exponent, fitted by least squares on logarithms; all x and y above 0. The interval is for 95 %, robust
// to unequal variances (HC1, Student's t).
struct ScalingLaw {
    double exponent = 0;
    double factor = 0;
    double standard_error = 0;  // of the exponent, robust
    Interval interval;          // of the exponent
};
ScalingLaw scaling_law(std::span<const double> x, std::span<const double> y);

// Interval of the exponent from resampled places (percentiles).
Interval bootstrap_exponent(std::span<const double> x, std::span<const double> y, std::size_t resamples, Stream& random,
                            double level = 0.95);

// Exponent of a density ∝ x^−α above `lowest`, by maximum likelihood, with its standard error (Clauset, Shalizi &
// Newman 2009). Values below `lowest` are left out.
struct PowerLawFit {
    double exponent = 0;
    double standard_error = 0;
};
PowerLawFit power_law(std::span<const double> values, double lowest);

}  // namespace agora::statistics
