// Variance-based sensitivity: which input a model's outcome owes its variance to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/statistics/stream.h"
#include "sim/statistics/summary.h"

namespace agora::statistics {

// Shares of the variance that an input explains alone (first) and with all its interactions (total), each with the
// bootstrap's standard error and 95 % interval.
struct SobolIndex {
    double first = 0;
    double total = 0;
    double first_error = 0;
    double total_error = 0;
    Interval first_interval;
    Interval total_interval;
};

struct SobolIndices {
    double variance = 0;
    std::vector<SobolIndex> inputs;
};

// From the outcomes at saltelli_points: Saltelli et al. 2010 for first-order and Jansen 1999 for total indices, on
// outcomes with their mean taken off. Errors and intervals stay 0 without resamples (of rows).
SobolIndices sobol_indices(std::span<const double> outcomes, std::size_t inputs, std::size_t resamples, Stream& random);

}  // namespace agora::statistics
