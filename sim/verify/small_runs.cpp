// Small runs of the co-creation model, and what differs between two of them.
#include "sim/verify/small_runs.h"

#include <cstring>

#include "sim/run/tallies.h"

namespace agora::verify {

Scenario small_scenario(Assignments settings) {
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
        for (const auto& [name, value] : list) scenario.parameters.at(name) = {value, "small run"};
    return scenario;
}

bool Watcher::observe(const StepView& view) {
    metrics.emplace_back(view.metrics.begin(), view.metrics.end());
    traces.emplace_back(view.trace.begin(), view.trace.end());
    if (look_) look_(view);
    return true;
}

FinishedRun run_small(const Scenario& scenario, Watcher* watcher, Executor& executor, const RunOptions& options,
                      std::uint32_t replicate) {
    Populated populated = populate(whole_model(), scenario, replicate, executor);
    Observer* observers[] = {watcher};
    RunReport report = run(whole_model(), scenario, populated.world, executor,
                           std::span<Observer* const>(observers, watcher != nullptr ? 1 : 0), options);
    return {std::move(populated.world), std::move(report)};
}

std::vector<std::string> metric_names() {
    std::vector<std::string> names;
    for (const Metric* metric : metrics_of(whole_model())) names.push_back(metric->name);
    return names;
}

std::set<std::string> different_columns(const World& a, const World& b) {
    std::set<std::string> out;
    for (const ColumnDescription& column : a.model().columns) {
        if (column.transient) continue;
        const Buffer &x = a.column(column.type).current, &y = b.column(column.type).current;
        if (x.size() != y.size() || std::memcmp(x.data(), y.data(), x.size()) != 0)
            out.insert(std::string(column.info.name));
    }
    return out;
}

}  // namespace agora::verify
