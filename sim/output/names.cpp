// Names of variables in result files; a clash is found before a run and not after it.
#include "sim/output/names.h"

#include <algorithm>
#include <set>

#include "sim/run/tallies.h"

namespace agora::output {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Adds a name to those taken; false when it is taken already.
bool take(std::set<std::string>& taken, std::string_view declared) {
    return taken.insert(variable_name(declared)).second;
}

}  // namespace

std::string variable_name(std::string_view declared) {
    std::string name;
    for (const char c : declared) name += is_letter(c) || is_digit(c) ? c : '_';
    if (name.empty() || is_digit(name[0])) name.insert(0, 1, '_');
    return name;
}

std::string long_name(std::string_view declared) {
    std::string words(declared);
    std::replace_if(
        words.begin(), words.end(), [](char c) { return c == '_' || c == '.'; }, ' ');
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

std::string name_problem(const Model& model) {
    std::set<std::string> root{"design",     "replicate", "time",          "scenario", "context",
                               "policy",     "status",    "parameter_set", "citizens", "parameters",
                               "provenance", "contrast",  "micro",         "network"};
    for (const Metric* metric : metrics_of(model))
        if (!take(root, metric->name)) return "metric name '" + metric->name + "' is taken in result files";
    std::set<std::string> parameters;
    for (const ParameterGroup& group : model.parameters)
        for (const ParameterInfo& parameter : group.parameters)
            if (!take(parameters, parameter.name))
                return "two parameters are stored as '" + variable_name(parameter.name) + "'";
    std::set<std::string> entities, networks;
    for (const EntityDescription& entity : model.entities) {
        if (!take(entities, entity.info.name))
            return "two entities are stored as '" + variable_name(entity.info.name) + "'";
        std::set<std::string> columns{"row", "time"};
        for (const ColumnDescription& column : model.columns)
            if (column.entity == entity.type && !column.transient && !take(columns, column.info.name))
                return "column name '" + std::string(column.info.name) + "' is taken in result files";
    }
    for (const NetworkDescription& network : model.networks)
        if (!take(networks, network.info.name))
            return "two networks are stored as '" + variable_name(network.info.name) + "'";
    return {};
}

}  // namespace agora::output
