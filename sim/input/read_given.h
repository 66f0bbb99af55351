// Reads what a scenario gives instead of having it generated: the links between agents, and their initial values.
#pragma once

#include <string_view>

#include "sim/input/layers.h"
#include "sim/input/report.h"

namespace agora::input {

// Parameters of a model that takes a network.
inline constexpr std::string_view kGenerator = "network.generator", kNodes = "network.nodes",
                                  kCopies = "network.copies", kDirected = "network.directed";

// Whether this value of network.generator stands for no generator at all.
bool is_no_generator(const Model& model, double value);

// `network:`: the parameters of the group of that name, and `edges`, a list of links or a file of them.
void read_network(const Document& document, const Entry& entry, ScenarioFile& out, Report& report);

// `agents:`: lists of values by the names of columns, or a file of them.
void read_agents(const Document& document, const Entry& entry, ScenarioFile& out, Report& report);

}  // namespace agora::input
