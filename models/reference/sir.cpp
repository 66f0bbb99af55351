// SIR and Reed-Frost: parameters, the step, metrics and the model.
#include "models/reference/sir.h"

#include "models/reference/initial.h"
#include "models/reference/models.h"

namespace agora::reference {
namespace {

ParameterGroup sir_parameters() {
    using P = SirParams;
    // clang-format off
    return describe<P>("sir", {
        {&P::infection, "infection", "1", {0, 1}, "Chance that one infected contact infects in a step; among all of n agents R0 is this times n over recovery.", "free choice"},
        {&P::recovery, "recovery", "1", {0, 1}, "Chance to recover in a step; 1 gives Reed and Frost's chain.", "free choice"},
    });
    // clang-format on
}

// Chance that a susceptible agent is infected by its contacts; most have none that is infected.
float risk_of(const SirParams& p, std::uint32_t infected) {
    return infected == 0 ? 0.0f : static_cast<float>(infection_risk(p.infection, infected));
}

void assess_crowd(Rows<Crowd> crowds, Members<CrowdAgents> members, Read<Health> health, Update<CrowdRisk> risk,
                  const NetworkParams& network, const SirParams& p) {
    for (const auto crowd : crowds) {
        if (!is_complete(network)) continue;
        std::uint32_t infected = 0;
        for (const auto i : members[crowd]) infected += health[i] == kInfected ? 1u : 0u;
        risk[crowd] = risk_of(p, infected);
    }
}

void infect(Rows<Agent> agents, Links<Ties> ties, ParentOf<CrowdAgents> crowd, Read<CrowdRisk> crowd_risk,
            Read<Health> before, Write<Health> after, Random<Agent> random, const NetworkParams& network,
            const SirParams& p) {
    const bool complete = is_complete(network);
    for (const auto i : agents) {
        after[i] = before[i];
        float chance = before[i] == kInfected ? static_cast<float>(p.recovery) : 0.0f;
        if (before[i] == kSusceptible)
            chance = complete ? crowd_risk[crowd[i]] : risk_of(p, count_neighbours(i, ties[i], before, kInfected));
        if (chance > 0.0f && (chance >= 1.0f || random(i, Purpose::contagion).uniform(0) < chance))
            after[i] = static_cast<std::uint8_t>(before[i] + 1);
    }
}

void sum_health(Rows<Agent> agents, Own<Health> health, Sums<3> sums) {
    for (const auto i : agents) {
        sums[0] += 1;
        sums[1] += health[i] == kInfected ? 1 : 0;
        sums[2] += health[i] == kRecovered ? 1 : 0;
    }
}

Tally health_tally() {
    return tally<&sum_health>("health",
                              {{"susceptible_share",
                                "1",
                                "Share of agents never infected.",
                                {0, 1},
                                "definition",
                                [](std::span<const double> sums) { return 1.0 - (sums[1] + sums[2]) / sums[0]; }},
                               {"infected_share",
                                "1",
                                "Share of agents infected now.",
                                {0, 1},
                                "definition",
                                [](std::span<const double> sums) { return sums[1] / sums[0]; }},
                               {"size",
                                "1",
                                "Share of agents infected so far, those who started included.",
                                {0, 1},
                                "definition",
                                [](std::span<const double> sums) { return (sums[1] + sums[2]) / sums[0]; }}});
}

std::string populate_sir(World& world, const Setup& setup, Executor& executor) {
    std::string problem = build_network(world, setup, executor, CompleteGraph::implied);
    if (!problem.empty()) return problem;
    plant_seeds(world, type_id<Health>());
    return set_given(world, setup);
}

}  // namespace

Model sir_model() {
    Model model = network_model("sir", "SIR and Reed-Frost epidemics",
                                "Infected agents infect their contacts and recover.", Generator::watts_strogatz, 10000);
    add_columns<Health, CrowdRisk>(model);
    model.parameters.push_back(sir_parameters());
    model.parameters.push_back(seed_parameters(10));
    model.passes.push_back({"crowd", "Where everybody meets everybody.", {submodel<&assess_crowd>("crowd", "risk")}});
    model.passes.push_back({"infection", "Infection and recovery.", {submodel<&infect>("infection", "contacts")}});
    model.tallies = {health_tally()};
    model.key_metrics = {"size", "infected_share"};
    model.given = {type_id<Health>()};
    model.recorded = {type_id<Agent>()};
    model.populate = &populate_sir;
    return model;
}

}  // namespace agora::reference
