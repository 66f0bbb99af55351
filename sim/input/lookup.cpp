// Looks names up in a model's tables.
#include "sim/input/lookup.h"

#include <algorithm>

namespace agora::input {

const ParameterInfo* find_parameter(const Model& model, std::string_view name) {
    for (const ParameterGroup& group : model.parameters)
        for (const ParameterInfo& info : group.parameters)
            if (info.name == name) return &info;
    return nullptr;
}

const ParameterGroup* find_group(const Model& model, std::string_view name) {
    for (const ParameterGroup& group : model.parameters)
        if (group.name == name) return &group;
    return nullptr;
}

std::vector<std::string> parameter_names(const Model& model) {
    std::vector<std::string> out;
    for (const ParameterGroup& group : model.parameters)
        for (const ParameterInfo& info : group.parameters) out.push_back(info.name);
    return out;
}

std::vector<std::string> lever_names(const Model& model) {
    std::vector<std::string> out;
    for (const ParameterGroup& group : model.parameters)
        for (const ParameterInfo& info : group.parameters)
            if (info.when == When::any_time) out.push_back(info.name);
    return out;
}

std::vector<std::string> indicator_names(const Model& model) {
    std::vector<std::string> out;
    for (const IndicatorMapping& mapping : model.mappings)
        for (const std::string& name : mapping.indicators)
            if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
    return out;
}

}  // namespace agora::input
