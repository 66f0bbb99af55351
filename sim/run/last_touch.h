// Finds where in a step the columns of a tally are ready to be summed.
#pragma once

#include <cstddef>
#include <cstdint>

#include "agora/model.h"

namespace agora {

// Whether any submodel changes, at any step, what a tally reads, or its parameters may change.
bool is_ever_changed(const Model& model, const Tally& tally);

// Position of the pass whose blocks leave ready, at this step, all that a tally reads; the number of passes when it can
// be summed only after all of them.
std::size_t pass_to_sum_in(const World& world, const Tally& tally, std::uint32_t step);

}  // namespace agora
