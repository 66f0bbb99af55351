// Small tools shared by the steps that build the initial population.
#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <string>

#include "agora/executor.h"
#include "agora/math.h"
#include "agora/random.h"

namespace agora::cocreation {

// Draw number n as a standard normal number.
inline float normal(Draws& draws, std::uint32_t n) { return normal_from_word(draws.word(n)); }

// The shortest decimal that reads back as this number.
inline std::string shortest(float number) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
}

// `amount` as a whole number: rounded up with probability equal to its fraction, so that the mean is kept.
inline std::uint32_t round_by_draw(float amount, float uniform) {
    const float whole = std::floor(amount);
    return static_cast<std::uint32_t>(whole) + (uniform < amount - whole ? 1u : 0u);
}

}  // namespace agora::cocreation
