// Scenarios as JSON that needs no other file, for what must be continued later: their resolved texts, and where each
// value came from, which a text cannot say of itself.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/input/load.h"
#include "sim/input/stored_json.h"

namespace agora::input {

nlohmann::ordered_json stored_scenarios(std::span<const Scenario> scenarios);

// The scenarios of such a list; `what` names it in messages. Throws DamagedJson when the list is damaged; a scenario
// that is no longer what it was is a problem.
Loaded load_stored_scenarios(const StoredJson& stored, const std::string& what, std::span<const Model> models);

// A request for resolved texts alone: no file is looked at. `what` names them in messages.
Request resolved_request(std::span<const std::string> texts, const std::string& what);

}  // namespace agora::input
