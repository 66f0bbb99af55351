// Runs of reference models with a few settings, for tests.
#pragma once

#include <catch2/catch.hpp>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "models/all_models.h"
#include "models/reference/network.h"
#include "sim/core/serial_executor.h"
#include "sim/run/run.h"
#include "sim/threads/tbb_executor.h"

namespace agora::reference {

using Settings = std::vector<std::pair<std::string, double>>;

inline double generator(Generator name) { return static_cast<double>(name); }

inline Scenario scenario_of(const Model& model, std::uint32_t steps, const Settings& settings = {}) {
    Scenario scenario;
    scenario.model = scenario.name = model.name;
    scenario.steps = steps;
    scenario.seed = 11;
    for (const ParameterGroup& group : model.parameters)
        for (const ParameterInfo& parameter : group.parameters)
            scenario.parameters[parameter.name] = {parameter.default_value, "default"};
    for (const auto& [name, value] : settings) scenario.parameters.at(name) = {value, "a test"};
    return scenario;
}

// A finished run. Keeps the metrics of every step.
class Finished : public Observer {
  public:
    Finished(const Model& model, const Scenario& scenario, Executor& executor, const RunOptions& options = {})
        : populated(populate(model, scenario, 0, executor)) {
        REQUIRE(check_model(model) == std::vector<std::string>{});
        REQUIRE(populated.problem.empty());
        Observer* self[] = {this};
        report = run(model, scenario, populated.world, executor, self, options);
    }
    bool observe(const StepView& view) override {
        metrics.emplace_back(view.metrics.begin(), view.metrics.end());
        return true;
    }
    World& world() { return populated.world; }
    template <class C>
    std::span<const typename C::Value> values() const {
        return std::as_const(populated.world).values<C>();
    }
    double metric(const std::string& name) const { return metric(name, metrics.size() - 1); }
    double metric(const std::string& name, std::size_t step) const {
        std::size_t position = 0;
        for (const Tally& tally : populated.world.model().tallies)
            for (const Metric& metric : tally.metrics) {
                if (metric.name == name) return metrics.at(step)[position];
                ++position;
            }
        FAIL("no metric " + name);
        return 0;
    }
    Populated populated;
    RunReport report;
    std::vector<std::vector<double>> metrics;
};

inline Finished run_model(const Model& model, const Scenario& scenario) {
    SerialExecutor executor;
    return Finished(model, scenario, executor);
}

// The same for a model by its name in scenarios.
inline Finished run_model(const Scenario& scenario) { return run_model(*find_model(scenario.model), scenario); }
inline Scenario scenario_of(const std::string& model, std::uint32_t steps, const Settings& settings = {}) {
    return scenario_of(*find_model(model), steps, settings);
}

// Why the world of a scenario cannot be made.
inline std::string problem_of(const Scenario& scenario) {
    SerialExecutor executor;
    return populate(*find_model(scenario.model), scenario, 0, executor).problem;
}

using GivenLinks = std::vector<GivenNetwork::Link>;
inline std::shared_ptr<const GivenNetwork> given_links(std::uint32_t nodes, std::vector<GivenNetwork::Link> links,
                                                       bool directed = false, bool weighted = true) {
    auto network = std::make_shared<GivenNetwork>();
    network->nodes = nodes;
    network->weighted = weighted;
    network->directed = directed;
    network->links = std::move(links);
    return network;
}

}  // namespace agora::reference
