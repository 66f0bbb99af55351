// Timed interventions: the value of a parameter at a step, given what changes it and when.
#pragma once

#include <cstdint>
#include <span>

#include "agora/scenario.h"
#include "agora/world.h"

namespace agora {

// Value at `step` of a parameter that starts at `base`; `changes` concern this parameter only and are ordered by `at`.
// A change moves linearly from the value it finds to its own over `over` steps, and ends where the next one begins.
double value_at(double base, std::span<const Intervention> changes, std::uint32_t step);

// Sets every parameter that an intervention touches to its value at `step`.
void apply_interventions(World& world, const Scenario& scenario, std::uint32_t step);

}  // namespace agora
