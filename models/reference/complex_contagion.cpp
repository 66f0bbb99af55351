// Complex contagion: parameters, the step and the model.
#include "models/reference/complex_contagion.h"

#include "models/reference/initial.h"
#include "models/reference/models.h"

namespace agora::reference {
namespace {

ParameterGroup reinforcement_parameters() {
    using P = ReinforcementParams;
    // clang-format off
    return describe<P>("reinforcement", {
        {&P::threshold, "threshold", "1", {0, 1e6}, "Active neighbours it takes.", "Centola & Macy 2007: 1 is simple, 2 and more complex contagion"},
        {&P::probability, "probability", "1", {0, 1}, "Chance to follow in a step in which there are enough.", "free choice; 1 in Centola & Macy 2007"},
    });
    // clang-format on
}

void follow(Rows<Agent> agents, Links<Ties> ties, Read<Active> before, Write<Active> after, Random<Agent> random,
            const ReinforcementParams& p) {
    for (const auto i : agents) {
        after[i] = before[i];
        if (before[i] != 0 || !is_reinforced(count_neighbours(i, ties[i], before, 1), p.threshold)) continue;
        after[i] = p.probability >= 1.0f || random(i, Purpose::contagion).uniform(0) < p.probability ? 1 : 0;
    }
}

std::string populate_complex_contagion(World& world, const Setup& setup, Executor& executor) {
    std::string problem = build_network(world, setup, executor);
    if (!problem.empty()) return problem;
    plant_seeds(world, type_id<Active>());
    return set_given(world, setup);
}

}  // namespace

Model complex_contagion_model() {
    Model model =
        network_model("complex-contagion", "Complex contagion",
                      "Agents follow when a number of neighbours, not one, has gone before.", Generator::ring, 1000);
    add_columns<Active>(model);
    model.parameters.push_back(reinforcement_parameters());
    model.parameters.push_back(seed_parameters(2));
    model.passes.push_back({"following", "Who follows.", {submodel<&follow>("following", "counts active neighbours")}});
    model.tallies = {active_tally()};
    model.key_metrics = {"active_share", "active_agents"};
    model.given = {type_id<Active>()};
    model.recorded = {type_id<Agent>()};
    model.populate = &populate_complex_contagion;
    return model;
}

}  // namespace agora::reference
