// Elementary effects (Morris 1991): a cheap first look at which inputs matter, from a few walks through the cube.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/statistics/stream.h"
#include "sim/statistics/summary.h"

namespace agora::statistics {

// The fewest walks from which the intervals below hold the truth about as often as they say
// (tests/statistics/README.md).
inline constexpr std::size_t kLeastMorrisWalks = 10;

// What one input does to the outcome, per unit of its range: the mean of its effects (Morris's μ), the mean of their
// sizes (μ*: Campolongo, Cariboni & Saltelli 2007) with the bootstrap's 95 % interval over walks, and their standard
// deviation (σ), which is large beside μ* where the input interacts or acts non-linearly; NaN for fewer than two walks.
struct ElementaryEffect {
    double mean = 0;
    double mean_size = 0;
    double deviation = 0;
    Interval mean_size_interval = Interval::none();
};

// One per input, from the outcomes at morris_trajectories: `points` holds inputs numbers a point, inputs + 1 points a
// walk, in each of which exactly one input differs from the point before. Intervals are NaN without resamples.
std::vector<ElementaryEffect> elementary_effects(std::span<const double> points, std::span<const double> outcomes,
                                                 std::size_t inputs, std::size_t resamples, Stream& random);

}  // namespace agora::statistics
