// Lists of what the co-creation model declares: entities, columns, connections, parameters.
#pragma once

#include <string>
#include <vector>

#include "agora/model.h"

namespace agora::cocreation {

void declare_state(Model& model);

// Where citizens and staff belong besides the places they are in.
std::vector<Belonging> belongings();

// Every parameter group, in the order in which documents list them.
std::vector<ParameterGroup> all_parameters();

// The world before the first month; the model's populate function.
std::string populate(World& world, const Setup& setup, Executor& executor);

}  // namespace agora::cocreation
