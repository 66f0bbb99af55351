// Schelling's grid before it sorts itself: who is unhappy among random neighbours, who asks, and who is admitted.
#include <algorithm>
#include <cmath>
#include <string>

#include "models/reference/schelling.h"
#include "sim/verify/model_runs.h"
#include "sim/verify/targets.h"

namespace agora::verify {
namespace {

// Chance that exactly k of n things drawn without replacement from `all` are among `marked` ones.
double hypergeometric(int k, int n, double marked, double all) {
    double chance = 1;
    for (int i = 0; i < k; ++i) chance *= (n - i) / (i + 1.0) * (marked - i) / (all - i);
    for (int i = 0; i < n - k; ++i) chance *= (all - marked - i) / (all - k - i);
    return chance;
}

// Cells of a grid, agents of both kinds together (half of them of each), and the share of like neighbours they ask for
// as a fraction of whole numbers.
struct Town {
    double cells, agents;
    int like, of;
};

// Share of agents on a random grid who have neighbours, but fewer of their kind than they ask for.
double unhappy_share(const Town& town) {
    double share = 0;
    for (int all = 1; all <= 8; ++all)
        for (int like = 0; like <= all; ++like)
            if (like * town.of < town.like * all)
                share += hypergeometric(all, 8, town.agents - 1, town.cells - 1) *
                         hypergeometric(like, all, town.agents / 2 - 1, town.agents - 1);
    return share;
}

ModelRun first_step(const Effort& effort, double width, double full, double tolerance) {
    return run_model(scenario_of("schelling", 1,
                                 {{"schelling.width", width},
                                  {"schelling.height", width},
                                  {"schelling.full", full},
                                  {"schelling.tolerance", tolerance}}),
                     effort.executor);
}

template <class Column>
double share_set(const ModelRun& done, double of) {
    const auto values = done.world.values<Column>();
    return static_cast<double>(std::ranges::count_if(values, [](std::uint32_t row) { return row != kNoRow; })) / of;
}

std::vector<Check> schelling(const Effort& effort) {
    const double width = effort.quick ? 300 : 1000, cells = width * width;
    const double tolerance = effort.quick ? .01 : .003;  // of neighbourhoods that overlap: about four standard errors
    std::vector<Check> out;
    for (const auto& [like, of] : {std::pair{3, 8}, {1, 2}}) {
        const std::string asked = "ask for " + std::to_string(like) + "/" + std::to_string(of) + ": ";
        const double limit = static_cast<double>(like) / of;
        const ModelRun full = first_step(effort, width, 1, limit);  // nobody can move
        out.push_back({asked + "unhappy, no cell empty", unhappy_share({cells, cells, like, of}), tolerance,
                       full.last("unhappy_share")});
        out.push_back({asked + "like neighbours, no cell empty", .5, tolerance, full.last("like_share")});
        const Town town{cells, .8 * cells, like, of};
        const ModelRun done = first_step(effort, width, .8, limit);
        const double unhappy = unhappy_share(town) * town.agents, empty = cells - town.agents;
        out.push_back({asked + "who find an empty cell", unhappy / town.agents * .2, tolerance,
                       share_set<reference::Asks>(done, town.agents)});
        out.push_back({asked + "empty cells that admit somebody", 1 - std::pow(1 - 1 / cells, unhappy), 2 * tolerance,
                       share_set<reference::Admits>(done, empty)});
    }
    return out;
}

}  // namespace

std::vector<Target> segregation_targets() {
    return {{"V67", "Schelling: a random grid and its first step",
             "Schelling 1971; hypergeometric neighbours, occupancy of cells", true, schelling}};
}

}  // namespace agora::verify
