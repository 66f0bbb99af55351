// The small functions from sums to values that most metrics share.
#pragma once

#include <cstddef>
#include <limits>
#include <span>

namespace agora::cocreation {

inline double ratio(double top, double bottom) {
    return bottom > 0 ? top / bottom : std::numeric_limits<double>::quiet_NaN();
}

template <std::size_t sum>
double total(std::span<const double> sums) {
    return sums[sum];
}

template <std::size_t top, std::size_t bottom>
double mean(std::span<const double> sums) {
    return ratio(sums[top], sums[bottom]);
}

// Sums kept by group take two places: citizens within reach of services (H <= .5), then hard-to-reach citizens (H >
// .5).
inline constexpr std::size_t kGroups = 2;
inline constexpr float kHardToReach = 0.5f;

template <std::size_t sum>
double total_of_both(std::span<const double> sums) {
    return sums[sum] + sums[sum + 1];
}

template <std::size_t top, std::size_t bottom>
double mean_of_both(std::span<const double> sums) {
    return ratio(sums[top] + sums[top + 1], sums[bottom] + sums[bottom + 1]);
}

template <std::size_t top, std::size_t bottom>
double mean_of_reached(std::span<const double> sums) {
    return ratio(sums[top], sums[bottom]);
}

template <std::size_t top, std::size_t bottom>
double mean_of_hard(std::span<const double> sums) {
    return ratio(sums[top + 1], sums[bottom + 1]);
}

// Hard-to-reach citizens minus the others.
template <std::size_t top, std::size_t bottom>
double gap_of_hard(std::span<const double> sums) {
    return mean_of_hard<top, bottom>(sums) - mean_of_reached<top, bottom>(sums);
}

}  // namespace agora::cocreation
