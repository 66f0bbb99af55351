// Loads and checks what a command is about.
#include "sim/app/study.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "models/all_models.h"
#include "sim/app/catalogue.h"
#include "sim/app/json_line.h"
#include "sim/app/stop.h"
#include "sim/app/terminal.h"
#include "sim/input/remarks.h"
#include "sim/run/run.h"

namespace agora::app {
namespace {

// The one model of all scenarios, which can run.
const Model& common_model(const std::vector<Scenario>& scenarios) {
    const Model& model = model_called(scenarios.front().model);
    for (const Scenario& scenario : scenarios)
        if (scenario.model != model.name)
            throw Stop(kInvalidScenario,
                       fmt::format("{} is for the model {} and {} for {}: they cannot share a result file",
                                   scenarios.front().name, model.name, scenario.name, scenario.model));
    const std::vector<std::string> faults = check_model(model);
    if (!faults.empty())
        throw Stop(kInternal, fmt::format("the model {} cannot run:\n  {}", model.name, fmt::join(faults, "\n  ")));
    return model;
}

}  // namespace

input::Request request_of(const Options& options) {
    if (options.names.empty()) throw Stop(kUsage, "agora " + options.command + " needs a FILE\nsee agora --help");
    input::Request request;
    request.files = find_files(options.names, kRunnable);
    request.policies = find_files(options.policies, {"policies"});
    request.sets = options.sets;
    request.seed = options.seed;
    request.replicates = options.replicates;
    request.steps = options.steps;
    request.scale = options.scale;
    request.citizens = options.citizens;
    return request;
}

Study load_study(const input::Request& request, bool json) {
    return study_of(input::load(request, all_models()), json);
}

Study study_of(input::Loaded loaded, bool json) {
    stop_on_problems(loaded, json);
    if (loaded.scenarios.empty()) throw Stop(kInvalidScenario, "there is no scenario to run");
    return {&common_model(loaded.scenarios), std::move(loaded.scenarios)};
}

void tell_remarks(const std::vector<Scenario>& scenarios) {
    std::vector<std::pair<std::string, std::vector<std::string>>> told;
    for (const Scenario& scenario : scenarios)
        for (const std::string& remark : input::remarks_on(model_called(scenario.model), scenario)) {
            auto same = std::find_if(told.begin(), told.end(), [&](const auto& one) { return one.first == remark; });
            if (same == told.end()) same = told.insert(same, {remark, {}});
            same->second.push_back(scenario.name);
        }
    for (const auto& [remark, names] : told)
        say(fmt::format("{}{}: {}\n", names.front(),
                        names.size() > 1 ? fmt::format(" and {} more", names.size() - 1) : "", remark));
}

Study load_study(const Options& options) {
    Study study = load_study(request_of(options), options.json);
    if (!options.quiet) tell_remarks(study.scenarios);
    return study;
}

void stop_on_problems(const input::Loaded& loaded, bool json) {
    if (loaded.problems.empty()) return;
    for (const input::Problem& problem : loaded.problems) {
        if (!json) {
            say_painted(input::to_text(problem, uses_colour(stderr)));
            continue;
        }
        nlohmann::ordered_json line{{"status", "invalid"}};
        line.update(input::to_json(problem));
        print(json_line(line));
    }
    const std::size_t count = loaded.problems.size();
    throw Stop(loaded.missing_file   ? kInputMissing
               : loaded.changed_file ? kInternal
                                     : kInvalidScenario,
               fmt::format("{} problem{}; nothing was run", count, count == 1 ? "" : "s"));
}

Scenario load_context(const std::string& country) {
    input::Request request;
    request.files = {find_file(country, {"contexts"})};
    return load_study(request, false).scenarios.front();
}

const Model& model_called(const std::string& name) {
    if (const Model* model = find_model(name)) return *model;
    std::vector<std::string> names;
    for (const Model& model : all_models()) names.push_back(model.name);
    const std::string nearest = input::nearest_name(name, names);
    throw Stop(kUsage, fmt::format("there is no model '{}'; {}", name,
                                   nearest.empty() ? fmt::format("there are: {}", fmt::join(names, ", "))
                                                   : "did you mean " + nearest + "?"));
}

// Models of places count people; models of networks, the agents of every copy of the network.
double expected_agents(const Scenario& scenario) {
    const auto value = [&](const char* name, double otherwise) {
        const auto found = scenario.parameters.find(name);
        return found == scenario.parameters.end() ? otherwise : found->second.value;
    };
    const double nodes = scenario.network ? scenario.network->nodes : value("network.nodes", 0);
    return value("places.population", 0) * scenario.scale + nodes * value("network.copies", 1);
}

bool make_smaller(Scenario& scenario, double share) {
    const auto nodes = scenario.parameters.find("network.nodes");
    if (scenario.parameters.contains("places.population")) scenario.scale *= share;
    else if (nodes != scenario.parameters.end() && !scenario.network && scenario.agents.empty())
        nodes->second.value = std::max(1.0, std::round(nodes->second.value * share));
    else return false;
    return true;
}

}  // namespace agora::app
