// A scenario as canonical YAML that needs no other file.
#pragma once

#include <string>
#include <string_view>

#include "agora/model.h"

namespace agora::input {

// Everything that decides the run: parameters that differ from their default or were given, all indicators, the
// timeline, seed, replicates, steps and scale. Loading it gives the same scenario (only origins then name this text),
// and so the same canonical text again. Equal scenarios have equal texts.
std::string canonical_text(const Model& model, const Scenario& scenario);

// A text as a YAML value: in double quotes, with what would end or break them escaped.
std::string quoted(std::string_view text);

// One indicator as a flow map, as it stands in canonical and template scenarios.
std::string indicator_line(const Indicator& indicator);

// A parameter as `group.field: value`; names of choices stand in quotes, because some YAML readers take "no" for false.
std::string setting_line(const ParameterInfo& info, double value);

// One dated change as an item of `timeline:`.
std::string change_line(const Model& model, const Intervention& change);

}  // namespace agora::input
