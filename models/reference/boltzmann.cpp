// Exchange of wealth among agents: parameters, the step and its metrics.
#include "models/reference/boltzmann.h"

#include <cmath>

#include "models/reference/gini_sums.h"
#include "models/reference/initial.h"
#include "models/reference/models.h"
#include "models/reference/pairs.h"

namespace agora::reference {

double gini_of_gamma(double shape) {
    return std::exp(std::lgamma(shape + .5) - std::lgamma(shape + 1)) / std::sqrt(std::acos(-1.0));
}

namespace {

ParameterGroup boltzmann_parameters() {
    using P = BoltzmannParams;
    // clang-format off
    return describe<P>("boltzmann", {
        {&P::saving, "saving", "1", {0, 0.99}, "Share of their money that agents keep out of every exchange.", "Chakraborti & Chakrabarti 2000"},
        {&P::money, "money", "1", {0, 1e6}, "Money of every agent at the start, unless the scenario gives it.", "arbitrary unit", When::at_start},
    });
    // clang-format on
}

std::uint32_t random_neighbour(Row<Agent> i, std::span<const Row<Agent>> neighbours, Draws draws) {
    if (neighbours.empty()) return i.index;
    return neighbours[(std::uint64_t{draws.word(0)} * neighbours.size()) >> 32].index;
}

void turn_to_somebody(Rows<Agent> agents, ParentOf<CrowdAgents> crowd, Members<CrowdAgents> members, Links<Ties> ties,
                      Write<TurnsTo> turns_to, Random<Crowd> orders, Random<Agent> random,
                      const NetworkParams& network) {
    const auto pairs_of = [&](Row<Agent> i) { return Pairs(members[crowd[i]], orders(crowd[i], Purpose::pairing)); };
    Pairs pairs = pairs_of({agents.first()});
    for (const Row i : agents) {
        if (!is_complete(network)) {
            turns_to[i] = random_neighbour(i, ties[i], random(i, Purpose::pairing));
            continue;
        }
        if (!pairs.contains(i)) pairs = pairs_of(i);
        turns_to[i] = pairs.partner(i);
    }
}

// Both partners work out the same split, from one draw that is keyed by the lower of the two rows. Where everybody may
// meet everybody, agents come in pairs, and nobody needs to ask whether the other turned back.
void exchange_money(Rows<Agent> agents, Read<TurnsTo> turns_to, Read<Money> before, Write<Money> money,
                    Random<Agent> random, const BoltzmannParams& p, const NetworkParams& network) {
    const bool in_pairs = is_complete(network);
    for (const Row i : agents) {
        const Row<Agent> j{turns_to[i]};
        money[i] = before[i];
        if (i == j || (!in_pairs && turns_to[j] != i.index)) continue;
        const Row<Agent> first = i < j ? i : j, second = i < j ? j : i;
        Draws draws = random(first, Purpose::encounter);
        const double epsilon = uniform_double(draws, 0);
        const Split split = exchange(before[first], before[second], static_cast<double>(p.saving), epsilon);
        money[i] = i == first ? split.first : split.second;
    }
}

void sum_money(Rows<Agent> agents, Own<Money> money, Sums<3> sums) {
    for (const Row i : agents) {
        sums[0] += 1;
        sums[1] += money[i];
        sums[2] += money[i] * money[i];
    }
}

void sum_inequality(Rows<Agent> agents, Own<Money> money, ParentOf<CrowdAgents> crowd, Read<MeanMoney> mean,
                    GiniSums sums) {
    for (const Row i : agents) add_to_gini(sums, money[i], mean[crowd[i]]);
}

std::string populate_boltzmann(World& world, const Setup& setup, Executor& executor) {
    if (std::string problem = build_network(world, setup, executor, CompleteGraph::implied); !problem.empty())
        return problem;
    const auto money = world.values<Money>();
    std::ranges::fill(money, static_cast<double>(world.parameter(&BoltzmannParams::money)));
    if (std::string problem = set_given(world, setup); !problem.empty()) return problem;
    const auto means = world.values<MeanMoney>();
    for (const Row c : world.all<Crowd>()) {
        double total = 0;
        const Rows<Agent> agents = world.members<CrowdAgents>(c);
        for (const Row i : agents) total += money[i.index];
        means[c.index] = total / agents.size();
    }
    return "";
}

// clang-format off
std::vector<Metric> money_metrics() {
    return {
        {"money", "1", "Money of all agents together, which exchange leaves as it is.", {0, 1e12}, "conservation", [](std::span<const double> s) { return s[1]; }},
        {"relative_variance", "1", "Variance of money over the square of its mean: 0 all equal, 1 for the exponential distribution.", {0, 1e9}, "Dragulescu & Yakovenko 2000", [](std::span<const double> s) { return s[2] * s[0] / (s[1] * s[1]) - 1; }},
    };
}
std::vector<Metric> inequality_metrics() {
    return {{"gini", "1", "Gini coefficient of money, relative to the mean of each copy: 0 all equal, close to 1 one holds everything.", {0, 1}, "Gini 1912; limits in Patriarca et al. 2004", gini_from}};
}
// clang-format on

}  // namespace

Model boltzmann_model() {
    Model m = network_model("boltzmann", "Exchange of wealth with saving",
                            "Agents meet in pairs and split at random what they do not save: inequality out of luck "
                            "alone (Dragulescu & Yakovenko 2000), less of it the more they save.",
                            Generator::complete, 10000);
    add_columns<Money, TurnsTo, MeanMoney>(m);
    m.parameters.push_back(boltzmann_parameters());
    m.given = {type_id<Money>()};
    m.passes = {
        {"pairs", "Who meets whom.", {submodel<&turn_to_somebody>("pairs", "whom each agent turns to")}},
        {"exchange", "Those who turned to each other exchange.", {submodel<&exchange_money>("exchange", "the split")}}};
    m.tallies = {tally<&sum_money>("money", money_metrics()),
                 tally<&sum_inequality>("inequality", inequality_metrics())};
    m.key_metrics = {"gini", "relative_variance", "money"};
    m.populate = &populate_boltzmann;
    return m;
}

}  // namespace agora::reference
