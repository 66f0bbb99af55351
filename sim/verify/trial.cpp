// Runs trials without metrics, which are not asked for.
#include "sim/verify/trial.h"

#include "models/all_models.h"
#include "sim/run/run.h"

namespace agora::verify {
namespace {

class Watch : public Observer {
  public:
    Watch(const Finished& finished, std::uint32_t every) : finished_(finished), every_(every) {}
    bool observe(const StepView& view) override {
        return !finished_ || view.steps_done % every_ != 0 || !finished_(view.world);
    }

  private:
    const Finished& finished_;
    std::uint32_t every_;
};

}  // namespace

Outcome run_trial(const Trial& trial, const Effort& effort, const Finished& finished, std::uint32_t every) {
    const Model& model = *find_model(trial.model);
    Scenario scenario = scenario_of(trial.model, trial.steps, trial.settings);
    scenario.seed = trial.seed;
    scenario.network = trial.network;
    scenario.agents = trial.agents;
    Populated populated = populate(model, scenario, 0, effort.executor);
    if (!populated.problem.empty()) return {World(model, {}), 0};
    Watch watch(finished, every);
    Observer* observers[] = {&watch};
    RunOptions options;
    options.metrics = false;
    const RunReport report = run(model, scenario, populated.world, effort.executor, observers, options);
    return {std::move(populated.world), report.steps_done};
}

std::shared_ptr<const GivenNetwork> make_network(std::uint32_t nodes, std::vector<GivenNetwork::Link> links,
                                                 bool directed) {
    auto network = std::make_shared<GivenNetwork>();
    network->nodes = nodes;
    network->weighted = true;
    network->directed = directed;
    network->links = std::move(links);
    return network;
}

}  // namespace agora::verify
