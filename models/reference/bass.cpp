// Bass diffusion among agents: parameters, the step and its metrics.
#include "models/reference/bass.h"

#include "models/reference/initial.h"
#include "models/reference/models.h"

namespace agora::reference {
namespace {

ParameterGroup bass_parameters() {
    using P = BassParams;
    // clang-format off
    return describe<P>("bass", {
        {&P::innovation, "innovation", "1/year", {0, 1}, "Rate p at which agents adopt by themselves.", "Bass 1969; default: mean of Sultan, Farley & Lehmann 1990"},
        {&P::imitation, "imitation", "1/year", {0, 10}, "Rate q at which agents adopt when all they look at have adopted.", "Bass 1969; default: mean of Sultan, Farley & Lehmann 1990"},
        {&P::steps_per_year, "steps_per_year", "1/year", {1, 365}, "Steps that make up a year; the more, the closer to continuous time.", "choice of the modeller", When::at_start},
    });
    // clang-format on
}

void count_adopters(Rows<Crowd> crowds, Members<CrowdAgents> agents, Read<Adopted> adopted, Write<AdoptedShare> share,
                    const NetworkParams& network) {
    for (const Row c : crowds) {
        std::uint32_t count = 0;
        if (is_complete(network))
            for (const Row i : agents[c]) count += adopted[i];
        share[c] = static_cast<double>(count) / agents[c].size();
    }
}

// Share of adopters among those an agent looks at; nobody to look at counts as nobody who adopted.
double share_around(std::span<const Row<Agent>> neighbours, const Read<Adopted>& adopted) {
    std::uint32_t count = 0;
    for (const Row j : neighbours) count += adopted[j];
    return neighbours.empty() ? 0.0 : static_cast<double>(count) / static_cast<double>(neighbours.size());
}

void adopt(Rows<Agent> agents, Read<Adopted> before, Write<Adopted> adopted, Write<JustAdopted> just_adopted,
           Links<Ties> ties, ParentOf<CrowdAgents> crowd, Read<AdoptedShare> share, Random<Agent> random,
           const BassParams& p, const NetworkParams& network) {
    const bool everybody = is_complete(network);
    for (const Row i : agents) {
        adopted[i] = before[i];
        just_adopted[i] = 0;
        if (before[i] != 0) continue;
        const double seen = everybody ? share[crowd[i]] : share_around(ties[i], before);
        const double chance = bass_rate(seen, p.innovation, p.imitation) / p.steps_per_year;
        const bool adopts = static_cast<double>(random(i, Purpose::contagion).uniform(0)) < chance;
        adopted[i] = just_adopted[i] = adopts ? 1 : 0;
    }
}

void sum_adopters(Rows<Agent> agents, Own<Adopted> adopted, Own<JustAdopted> just_adopted, Sums<4> sums,
                  const BassParams& p) {
    for (const Row i : agents) {
        sums[0] += 1;
        sums[1] += adopted[i];
        sums[2] += just_adopted[i];
        sums[3] += just_adopted[i] * static_cast<double>(p.steps_per_year);
    }
}

std::string populate_bass(World& world, const Setup& setup, Executor& executor) {
    if (std::string problem = build_network(world, setup, executor, CompleteGraph::implied); !problem.empty())
        return problem;
    return set_given(world, setup);
}

// clang-format off
std::vector<Metric> bass_metrics() {
    return {
        {"adopters", "agent", "Agents who have adopted.", {0, 4e9}, "Bass 1969", [](std::span<const double> s) { return s[1]; }},
        {"adopted_share", "1", "Share of agents who have adopted.", {0, 1}, "Bass 1969", [](std::span<const double> s) { return s[1] / s[0]; }},
        {"adoption_rate", "1/year", "Share of all agents who adopted in this step, per year.", {0, 365}, "Bass 1969", [](std::span<const double> s) { return s[3] / s[0]; }},
    };
}
// clang-format on

}  // namespace

Model bass_model() {
    Model m = network_model("bass", "Bass diffusion",
                            "Agents adopt something new by themselves or because others have; the S-shaped curve of "
                            "Bass (1969) on the complete graph, and what it becomes on a network.",
                            Generator::complete, 100000);
    m.step_name = "month";
    add_columns<Adopted, JustAdopted, AdoptedShare>(m);
    m.parameters.push_back(bass_parameters());
    m.given = {type_id<Adopted>()};
    m.passes = {
        {"count", "How many have adopted.", {submodel<&count_adopters>("count", "share of adopters in each copy")}},
        {"adoption", "Some of the others follow.", {submodel<&adopt>("adoption", "who adopts")}}};
    m.tallies = {tally<&sum_adopters>("adopters", bass_metrics())};
    m.key_metrics = {"adopted_share", "adoption_rate"};
    m.populate = &populate_bass;
    return m;
}

}  // namespace agora::reference
