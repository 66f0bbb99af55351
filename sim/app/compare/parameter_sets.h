// Sets of parameters drawn around the assumptions of a model, shared by all worlds of a comparison.
#pragma once

#include <cstdint>

#include "sim/app/study.h"

namespace agora::app {

// How far a drawn value may lie from the stated one, as a share of it.
inline constexpr double kParameterSpread = 0.2;

// Adds `sets` copies of all scenarios, one block after another, with "-set-K" behind the name of the context (K from
// 1). In each block every assumption has one value for all worlds, at the same place between 1 ± kParameterSpread times
// what the scenario states (cut at the ends of its declared range); the sets are a Latin hypercube. Assumptions are the
// real parameters whose source says so and that have their default value; levers and places are left alone.
void add_parameter_sets(Study& study, std::uint32_t sets);

// How many parameters are drawn.
std::size_t count_drawn_parameters(const Study& study);

}  // namespace agora::app
