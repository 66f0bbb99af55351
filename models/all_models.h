// Every model this program knows.
#pragma once

#include <span>
#include <string_view>

#include "agora/model.h"

namespace agora {

std::span<const Model> all_models();

// The model of that name, or nullptr.
const Model* find_model(std::string_view name);

}  // namespace agora
