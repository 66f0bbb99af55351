// Runs models and keeps their metrics.
#include "sim/verify/model_runs.h"

#include <limits>
#include <memory>

#include "models/all_models.h"
#include "sim/run/tallies.h"

namespace agora::verify {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

class Keeper : public Observer {
  public:
    Keeper(std::vector<std::vector<double>>& metrics, const std::function<void(const StepView&)>& look)
        : metrics_(metrics), look_(look) {}
    bool observe(const StepView& view) override {
        metrics_.emplace_back(view.metrics.begin(), view.metrics.end());
        if (look_) look_(view);
        return true;
    }

  private:
    std::vector<std::vector<double>>& metrics_;
    const std::function<void(const StepView&)>& look_;
};

}  // namespace

Scenario scenario_of(const std::string& model, std::uint32_t steps, const Settings& settings) {
    Scenario scenario;
    scenario.model = scenario.name = model;
    scenario.steps = steps;
    for (const ParameterGroup& group : find_model(model)->parameters)
        for (const ParameterInfo& parameter : group.parameters)
            scenario.parameters[parameter.name] = {parameter.default_value, "default"};
    for (const auto& [name, value] : settings) scenario.parameters.at(name) = {value, "verification target"};
    return scenario;
}

void give_links(Scenario& scenario, std::uint32_t nodes, std::vector<GivenNetwork::Link> links) {
    auto network = std::make_shared<GivenNetwork>();
    network->nodes = nodes;
    network->links = std::move(links);
    network->origin = "verification target";
    for (const GivenNetwork::Link& link : network->links) network->weighted = network->weighted || link.weight != 1.0f;
    scenario.network = std::move(network);
}

void give_values(Scenario& scenario, const std::string& column, std::vector<double> values) {
    scenario.agents.push_back({column, std::move(values), "verification target"});
}

double ModelRun::metric(const std::string& name, std::size_t step) const {
    const std::vector<const Metric*> all = metrics_of(world.model());
    for (std::size_t m = 0; m < all.size(); ++m)
        if (all[m]->name == name) return step < metrics.size() ? metrics[step][m] : kNone;
    return kNone;
}

double ModelRun::mean_from(const std::string& name, std::size_t step) const {
    if (step >= metrics.size()) return kNone;
    double sum = 0;
    for (std::size_t s = step; s < metrics.size(); ++s) sum += metric(name, s);
    return sum / static_cast<double>(metrics.size() - step);
}

ModelRun run_model(const Scenario& scenario, Executor& executor, std::uint32_t replicate,
                   const std::function<void(const StepView&)>& look) {
    const Model& model = *find_model(scenario.model);
    Populated populated = populate(model, scenario, replicate, executor);
    ModelRun out{std::move(populated.world), populated.problem, {}};
    if (!out.problem.empty()) return out;
    Keeper keeper(out.metrics, look);
    Observer* observers[] = {&keeper};
    run(model, scenario, out.world, executor, observers);
    return out;
}

}  // namespace agora::verify
