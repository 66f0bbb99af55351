// The group /parameters: every parameter of every design, and where each value comes from.
#include "sim/output/names.h"
#include "sim/output/study.h"

namespace agora::output {

void write_parameters(const Group& root, const Study& study) {
    Group group(root, "parameters");
    write_design(group, study);
    std::vector<std::string> names;
    for (const ParameterGroup& parameters : study.model->parameters)
        for (const ParameterInfo& parameter : parameters.parameters) {
            names.push_back(parameter.name);
            const auto values = study.per_design<double>([&](const Scenario& s) {
                const auto found = s.parameters.find(parameter.name);
                return found == s.parameters.end() ? parameter.default_value : found->second.value;
            });
            group.write({"param_" + variable_name(parameter.name),
                         {"design"},
                         std::span(values),
                         {{"units", parameter.unit},
                          {"long_name", parameter.meaning},
                          {"parameter", parameter.name},
                          {"source", parameter.source},
                          {"coordinates", "scenario context policy"}}});
        }
    if (names.empty()) return;
    std::vector<std::string> origins;
    for (const Scenario& scenario : study.scenarios)
        for (const std::string& name : names) {
            const auto found = scenario.parameters.find(name);
            origins.push_back(found == scenario.parameters.end() ? "default" : found->second.origin);
        }
    group.write({"parameter", {"parameter"}, std::span<const std::string>(names), {{"long_name", "Parameter"}}});
    group.write({"origin",
                 {"design", "parameter"},
                 std::span<const std::string>(origins),
                 {{"long_name", "Where the value comes from"}}});
}

}  // namespace agora::output
