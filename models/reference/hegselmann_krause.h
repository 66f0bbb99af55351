// Hegselmann & Krause 2002 (JASSS 5(3):2): everybody moves to the mean of all opinions within reach, the own included.
//
//     xᵢ' = a m + (1 − a) xᵢ⁰,    m = mean { xⱼ : j = i or a neighbour, |xⱼ − xᵢ| ≤ ε }
//
// a = 1 is the published model; a < 1 anchors opinions as Friedkin & Johnsen do. The bound is inclusive:
// reach is at_most(ε), so that rounding keeps nobody out who is exactly ε away.
#pragma once

#include <cmath>
#include <cstddef>

#include "models/reference/opinion.h"

namespace agora::reference {

struct ConfidenceParams {
    double confidence = 0.2;
    double susceptibility = 1.0;
};

inline bool is_near(double own, double other, double reach) { return std::fabs(other - own) <= reach; }

// The mean of those `count` opinions that are within reach of one of them.
double mean_within(double own, const double* opinions, std::size_t count, double reach);

}  // namespace agora::reference
