// Friedkin-Johnsen: parameters, the step and the model.
#include "models/reference/friedkin_johnsen.h"

#include <algorithm>
#include <cmath>

#include "models/reference/models.h"

namespace agora::reference {
namespace {

ParameterGroup influence_parameters() {
    using P = InfluenceParams;
    // clang-format off
    return describe<P>("influence", {
        {&P::susceptibility, "susceptibility", "1", {0, 1}, "Weight of others against the own first opinion; 1 is DeGroot. Scenarios may give it for each agent.", "free choice; about 0.75 in small groups: Friedkin & Johnsen 1999", When::at_start},
        {&P::weights, "weights", "1", {0, 1}, "Whether the weights of an agent's links are divided by their sum.", "normalised: DeGroot 1974; as-given: free choice", When::at_start, {"normalised", "as-given"}},
    });
    // clang-format on
}

void average_crowd(Rows<Crowd> crowds, Members<CrowdAgents> members, Read<Opinion> opinion, Update<CrowdMean> mean,
                   const NetworkParams& network) {
    for (const auto crowd : crowds) {
        if (!is_complete(network)) continue;
        double sum = 0;
        for (const auto i : members[crowd]) sum += opinion[i];
        mean[crowd] = sum / members[crowd].size();
    }
}

void listen(Rows<Agent> agents, Links<Ties> ties, Weights<Ties> weights, ParentOf<CrowdAgents> crowd,
            Read<CrowdMean> mean, Read<Opinion> before, Own<InitialOpinion> first, Own<Susceptibility> susceptibility,
            Write<Opinion> after, Update<Change> change, const NetworkParams& network, const InfluenceParams& p) {
    const bool complete = is_complete(network), given = is_given(network);
    for (const auto i : agents) {
        const double others = complete ? mean[crowd[i]]
                              : given  ? heard(before[i], ties[i], weights[i], p.weights != 0, before)
                                       : mean_with_own(before[i], ties[i], before);
        after[i] = anchored(others, first[i], susceptibility[i]);
        change[i] = std::abs(after[i] - before[i]);
    }
}

std::string populate_friedkin_johnsen(World& world, const Setup& setup, Executor& executor) {
    std::string problem = build_network(world, setup, executor, CompleteGraph::implied);
    if (!problem.empty()) return problem;
    const auto susceptibility = world.values<Susceptibility>();
    std::ranges::fill(susceptibility, world.parameter(&InfluenceParams::susceptibility));
    problem = set_opinions(world, setup, executor);
    std::ranges::copy(world.values<Opinion>(), world.values<InitialOpinion>().begin());
    return problem;
}

}  // namespace

Model friedkin_johnsen_model() {
    Model model = network_model("friedkin-johnsen", "Friedkin-Johnsen opinion dynamics",
                                "Opinions move to a weighted mean of others' and stay anchored to where they began.",
                                Generator::watts_strogatz, 1000);
    add_columns<Opinion, InitialOpinion, Susceptibility, Change, CrowdMean>(model);
    model.parameters.push_back(opinion_parameters());
    model.parameters.push_back(influence_parameters());
    model.passes.push_back(
        {"crowd", "Where everybody sees everybody.", {submodel<&average_crowd>("crowd", "mean opinion of a crowd")}});
    model.passes.push_back(
        {"listening", "Everybody listens at once.", {submodel<&listen>("listening", "moves to what is heard")}});
    model.tallies = {opinion_tally(), change_tally()};
    model.key_metrics = {"opinion_mean", "opinion_spread", "largest_change"};
    model.given = {type_id<Opinion>(), type_id<Susceptibility>()};
    model.recorded = {type_id<Agent>()};
    model.populate = &populate_friedkin_johnsen;
    return model;
}

}  // namespace agora::reference
