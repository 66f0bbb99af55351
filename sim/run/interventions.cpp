// Application of timed interventions at the beginning of a step.
#include "sim/run/interventions.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace agora {

double value_at(double base, std::span<const Intervention> changes, std::uint32_t step) {
    double value = base;
    for (std::size_t i = 0; i < changes.size() && changes[i].at <= step; ++i) {
        const bool is_overtaken = i + 1 < changes.size() && changes[i + 1].at <= step;
        const std::uint32_t until = is_overtaken ? changes[i + 1].at : step + 1;
        const double share =
            changes[i].over == 0 ? 1.0 : std::min(1.0, double(until - changes[i].at) / changes[i].over);
        value += share * (changes[i].value - value);
    }
    return value;
}

void apply_interventions(World& world, const Scenario& scenario, std::uint32_t step) {
    if (scenario.interventions.empty()) return;
    std::map<std::string, std::vector<Intervention>> by_parameter;
    for (const Intervention& change : scenario.interventions) by_parameter[change.parameter].push_back(change);
    for (auto& [parameter, changes] : by_parameter) {
        std::stable_sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
        world.set_parameter(parameter, value_at(scenario.parameters.at(parameter).value, changes, step));
    }
}

}  // namespace agora
