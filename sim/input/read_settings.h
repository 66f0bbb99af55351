// Reads parameter values and dated changes of them, by the table of a model.
#pragma once

#include <string_view>
#include <vector>

#include "sim/input/layers.h"
#include "sim/input/report.h"

namespace agora::input {

// What a value of this parameter must be, which is not a choice.
NumberRule rule_of(const ParameterInfo& info);

// The same for people, of any parameter: "a number from 0 to 1", "one of ring, complete".
std::string expectation(const ParameterInfo& info);

// The value of a parameter as it will be stored, or nothing when the name or the value was reported.
std::optional<Setting> read_setting(const Model& model, std::string_view name, const Node& value,
                                    const Place& name_place, const Place& value_place, Report& report);

// `parameters:` in its two forms, nested ({group: {field: value}}) and flat ({"group.field": value}).
std::vector<Setting> read_parameters(const Model& model, const Document& document, const Entry& entry, Report& report);

// Adds a setting, or reports that its parameter stands there already.
void add_once(std::vector<Setting>& settings, std::optional<Setting> setting, const Place& name_place, Report& report);

// `timeline:` or `changes:`: a list of {at, over, set}; `policy` is stamped on every change. With `may_name_policy` an
// entry may name the policy it came from, as resolved scenarios do.
std::vector<Change> read_changes(const Model& model, const Document& document, const Entry& entry,
                                 std::string_view policy, bool may_name_policy, Report& report);

}  // namespace agora::input
