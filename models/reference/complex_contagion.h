// Centola & Macy 2007 (doi 10.1086/521848): an agent needs a number of active neighbours, not one, to follow.
//
//     i follows with probability p in each step in which (active neighbours) ≥ θ
//
// θ = 1 is simple contagion. Wide bridges (rings with many neighbours) carry what long ties cannot.
#pragma once

#include "models/reference/contagion.h"

namespace agora::reference {

struct ReinforcementParams {
    std::int32_t threshold = 2;
    float probability = 1.0f;
};

inline bool is_reinforced(std::uint32_t active, std::int32_t threshold) {
    return static_cast<std::int64_t>(active) >= threshold;
}

}  // namespace agora::reference
