// What a model declares, as tables and pages for people: derived from the same tables that check scenarios.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "agora/model.h"

namespace agora::input {

// Markdown tables, each ended by a newline. Parameters come group by group under a heading of the third level.
std::string parameter_table(const Model& model);
std::string metric_table(const Model& model);
std::string mapping_table(const Model& model);
std::string column_table(const Model& model);

// A page about a parameter, group of parameters, metric, indicator, column, submodel or pass of that name. With a
// scenario, a parameter's page shows its value there and how it follows from the scenario's indicators. Empty when
// there is no such name; offer nearest_name(name, explainable_names(model)) then.
std::string explain(const Model& model, std::string_view name, const Scenario* context);
std::vector<std::string> explainable_names(const Model& model);

// A complete, commented scenario file that loads to `context` as it is and lists every parameter, ready to be changed.
std::string template_scenario(const Model& model, const Scenario& context);

}  // namespace agora::input
