// Wealth exchanged in pairs: the Gini coefficient of what agents hold at equilibrium, sorted agent by agent.
#include <string>

#include "models/cocreation/metrics/indices.h"
#include "models/reference/boltzmann.h"
#include "sim/verify/model_runs.h"
#include "sim/verify/targets.h"

namespace agora::verify {
namespace {

struct Market {
    double agents;
    double copies;
    double saving;
    std::uint32_t snapshots;
};

constexpr std::uint32_t kSettle = 100;  // steps until the start is forgotten
constexpr std::uint32_t kApart = 20;    // steps between two snapshots

double mean_gini(const Market& market, Executor& executor) {
    const Scenario scenario = scenario_of(
        "boltzmann", kSettle + kApart * market.snapshots,
        {{"network.nodes", market.agents}, {"network.copies", market.copies}, {"boltzmann.saving", market.saving}});
    double sum = 0, count = 0;
    run_model(scenario, executor, 0, [&](const StepView& view) {
        if (view.steps_done <= kSettle || view.steps_done % kApart != 0) return;
        const auto money = view.world.values<reference::Money>();
        for (const Row c : view.world.all<reference::Crowd>()) {
            const Rows<reference::Agent> agents = view.world.members<reference::CrowdAgents>(c);
            sum += cocreation::gini({money.begin() + agents.first(), money.begin() + agents.last()});
            count += 1;
        }
    });
    return sum / count;
}

std::vector<Check> without_saving(const Effort& effort) {
    const std::uint32_t snapshots = effort.quick ? 3 : 10;
    std::vector<Check> out;
    for (const double agents : {100., 1000., 10000.}) {
        const Market market{agents, 40000 / agents, 0, snapshots};
        out.push_back({std::to_string(static_cast<int>(agents)) + " agents", (agents - 1) / (2 * agents), .01,
                       mean_gini(market, effort.executor)});
    }
    return out;
}

std::vector<Check> with_saving(const Effort& effort) {
    std::vector<Check> out;
    for (const auto& [saving, expected] : {std::pair{.25, .3750}, {.5, .2734}, {.75, .1762}}) {
        const Market market{20000, 1, saving, effort.quick ? 3u : 20u};
        out.push_back(
            {"saving " + std::to_string(saving).substr(0, 4), expected, .004, mean_gini(market, effort.executor)});
    }
    return out;
}

}  // namespace

std::vector<Target> wealth_targets() {
    return {{"V31", "Boltzmann exchange: Gini (n - 1)/(2 n)", "Dragulescu & Yakovenko 2000", true, without_saving},
            {"V32", "Boltzmann exchange with saving: Gini", "Patriarca et al. 2004", true, with_saving}};
}

}  // namespace agora::verify
