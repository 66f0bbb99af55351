// Watts cascade: parameters, the step and the model.
#include "models/reference/watts_cascade.h"

#include <algorithm>

#include "models/reference/initial.h"
#include "models/reference/models.h"

namespace agora::reference {
namespace {

ParameterGroup cascade_parameters() {
    using P = CascadeParams;
    // clang-format off
    return describe<P>("cascade", {
        {&P::threshold, "threshold", "1", {0, 1}, "Share of active neighbours at which an agent joins. Scenarios may give it for each agent.", "Watts 2002: 0.18", When::at_start},
    });
    // clang-format on
}

void join_cascade(Rows<Agent> agents, Links<Ties> ties, Read<Active> before, Own<ShareThreshold> threshold,
                  Write<Active> after) {
    for (const auto i : agents) {
        after[i] = before[i];
        if (before[i] != 0) continue;
        const std::uint32_t active = count_neighbours(i, ties[i], before, 1);
        after[i] = joins_cascade(active, static_cast<std::uint32_t>(ties[i].size()), threshold[i]) ? 1 : 0;
    }
}

std::string populate_watts_cascade(World& world, const Setup& setup, Executor& executor) {
    std::string problem = build_network(world, setup, executor);
    if (!problem.empty()) return problem;
    const auto thresholds = world.values<ShareThreshold>();
    std::fill(thresholds.begin(), thresholds.end(), world.params<CascadeParams>().threshold);
    plant_seeds(world, type_id<Active>());
    return set_given(world, setup);
}

}  // namespace

Model watts_cascade_model() {
    Model model = network_model("watts-cascade", "Watts cascades",
                                "Agents join when the share of neighbours who have joined reaches a threshold.",
                                Generator::erdos_renyi, 20000);
    add_columns<Active, ShareThreshold>(model);
    model.parameters.push_back(cascade_parameters());
    model.parameters.push_back(seed_parameters(1));
    model.passes.push_back({"joining", "Who joins.", {submodel<&join_cascade>("joining", "looks at neighbours")}});
    model.tallies = {active_tally(), cascade_tally()};
    model.key_metrics = {"active_share", "cascade_frequency", "cascade_size"};
    model.given = {type_id<ShareThreshold>(), type_id<Active>()};
    model.recorded = {type_id<Agent>()};
    model.populate = &populate_watts_cascade;
    return model;
}

}  // namespace agora::reference
