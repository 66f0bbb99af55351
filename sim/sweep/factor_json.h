// Factors, design and outcomes as JSON, for plan.json.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sim/input/factors.h"

namespace agora::sweep {

nlohmann::ordered_json to_json(const input::Factor& factor);
nlohmann::ordered_json to_json(const input::Variation& variation);

// Throws nlohmann::json::exception when something is missing or of another type.
input::Variation variation_from(const nlohmann::ordered_json& json, const Model& model);

}  // namespace agora::sweep
