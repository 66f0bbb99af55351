// Trust as the mean of a beta reputation.
#pragma once

namespace agora::cocreation {

// τ = (r + 1) / (r + s + 2); Jøsang & Ismail 2002.
constexpr float trust_of(float good, float bad) { return (good + 1.0f) / (good + bad + 2.0f); }

// A citizen uses services when unmet need exceeds this (theory 2.2).
inline constexpr float kUserThreshold = 0.1f;
constexpr bool is_user(float unmet_need) { return unmet_need > kUserThreshold; }

}  // namespace agora::cocreation
