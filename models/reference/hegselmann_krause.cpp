// Hegselmann-Krause: parameters, the step and the model.
#include "models/reference/hegselmann_krause.h"

#include <algorithm>
#include <cmath>

#include "models/reference/models.h"

namespace agora::reference {
namespace {

ParameterGroup confidence_parameters() {
    using P = ConfidenceParams;
    // clang-format off
    return describe<P>("bounded", {
        {&P::confidence, "confidence", "1", {0, 1e6}, "Opinions farther apart than this are not listened to; this far is near enough.", "free choice; consensus from about 0.2 on: Fortunato 2005 doi 10.1142/S0129183105007078"},
        {&P::susceptibility, "susceptibility", "1", {0, 1}, "Weight of others against the own first opinion; 1 in the published model.", "Hegselmann & Krause 2002; anchoring: Friedkin & Johnsen 1990"},
    });
    // clang-format on
}

void listen_to_the_near(Rows<Agent> agents, Links<Ties> ties, ParentOf<CrowdAgents> crowd, Members<CrowdAgents> members,
                        Read<Opinion> before, Own<InitialOpinion> first, Write<Opinion> after, Update<Change> change,
                        const NetworkParams& network, const ConfidenceParams& p) {
    const bool complete = is_complete(network);
    const double confidence = static_cast<double>(p.confidence), susceptibility = static_cast<double>(p.susceptibility);
    for (const auto i : agents) {
        double mean = 0;
        if (complete) {
            const Rows<Agent> everybody = members[crowd[i]];
            mean = mean_within(before[i], {&before[{everybody.first()}], everybody.size()}, confidence);
        } else {
            WithinReach reach(before[i], confidence);
            reach.add(0, before[i]);
            for (const auto other : ties[i])
                if (other != i) reach.add(0, before[other]);
            mean = reach.mean();
        }
        after[i] = anchored(mean, first[i], susceptibility);
        change[i] = std::abs(after[i] - before[i]);
    }
}

std::string populate_hegselmann_krause(World& world, const Scenario& scenario, Executor& executor) {
    std::string problem = build_network(world, scenario, executor, CompleteGraph::implied);
    if (!problem.empty()) return problem;
    problem = set_opinions(world, scenario, executor);
    std::ranges::copy(world.values<Opinion>(), world.values<InitialOpinion>().begin());
    return problem;
}

}  // namespace

Model hegselmann_krause_model() {
    Model model = network_model("hegselmann-krause", "Hegselmann-Krause bounded confidence",
                                "Everybody moves to the mean of all opinions within reach.", Generator::complete, 1000);
    add_columns<Opinion, InitialOpinion, Change>(model);
    model.parameters.push_back(opinion_parameters());
    model.parameters.push_back(confidence_parameters());
    model.passes.push_back({"listening",
                            "Everybody listens at once.",
                            {submodel<&listen_to_the_near>("listening", "moves to the mean of near opinions")}});
    model.tallies = {opinion_tally(), change_tally(), cluster_tally()};
    model.key_metrics = {"major_clusters", "clusters", "opinion_spread", "largest_change"};
    model.given = {type_id<Opinion>()};
    model.recorded = {type_id<Agent>()};
    model.populate = &populate_hegselmann_krause;
    return model;
}

}  // namespace agora::reference
