// Names of variables in result files; a clash is found before a run and not after it.
#include "sim/output/names.h"

#include <algorithm>
#include <map>
#include <set>

#include "sim/output/places.h"
#include "sim/run/tallies.h"

namespace agora::output {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Adds a name to those taken; false when it is taken already.
bool take(std::set<std::string>& taken, std::string_view declared) {
    return taken.insert(variable_name(declared)).second;
}

// The first column of an entity whose name in its table is taken: by a coordinate, by where rows belong, or by a
// dimension of components, which columns with the same components share.
std::string taken_column(const Model& model, TypeId entity) {
    std::set<std::string> taken{"row", "time", "time_bounds", "bound"};
    std::map<std::string, Components> dimensions;
    for (const std::string& name : place_names(model, entity))
        if (!take(taken, name)) return name;
    for (const ColumnDescription& column : model.columns) {
        if (column.entity != entity || column.transient) continue;
        const Components& components = column.info.components;
        if (!take(taken, column.info.name)) return std::string(column.info.name);
        if (components.count() == 0) continue;
        const auto [known, is_new] = dimensions.emplace(variable_name(components.dimension), components);
        if (is_new ? !take(taken, components.dimension) : known->second.names != components.names)
            return std::string(column.info.name);
    }
    return {};
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
    std::set<std::string> root{"design",     "replicate", "time",   "time_bounds",   "bound",    "scenario",
                               "context",    "policy",    "status", "parameter_set", "citizens", "parameters",
                               "provenance", "contrast",  "micro",  "network"};
    for (const Outcome& outcome : outcomes_of(model))
        if (!take(root, outcome.name)) return "metric name '" + outcome.name + "' is taken in result files";
    std::set<std::string> parameters;
    for (const ParameterGroup& group : model.parameters)
        for (const ParameterInfo& parameter : group.parameters)
            if (!take(parameters, parameter.name))
                return "two parameters are stored as '" + variable_name(parameter.name) + "'";
    std::set<std::string> entities, networks;
    for (const EntityDescription& entity : model.entities) {
        if (!take(entities, entity.info.name))
            return "two entities are stored as '" + variable_name(entity.info.name) + "'";
        if (const std::string column = taken_column(model, entity.type); !column.empty())
            return "column name '" + column + "' is taken in result files";
    }
    for (const NetworkDescription& network : model.networks)
        if (!take(networks, network.info.name))
            return "two networks are stored as '" + variable_name(network.info.name) + "'";
    return {};
}

}  // namespace agora::output
