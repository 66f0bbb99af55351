// PAWN (Pianosi & Wagener 2015): how far an outcome's whole distribution moves when one input is held in a narrow
// range.
#pragma once

#include <cstddef>
#include <span>

#include "sim/statistics/stream.h"
#include "sim/statistics/summary.h"

namespace agora::statistics {

// The fewest points from which the intervals below hold what they are about as often as they say
// (tests/statistics/README.md).
inline constexpr std::size_t kLeastPawnPoints = 40;

// Kolmogorov–Smirnov distances, 0 to 1, between the outcomes in one slice of an input's values and all outcomes: their
// median over slices with the bootstrap's 95 % interval over points, and their largest. The interval is about what
// other designs of as many points would give on average, not about the limit of many points: slices of few points are
// further from the whole than it is, by about what chance makes of them. `by_chance` is what the median of an input
// without any influence stays below in 95 of 100 cases (slices of the same sizes, drawn at random).
struct PawnIndex {
    double median = 0;
    double largest = 0;
    Interval median_interval = Interval::none();
    double by_chance = Interval::none().lowest;
};

// From points of any design that covers the inputs evenly (Pianosi & Wagener 2018): values of one input and the
// outcomes there, cut into `slices` of as equal numbers as can be; an input of no more values than slices gets one
// slice for each. Interval and by_chance are NaN without resamples.
PawnIndex pawn_index(std::span<const double> input, std::span<const double> outcomes, std::size_t slices,
                     std::size_t resamples, Stream& random);

}  // namespace agora::statistics
