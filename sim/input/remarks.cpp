// Remarks are made from the finished scenario, so that they say what will be run.
#include "sim/input/remarks.h"

#include "sim/input/edges.h"
#include "sim/input/lookup.h"
#include "sim/input/numbers.h"

namespace agora::input {

std::vector<std::string> remarks_on(const Model& model, const Scenario& scenario) {
    std::vector<std::string> out;
    if (scenario.network) {
        const LinkCounts counts = count_links(*scenario.network);
        out.push_back("the network that is given has " + std::to_string(counts.agents) + " agents and " +
                      std::to_string(counts.links) + " links; " + std::to_string(counts.isolated) +
                      " agents have no link");
    }
    for (const Intervention& change : scenario.interventions) {
        const ParameterValue& start = scenario.parameters.at(change.parameter);
        const ParameterInfo* info = find_parameter(model, change.parameter);
        if (start.origin != "--set" || info == nullptr) continue;
        out.push_back(change.parameter + " starts at " + format_value(*info, start.value) + " (--set) and goes to " +
                      format_value(*info, change.value) + " from " + model.step_name + " " + std::to_string(change.at) +
                      (change.over > 0 ? " over " + std::to_string(change.over) : "") + " (" + change.origin + ")");
    }
    return out;
}

}  // namespace agora::input
