// The Gini coefficient from sums over rows that need not be sorted: counts, totals and squares in narrow bins.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "agora/metric.h"

namespace agora::reference {

// Bins of an eighth of the mean up to 16 times the mean; the last one is open.
inline constexpr std::size_t kGiniBins = 128;
inline constexpr double kGiniBinsPerMean = 8;
using GiniSums = Sums<3 * kGiniBins>;

// Adds one value >= 0 of a population with this mean.
inline void add_to_gini(const GiniSums& sums, double value, double mean) {
    const double relative = mean > 0 ? value / mean : 0;
    const double place = relative * kGiniBinsPerMean;
    const std::size_t bin = place < kGiniBins ? static_cast<std::size_t>(place) : kGiniBins - 1;
    sums[bin] += 1;
    sums[kGiniBins + bin] += relative;
    sums[2 * kGiniBins + bin] += relative * relative;
}

// The Gini coefficient: between bins exact, inside each bin as if its values were spread evenly with the standard
// deviation they have, which is right to about 1e-4. NaN when nobody holds anything.
double gini_from(std::span<const double> sums);

}  // namespace agora::reference
