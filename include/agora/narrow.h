// Sixteen-bit storage for fixed attributes whose science does not need more: a number in [0, Max] in 65,536 steps.
#pragma once

#include <cstdint>

namespace agora {

template <int Max>
struct Scaled16 {
    std::uint16_t bits = 0;

    constexpr Scaled16() = default;
    constexpr Scaled16(float value) {  // implicit on purpose: a column of Scaled16 reads and writes like floats
        const float scaled = value * (65535.0f / Max) + 0.5f;
        bits = scaled <= 0.0f ? 0 : (scaled >= 65535.0f ? 65535 : static_cast<std::uint16_t>(scaled));
    }
    constexpr operator float() const { return static_cast<float>(bits) * (Max / 65535.0f); }
};

using Unit16 = Scaled16<1>;

}  // namespace agora
