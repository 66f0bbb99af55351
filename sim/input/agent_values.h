// Initial values that a scenario gives for its agents: columns of a text file, or lists.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "agora/model.h"
#include "sim/input/document.h"
#include "sim/input/fields.h"
#include "sim/input/report.h"

namespace agora::input {

// The column of the agents of that name that a scenario may give, or nullptr.
const ColumnDescription* find_given(const Model& model, std::string_view name);
std::vector<std::string> given_names(const Model& model);

// Reports that a model takes no values of this name, with the nearest name it takes.
void report_not_given(const Model& model, const Place& place, std::string_view name, Report& report);

// What a value of this column must be.
NumberRule rule_of(const ColumnDescription& column);

// A table whose first line names its columns. A first column `node` says which agent (from 0) a line is about, so that
// lines may stand in any order; without it they stand in the order of the agents.
std::vector<GivenColumn> read_values(const Model& model, const std::string& path, std::string_view text,
                                     Report& report);

// A list of numbers, one for each agent.
std::vector<double> read_values(const ColumnDescription& column, const Document& document, const Node& list,
                                Report& report);

}  // namespace agora::input
