// Binary choice with social utility among agents: parameters, the step and its metrics.
#include "models/reference/brock_durlauf.h"

#include "models/reference/initial.h"
#include "models/reference/models.h"

namespace agora::reference {
namespace {

ParameterGroup brock_durlauf_parameters() {
    using P = BrockDurlaufParams;
    // clang-format off
    return describe<P>("choice", {
        {&P::beta, "beta", "1", {0, 100}, "How little chance there is in choices: 0 coin tosses, large always the better option.", "Brock & Durlauf 2001"},
        {&P::conformity, "conformity", "1", {-10, 10}, "Weight J of choosing as others do; below 0 agents want to differ.", "Brock & Durlauf 2001"},
        {&P::utility, "utility", "1", {-10, 10}, "Private utility h of +1, half of its advantage over -1.", "Brock & Durlauf 2001"},
        {&P::revision, "revision", "1", {0, 1}, "Probability that an agent reconsiders in a step.", "choice of the modeller; no influence on equilibria"},
        {&P::start, "start", "1", {0, 1}, "Share of agents who begin with +1, unless the scenario gives choices.", "choice of the modeller: selects the equilibrium", When::at_start},
    });
    // clang-format on
}

void average_choices(Rows<Crowd> crowds, Members<CrowdAgents> agents, Read<Choice> choice, Write<MeanChoice> mean,
                     const NetworkParams& network) {
    for (const Row c : crowds) {
        std::int64_t sum = 0;
        if (is_complete(network))
            for (const Row i : agents[c]) sum += choice[i];
        mean[c] = static_cast<double>(sum) / agents[c].size();
    }
}

// Mean choice of those an agent looks at; 0 if there is nobody.
float mean_around(std::span<const Row<Agent>> neighbours, const Read<Choice>& choice) {
    std::int32_t sum = 0;
    for (const Row j : neighbours) sum += choice[j];
    return neighbours.empty() ? 0.0f : static_cast<float>(sum) / static_cast<float>(neighbours.size());
}

void choose(Rows<Agent> agents, Read<Choice> before, Write<Choice> choice, Links<Ties> ties,
            ParentOf<CrowdAgents> crowd, Read<MeanChoice> mean, Random<Agent> random, const BrockDurlaufParams& p,
            const NetworkParams& network) {
    const bool everybody = is_complete(network);
    for (const Row i : agents) {
        choice[i] = before[i];
        Draws draws = random(i, Purpose::decision);
        if (draws.uniform(0) >= p.revision) continue;
        const float m = everybody ? static_cast<float>(mean[crowd[i]]) : mean_around(ties[i], before);
        choice[i] = draws.uniform(1) < chance_of_plus(m, p.beta, p.conformity, p.utility) ? 1 : -1;
    }
}

void sum_choices(Rows<Agent> agents, Own<Choice> choice, Sums<2> sums) {
    for (const Row i : agents) {
        sums[0] += 1;
        sums[1] += choice[i];
    }
}

std::string populate_choices(World& world, const Setup& setup, Executor& executor) {
    if (std::string problem = build_network(world, setup, executor, CompleteGraph::implied); !problem.empty())
        return problem;
    const auto random = world.random<Agent>(kSetupStep);
    const float start = world.parameter(&BrockDurlaufParams::start);
    const auto choices = world.values<Choice>();
    for (const Row i : world.all<Agent>())
        choices[i.index] = random(i, Purpose::initial_value).uniform(0) < start ? 1 : -1;
    if (std::string problem = set_given(world, setup); !problem.empty()) return problem;
    for (const std::int32_t choice : choices)
        if (choice == 0) return "agents.choice must be -1 or +1 for every agent";
    return "";
}

// clang-format off
std::vector<Metric> choice_metrics() {
    return {
        {"mean_choice", "1", "Mean choice of all agents: -1 all chose -1, 0 half and half, +1 all chose +1.", {-1, 1}, "Brock & Durlauf 2001", [](std::span<const double> s) { return s[1] / s[0]; }},
        {"plus_share", "1", "Share of agents who chose +1.", {0, 1}, "Brock & Durlauf 2001", [](std::span<const double> s) { return .5 + .5 * s[1] / s[0]; }},
    };
}
// clang-format on

}  // namespace

Model brock_durlauf_model() {
    Model m = network_model("brock-durlauf", "Binary choice with social utility",
                            "Agents choose between two options by private utility, by what others choose, and by "
                            "chance; enough conformity makes two self-sustaining norms (Brock & Durlauf 2001).",
                            Generator::complete, 10000);
    add_columns<Choice, MeanChoice>(m);
    m.parameters.push_back(brock_durlauf_parameters());
    m.given = {type_id<Choice>()};
    m.passes = {{"mean", "What others have chosen.", {submodel<&average_choices>("mean", "mean choice in each copy")}},
                {"choice", "Some agents reconsider.", {submodel<&choose>("choice", "who chooses what")}}};
    m.tallies = {tally<&sum_choices>("choices", choice_metrics())};
    m.key_metrics = {"mean_choice", "plus_share"};
    m.populate = &populate_choices;
    return m;
}

}  // namespace agora::reference
