// Variance-based sensitivity: which input a model's outcome owes its variance to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/statistics/stream.h"
#include "sim/statistics/summary.h"

namespace agora::statistics {

// The fewest rows from which the intervals below hold the truth about as often as they say
// (tests/statistics/README.md).
inline constexpr std::size_t kLeastSobolRows = 64;

// Shares of the variance that an input explains alone (first) and with all its interactions (total), each with the
// bootstrap's standard error and 95 % interval.
struct SobolIndex {
    double first = 0;
    double total = 0;
    double first_error = Interval::none().lowest;
    double total_error = Interval::none().lowest;
    Interval first_interval = Interval::none();
    Interval total_interval = Interval::none();
};

struct SobolIndices {
    double variance = 0;
    std::vector<SobolIndex> inputs;
};

// From the outcomes at saltelli_points: Saltelli et al. 2010 for first-order and Jansen 1999 for total indices, on
// outcomes with their mean taken off. The variance is that of A and B; where it is nothing, or less than a hundredth of
// the variance of all points, A and B have missed what varies, and the indices are not defined (NaN). Resamples (of
// rows) in which they are not defined are left out; errors and intervals are NaN where those are more than one in
// twenty or none were asked for.
SobolIndices sobol_indices(std::span<const double> outcomes, std::size_t inputs, std::size_t resamples, Stream& random);

}  // namespace agora::statistics
