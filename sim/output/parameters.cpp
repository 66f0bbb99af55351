// The group /parameters: every parameter of every design, and where each value comes from.
#include <map>
#include <numeric>

#include "sim/output/names.h"
#include "sim/output/study.h"

namespace agora::output {
namespace {

template <class T>
std::vector<T> values_of(const Study& study, const ParameterInfo& parameter) {
    return study.per_design<T>([&](const Scenario& s) {
        const auto found = s.parameters.find(parameter.name);
        return found == s.parameters.end() ? parameter.default_value : found->second.value;
    });
}

std::vector<Attribute> attributes_of(const ParameterInfo& parameter) {
    return {{"long_name", parameter.meaning},
            {"parameter", parameter.name},
            {"source", parameter.source},
            {"coordinates", "scenario context policy"}};
}

void write_number(Group& group, const Study& study, const ParameterInfo& parameter) {
    const auto values = values_of<double>(study, parameter);
    std::vector<Attribute> attributes = attributes_of(parameter);
    attributes.insert(attributes.begin(), {"units", parameter.unit});
    group.write({"param_" + variable_name(parameter.name), {"design"}, std::span(values), attributes});
}

// Names cannot be compared and plotted, so positions are stored and the names told beside them.
void write_choice(Group& group, const Study& study, const ParameterInfo& parameter) {
    const auto values = values_of<std::int32_t>(study, parameter);
    std::vector<std::int32_t> positions(parameter.choices.size());
    std::iota(positions.begin(), positions.end(), 0);
    std::string names;
    for (const std::string& choice : parameter.choices) names += (names.empty() ? "" : " ") + choice;
    std::vector<Attribute> attributes = attributes_of(parameter);
    attributes.insert(attributes.begin(), {{"flag_values", positions}, {"flag_meanings", names}});
    group.write({"param_" + variable_name(parameter.name), {"design"}, std::span(values), attributes});
}

// Texts do not compress and thousands of designs share a few of them, so each is stored once.
void write_origins(Group& group, const Study& study, const std::vector<std::string>& names) {
    std::map<std::string, std::int32_t> numbers;
    std::vector<std::string> texts;
    std::vector<std::int32_t> origins;
    for (const Scenario& scenario : study.scenarios)
        for (const std::string& name : names) {
            const auto found = scenario.parameters.find(name);
            const std::string& text = found == scenario.parameters.end() ? "default" : found->second.origin;
            const auto [place, is_new] = numbers.try_emplace(text, static_cast<std::int32_t>(texts.size()));
            if (is_new) texts.push_back(text);
            origins.push_back(place->second);
        }
    group.write({"origin_text",
                 {"origin_text"},
                 std::span<const std::string>(texts),
                 {{"long_name", "Where a value may come from"}}});
    group.write({"origin",
                 {"design", "parameter"},
                 std::span<const std::int32_t>(origins),
                 {{"long_name", "Where the value comes from, as a position in origin_text"}}});
}

}  // namespace

void write_parameters(const Group& root, const Study& study) {
    Group group(root, "parameters");
    write_design(group, study);
    std::vector<std::string> names;
    for (const ParameterGroup& parameters : study.model->parameters)
        for (const ParameterInfo& parameter : parameters.parameters) {
            names.push_back(parameter.name);
            if (parameter.kind == ParameterKind::choice) write_choice(group, study, parameter);
            else write_number(group, study, parameter);
        }
    if (names.empty()) return;
    group.write({"parameter", {"parameter"}, std::span<const std::string>(names), {{"long_name", "Parameter"}}});
    write_origins(group, study, names);
}

}  // namespace agora::output
