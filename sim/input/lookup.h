// Finds what a model declares by name, and lists those names for suggestions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "agora/model.h"

namespace agora::input {

// The parameter of that full name ("group.field"), or nullptr.
const ParameterInfo* find_parameter(const Model& model, std::string_view name);
const ParameterGroup* find_group(const Model& model, std::string_view name);

// Full names of all parameters, or of those that may change during a run.
std::vector<std::string> parameter_names(const Model& model);
std::vector<std::string> lever_names(const Model& model);

// All indicators the model's mappings take, each once, in the order of the mappings.
std::vector<std::string> indicator_names(const Model& model);

}  // namespace agora::input
