// The smallest program around the engine core: lists the models and runs a little of each on one thread.
//
// It is built from the engine core and the models alone, without exceptions and without any library, and prints
// nothing that depends on the machine: two compilers must print the same lines.
#include <cinttypes>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

#include "models/all_models.h"
#include "sim/core/serial_executor.h"
#include "sim/run/run.h"

namespace {

// Parameters that make a small world in which much happens early; a model has some of them or none.
constexpr std::pair<std::string_view, double> kSmall[] = {{"places.population", 12000}, {"projects.first_month", 1}};

agora::Scenario small_scenario(const agora::Model& model) {
    agora::Scenario scenario;
    scenario.model = model.name;
    scenario.name = "small";
    scenario.steps = 18;
    for (const agora::ParameterGroup& group : model.parameters)
        for (const agora::ParameterInfo& parameter : group.parameters)
            scenario.parameters[parameter.name] = {parameter.default_value, "default"};
    for (const auto& [name, value] : kSmall)
        if (auto found = scenario.parameters.find(std::string(name)); found != scenario.parameters.end())
            found->second.value = value;
    return scenario;
}

// Prints the fingerprint after a few steps; false if the model cannot be run.
bool run_a_little(const agora::Model& model) {
    agora::SerialExecutor executor;
    for (const std::string& problem : agora::check_model(model)) {
        std::printf("%s: %s\n", model.name.c_str(), problem.c_str());
        return false;
    }
    const agora::Scenario scenario = small_scenario(model);
    agora::Populated populated = agora::populate(model, scenario, 0, executor);
    if (!populated.problem.empty()) {
        std::printf("%s: %s\n", model.name.c_str(), populated.problem.c_str());
        return false;
    }
    const agora::RunReport report = agora::run(model, scenario, populated.world, executor, {});
    std::printf("%s: %u steps, fingerprint %016" PRIx64 "\n", model.name.c_str(), report.steps_done,
                report.fingerprint);
    return report.steps_done == scenario.steps;
}

}  // namespace

int main() {
    bool all_ran = !agora::all_models().empty();
    for (const agora::Model& model : agora::all_models()) all_ran = run_a_little(model) && all_ran;
    return all_ran ? 0 : 1;
}
