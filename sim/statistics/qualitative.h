// Fuzzy-set qualitative comparative analysis: how well a condition agrees with an outcome over cases.
#pragma once

#include <span>

namespace agora::statistics {

// Memberships in [0, 1] of the cases in condition and outcome. Consistency Σ min(x, y)/Σ x: how sufficient the
// condition is. Coverage Σ min(x, y)/Σ y: how much of the outcome it accounts for (Ragin 2008). NaN without any
// membership.
double consistency(std::span<const double> condition, std::span<const double> outcome);
double coverage(std::span<const double> condition, std::span<const double> outcome);

}  // namespace agora::statistics
