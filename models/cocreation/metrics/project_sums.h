// What the sums over projects share: which projects count, and distances in the space of needs and designs.
#pragma once

#include <cmath>

#include "models/cocreation/project_columns.h"

namespace agora::cocreation {

// Places of the holders of influence, and how many there are.
inline constexpr std::size_t citizens_hold = 0, professionals_hold = 1, organisations_hold = 2, holders = 3;

// Influence has been worked out: the slot is not idle, nor so new that its first month is still to come.
inline bool has_influence(std::uint8_t phase, const Shares& influence) {
    return phase != idle &&
           influence[citizens_hold] + influence[professionals_hold] + influence[organisations_hold] > 0;
}

inline double distance_between(const Vector3& a, const Vector3& b) {
    double squares = 0;
    for (std::size_t k = 0; k < 3; ++k) squares += static_cast<double>((a[k] - b[k]) * (a[k] - b[k]));
    return std::sqrt(squares);
}

}  // namespace agora::cocreation
