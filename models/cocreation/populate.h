// The initial population: everybody and everything there is before the first month.
#pragma once

#include <string>
#include <vector>

#include "agora/executor.h"
#include "agora/parameter.h"
#include "agora/scenario.h"
#include "agora/world.h"
#include "models/cocreation/services_setup.h"

namespace agora::cocreation {

// Parameter groups read while populating and by nothing else.
std::vector<ParameterGroup> setup_parameters();

// What parameters of a scenario contradict each other, one to a line; empty when a world can be made of them.
std::string contradictions_of(const Scenario& scenario);

// Fills the empty world from its parameters and the scenario's scale: places, households, citizens, ties, services,
// institutions. The same bits for any executor. Returns an empty text, or why the parameters contradict each other.
std::string populate_from(World& world, const Setup& setup, const StartConditions& start, Executor& executor);

}  // namespace agora::cocreation
