// Luck beside parameters: how much of an outcome's variance single runs owe to each, from repeated runs at every point.
#pragma once

#include <cstddef>
#include <span>

namespace agora::statistics {

// Shares of the variance of a single run: what parameters explain, and luck (the two add up to 1). `left_in_means` is
// the share of luck that is left in the variance of the means over replicates: the part of it no input can explain.
// NaN with fewer than two replicates or points, or where nothing varies.
struct LuckShares {
    double parameters = 0;
    double luck = 0;
    double left_in_means = 0;
};

// From outcomes [point][replicate], complete. Replicates of one number share their luck at all points (common random
// numbers), so there are three components of variance: points, replicates, and their interaction (two-way analysis of
// variance; Searle, Casella & McCulloch 1992, section 4.3); estimates below 0 count as 0.
LuckShares luck_shares(std::span<const double> outcomes, std::size_t replicates);

}  // namespace agora::statistics
