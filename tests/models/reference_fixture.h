// Runs of the reference models on any network, for tests.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "models/all_models.h"
#include "sim/core/serial_executor.h"
#include "sim/run/run.h"
#include "sim/threads/tbb_executor.h"

namespace agora::reference {

using Settings = std::vector<std::pair<std::string, double>>;
using GivenLinks = std::vector<GivenNetwork::Link>;

// A scenario of a model with its defaults and these settings.
inline Scenario reference_scenario(const std::string& model, std::uint32_t steps, const Settings& settings) {
    Scenario scenario;
    scenario.model = scenario.name = model;
    scenario.steps = steps;
    for (const ParameterGroup& group : find_model(model)->parameters)
        for (const ParameterInfo& parameter : group.parameters)
            scenario.parameters[parameter.name] = {parameter.default_value, "default"};
    for (const auto& [name, value] : settings) scenario.parameters.at(name) = {value, "a test"};
    return scenario;
}

// Gives the scenario links and, if some of them have a weight other than 1, weights.
inline void give_network(Scenario& scenario, std::uint32_t nodes, const GivenLinks& links, bool directed = false) {
    auto network = std::make_shared<GivenNetwork>();
    network->nodes = nodes;
    network->links = links;
    network->directed = directed;
    network->origin = "a test";
    for (const GivenNetwork::Link& link : links) network->weighted = network->weighted || link.weight != 1;
    scenario.network = std::move(network);
}

struct ReferenceRun {
    World world;
    RunReport report;
    std::vector<std::vector<double>> metrics;  // by step
    std::string problem;

    double metric(const std::string& name, std::size_t step) const {
        std::size_t position = 0;
        for (const Tally& tally : world.model().tallies)
            for (const Metric& metric : tally.metrics) {
                if (metric.name == name) return metrics.at(step).at(position);
                ++position;
            }
        return -1e300;
    }
    double last(const std::string& name) const { return metric(name, metrics.size() - 1); }
};

class MetricKeeper : public Observer {
  public:
    explicit MetricKeeper(std::vector<std::vector<double>>& metrics) : metrics_(metrics) {}
    bool observe(const StepView& view) override {
        metrics_.emplace_back(view.metrics.begin(), view.metrics.end());
        return true;
    }

  private:
    std::vector<std::vector<double>>& metrics_;
};

// Runs a scenario; does nothing but say so when its world cannot be made.
inline ReferenceRun run_reference(const Scenario& scenario, std::size_t threads = 1) {
    const Model& model = *find_model(scenario.model);
    const std::unique_ptr<Executor> executor = make_tbb_executor(threads);
    Populated populated = populate(model, scenario, 0, *executor);
    ReferenceRun out{std::move(populated.world), {}, {}, populated.problem};
    if (!out.problem.empty()) return out;
    MetricKeeper keeper(out.metrics);
    Observer* observers[] = {&keeper};
    out.report = run(model, scenario, out.world, *executor, observers);
    return out;
}

// Runs a model with its defaults and these settings.
inline ReferenceRun run_reference(const std::string& model, std::uint32_t steps, const Settings& settings) {
    return run_reference(reference_scenario(model, steps, settings));
}

}  // namespace agora::reference
