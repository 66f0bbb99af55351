// Exchange of wealth among agents: parameters, the step and its metrics.
#include "models/reference/boltzmann.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "agora/vector.h"
#include "models/reference/gini_sums.h"
#include "models/reference/initial.h"
#include "models/reference/models.h"

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

using AgentPairs = Pairs<CrowdAgents>;

// Pairs side by side: the rows of both, and the share drawn for the lower of them.
struct Meetings {
    std::array<std::uint32_t, AgentPairs::kTogether> low, high;
    std::array<double, AgentPairs::kTogether> share;
};

AGORA_VECTOR void draw_shares(const Random<Agent>& random, const Row<Agent>* rows, std::size_t count, Meetings& m) {
    for (std::size_t n = 0; n < count; ++n) {
        const std::uint32_t a = rows[2 * n].index, b = rows[2 * n + 1].index;
        m.low[n] = std::min(a, b);
        m.high[n] = std::max(a, b);
        const Words words = random.words({m.low[n]}, Purpose::encounter);
        m.share[n] = to_uniform_double(words[0], words[1]);
    }
}

void exchange_in_pairs(AgentPairs pairs, Update<Money> money, Random<Agent> random, const BoltzmannParams& p) {
    pairs.for_each([&](std::span<const Row<Agent>> rows) {
        Meetings m;
        for (const Row i : rows) __builtin_prefetch(&money[i], 1);  // they come while shares are drawn
        draw_shares(random, rows.data(), rows.size() / 2, m);
        for (std::size_t n = 0; n < rows.size() / 2; ++n) {
            if (m.low[n] == m.high[n]) continue;
            double &first = money[{m.low[n]}], &second = money[{m.high[n]}];
            const Split split = exchange(first, second, p.saving, m.share[n]);
            first = split.first;
            second = split.second;
        }
    });
}

void turn_to_neighbours(Rows<Agent> agents, Links<Ties> ties, Write<TurnsTo> turns_to, Random<Agent> random) {
    for (const Row i : agents) turns_to[i] = random_neighbour(i, ties[i], random(i, Purpose::pairing));
}

// Both partners work out the same split, from one draw that is keyed by the lower of the two rows.
void exchange_on_ties(Rows<Agent> agents, Read<TurnsTo> turns_to, Read<Money> before, Write<Money> money,
                      Random<Agent> random, const BoltzmannParams& p) {
    for (const Row i : agents) {
        const Row<Agent> j{turns_to[i]};
        money[i] = before[i];
        if (i == j || turns_to[j] != i.index) continue;
        const Row<Agent> first = i < j ? i : j, second = i < j ? j : i;
        Draws draws = random(first, Purpose::encounter);
        const double epsilon = uniform_double(draws, 0);
        const Split split = exchange(before[first], before[second], p.saving, epsilon);
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
    std::ranges::fill(money, world.parameter(&BoltzmannParams::money));
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
    m.passes = {{"pairs",
                 "On the complete graph everybody meets somebody.",
                 {only_if(&everybody_meets, submodel<&exchange_in_pairs>("pairs", "the two of a pair exchange"))}},
                {"turns",
                 "On ties everybody turns to somebody.",
                 {only_if(&has_ties, submodel<&turn_to_neighbours>("turns", "the neighbour each agent turns to"))}},
                {"exchange",
                 "Those who turned to each other exchange.",
                 {only_if(&has_ties, submodel<&exchange_on_ties>("exchange", "the split"))}}};
    m.tallies = {tally<&sum_money>("money", money_metrics()),
                 tally<&sum_inequality>("inequality", inequality_metrics())};
    m.key_metrics = {"gini", "relative_variance", "money"};
    m.populate = &populate_boltzmann;
    return m;
}

}  // namespace agora::reference
