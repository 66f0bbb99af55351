// Whole runs of the co-creation model on a few thousand citizens, for tests.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "models/cocreation/model.h"
#include "sim/core/serial_executor.h"
#include "sim/run/run.h"

namespace agora::cocreation {

inline const Model& whole_model() {
    static const Model model = make_model();
    return model;
}

inline Executor& one_thread() {
    static SerialExecutor executor;
    return executor;
}

using Assignments = std::initializer_list<std::pair<const char*, double>>;

// About 6,000 citizens in six catchments, 30 months, projects from the third month on and more of them than usual.
inline Scenario small_scenario(Assignments settings = {}) {
    Scenario scenario;
    scenario.model = "cocreation";
    scenario.name = "small";
    scenario.seed = 5;
    scenario.steps = 30;
    for (const ParameterGroup& group : whole_model().parameters)
        for (const ParameterInfo& parameter : group.parameters)
            scenario.parameters[parameter.name] = {parameter.default_value, "default"};
    const Assignments small{{"places.population", 6000},     {"places.localities", 3},    {"places.regions", 2},
                            {"places.catchment_size", 1000}, {"projects.first_month", 2}, {"projects.start_rate", 0.2}};
    for (const Assignments& list : {small, settings})
        for (const auto& [name, value] : list) scenario.parameters.at(name) = {value, "a test"};
    return scenario;
}

// Calls a function with the world after every month, and keeps the metrics and traces of all months.
class Watcher : public Observer {
  public:
    using Look = std::function<void(const StepView&)>;
    explicit Watcher(Look look = {}) : look_(std::move(look)) {}
    bool observe(const StepView& view) override {
        metrics.emplace_back(view.metrics.begin(), view.metrics.end());
        traces.emplace_back(view.trace.begin(), view.trace.end());
        if (look_) look_(view);
        return true;
    }
    std::vector<std::vector<double>> metrics;
    std::vector<std::vector<std::uint32_t>> traces;

  private:
    Look look_;
};

// One finished run, watched if a watcher is given.
struct FinishedRun {
    World world;
    RunReport report;
};

inline FinishedRun run_small(const Scenario& scenario, Watcher* watcher = nullptr, Executor& executor = one_thread(),
                             const RunOptions& options = {}, std::uint32_t replicate = 0) {
    Populated populated = populate(whole_model(), scenario, replicate, executor);
    Observer* observers[] = {watcher};
    RunReport report = run(whole_model(), scenario, populated.world, executor,
                           std::span<Observer* const>(observers, watcher != nullptr ? 1 : 0), options);
    return {std::move(populated.world), std::move(report)};
}

inline std::vector<std::string> metric_names() {
    std::vector<std::string> names;
    for (const Tally& tally : whole_model().tallies)
        for (const Metric& metric : tally.metrics) names.push_back(metric.name);
    return names;
}

}  // namespace agora::cocreation
