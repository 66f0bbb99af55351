// Factors, design and outcomes as JSON, for plan.json.
#pragma once

#include "sim/input/factors.h"
#include "sim/input/report.h"
#include "sim/input/stored_json.h"

namespace agora::sweep {

nlohmann::ordered_json to_json(const input::Factor& factor);
nlohmann::ordered_json to_json(const input::Variation& variation);

// What these scenarios vary. Throws input::DamagedJson when something is missing or of another kind, and reports what a
// study file could not say.
input::Variation variation_from(const input::StoredJson& json, const Model& model, const std::vector<Scenario>& bases,
                                input::Report& report);

}  // namespace agora::sweep
