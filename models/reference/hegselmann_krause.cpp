// Hegselmann-Krause: parameters, the step and the model.
#include "models/reference/hegselmann_krause.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

#include "agora/vector.h"
#include "models/reference/models.h"

namespace agora::reference {

// Running sums side by side, added in a fixed order, so that many opinions can be looked at at once.
AGORA_VECTOR double mean_within(double own, const double* opinions, std::size_t count, double reach) {
    constexpr std::size_t kLanes = 64;
    double sums[kLanes] = {}, counts[kLanes] = {};
    const std::size_t whole = count - count % kLanes;
    for (std::size_t k = 0; k < whole; k += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const double near = std::fabs(opinions[k + lane] - own) <= reach ? 1.0 : 0.0;
            sums[lane] += near * opinions[k + lane];
            counts[lane] += near;
        }
    for (std::size_t lane = 0; lane < count - whole; ++lane) {
        const double near = std::fabs(opinions[whole + lane] - own) <= reach ? 1.0 : 0.0;
        sums[lane] += near * opinions[whole + lane];
        counts[lane] += near;
    }
    double sum = 0, number = 0;
    for (std::size_t lane = 0; lane < kLanes; ++lane) sum += sums[lane], number += counts[lane];
    return sum / number;
}

namespace {

// Means over the neighbours of a block of agents. Whoever is not near adds zero, chosen by a mask: a branch would be
// guessed wrongly for every third neighbour or so.
AGORA_VECTOR void hear_neighbours(Rows<Agent> agents, Links<Ties> ties, Read<Opinion> opinion, double reach,
                                  double* heard) {
    for (const auto i : agents) {
        const double own = opinion[i];
        double sum = own;
        std::uint64_t number = 1;
        for (const Row<Agent> other : ties[i]) {
            const double theirs = opinion[other];
            const std::uint64_t counts = (other != i ? 1u : 0u) & (is_near(own, theirs, reach) ? 1u : 0u);
            sum += std::bit_cast<double>(std::bit_cast<std::uint64_t>(theirs) & (0 - counts));
            number += counts;
        }
        heard[i.index - agents.first()] = sum / static_cast<double>(number);
    }
}

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
    const double reach = at_most(p.confidence);
    std::vector<double> heard(agents.size());
    if (!is_complete(network)) hear_neighbours(agents, ties, before, reach, heard.data());
    else
        for (const auto i : agents) {
            const Rows<Agent> everybody = members[crowd[i]];
            heard[i.index - agents.first()] =
                mean_within(before[i], &before[{everybody.first()}], everybody.size(), reach);
        }
    for (const auto i : agents) {
        after[i] = anchored(heard[i.index - agents.first()], first[i], p.susceptibility);
        change[i] = std::abs(after[i] - before[i]);
    }
}

std::string populate_hegselmann_krause(World& world, const Setup& setup, Executor& executor) {
    std::string problem = build_network(world, setup, executor, CompleteGraph::implied);
    if (!problem.empty()) return problem;
    problem = set_opinions(world, setup, executor);
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
