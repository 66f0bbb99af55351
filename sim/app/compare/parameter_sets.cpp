// Draws sets of parameters for a comparison.
#include "sim/app/compare/parameter_sets.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/input/canonical.h"
#include "sim/statistics/designs.h"

namespace agora::app {
namespace {

bool is_drawn(const ParameterGroup& group, const ParameterInfo& info, const Study& study) {
    if (group.name == "places" || info.kind != ParameterKind::real) return false;
    if (info.source.find("assumption") == std::string::npos || info.source.starts_with("lever")) return false;
    return std::all_of(study.scenarios.begin(), study.scenarios.end(), [&](const Scenario& scenario) {
        return scenario.parameters.at(info.name).origin.starts_with("default");
    });
}

std::vector<const ParameterInfo*> drawn_parameters(const Study& study) {
    std::vector<const ParameterInfo*> out;
    for (const ParameterGroup& group : study.model->parameters)
        for (const ParameterInfo& info : group.parameters)
            if (is_drawn(group, info, study)) out.push_back(&info);
    return out;
}

// "italy+coaching" becomes "italy-set-3+coaching".
std::string name_in_set(const std::string& name, std::uint32_t set) {
    const std::size_t end = std::min(name.find('+'), name.size());
    return fmt::format("{}-set-{}{}", name.substr(0, end), set, name.substr(end));
}

}  // namespace

std::size_t count_drawn_parameters(const Study& study) { return drawn_parameters(study).size(); }

void add_parameter_sets(Study& study, std::uint32_t sets) {
    const std::vector<const ParameterInfo*> drawn = drawn_parameters(study);
    const std::vector<double> places = statistics::latin_hypercube(sets, drawn.size(), study.scenarios.front().seed);
    const std::vector<Scenario> stated = study.scenarios;
    for (std::uint32_t set = 1; set <= sets; ++set)
        for (Scenario scenario : stated) {
            scenario.name = name_in_set(scenario.name, set);
            for (std::size_t p = 0; p < drawn.size(); ++p) {
                ParameterValue& value = scenario.parameters.at(drawn[p]->name);
                const double place = places[(set - 1) * drawn.size() + p];
                value.value = std::clamp(value.value * (1 + kParameterSpread * (2 * place - 1)), drawn[p]->lowest,
                                         drawn[p]->highest);
                value.origin = fmt::format("parameter set {}", set);
            }
            scenario.resolved_text = input::canonical_text(*study.model, scenario);
            study.scenarios.push_back(std::move(scenario));
        }
}

}  // namespace agora::app
