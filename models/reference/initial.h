// Initial values: those the scenario gives for agents, and draws in double precision.
#pragma once

#include <cstdint>
#include <string>

#include "agora/random.h"
#include "agora/scenario.h"
#include "agora/world.h"

namespace agora::reference {

// Draws number 2 n and 2 n + 1 as one number in [0, 1) with 53 bits.
constexpr double uniform_double(Draws& draws, std::uint32_t n) {
    const std::uint32_t high = draws.word(2 * n), low = draws.word(2 * n + 1);
    return to_uniform_double(high, low);
}

// Lays the values a scenario gives over the columns named in Model::given; to be called after the model's own
// distribution. One value for each agent, or one for each agent of a copy of the network, repeated in every copy.
// Returns an empty text, or what is wrong with them.
std::string set_given(World& world, const Setup& setup);

}  // namespace agora::reference
