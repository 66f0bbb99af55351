// Exchange and bargaining on small graphs: balanced outcomes, capacities, disagreement, and the identity with
// dependence.
#include <cmath>
#include <initializer_list>
#include <string>

#include "models/reference/bargaining.h"
#include "sim/verify/model_runs.h"
#include "sim/verify/targets.h"

namespace agora::verify {
namespace {

using Links = std::vector<GivenNetwork::Link>;
constexpr double kPayoff = 1e-5;
constexpr std::uint32_t kRounds = 2000;

ModelRun bargain(const Effort& effort, std::uint32_t nodes, const Links& links, std::vector<double> disagreement = {},
                 std::vector<double> capacity = {}) {
    Scenario scenario = scenario_of("bargaining", kRounds, {});
    give_links(scenario, nodes, links);
    if (!disagreement.empty()) give_values(scenario, "disagreement", std::move(disagreement));
    if (!capacity.empty()) give_values(scenario, "capacity", std::move(capacity));
    return run_model(scenario, effort.executor);
}

// Payoffs by node, and whether the verdict on stability is as expected ("stable" or "no_stable_outcome").
std::vector<Check> split(const Effort& effort, const Links& links, std::initializer_list<double> payoffs,
                         const char* verdict = "stable") {
    const ModelRun done = bargain(effort, static_cast<std::uint32_t>(payoffs.size()), links);
    std::vector<Check> out;
    std::size_t node = 0;
    for (const double expected : payoffs) {
        out.push_back(
            {"node " + std::to_string(node), expected, kPayoff, done.world.values<reference::Payoff>()[node]});
        ++node;
    }
    out.push_back({std::string("verdict: ") + verdict, 1, 0, done.last(verdict)});
    return out;
}

const Links kL4{{0, 1}, {1, 2}, {2, 3}}, kL6{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}},
    kStem{{0, 1}, {1, 2}, {1, 3}, {2, 3}};

std::vector<Check> dyad(const Effort& e) { return split(e, {{0, 1}}, {.5, .5}); }
std::vector<Check> l3(const Effort& e) { return split(e, {{0, 1}, {1, 2}}, {0, 1, 0}); }
std::vector<Check> l4(const Effort& e) { return split(e, kL4, {1. / 3, 2. / 3, 2. / 3, 1. / 3}); }
std::vector<Check> l5(const Effort& e) { return split(e, {{0, 1}, {1, 2}, {2, 3}, {3, 4}}, {0, 1, 0, 1, 0}); }
std::vector<Check> l6(const Effort& e) { return split(e, kL6, {.25, .75, .5, .5, .75, .25}); }
std::vector<Check> stem(const Effort& e) { return split(e, kStem, {.25, .75, .5, .5}); }
std::vector<Check> t(const Effort& e) { return split(e, {{0, 1}, {1, 2}, {1, 3}, {3, 4}}, {0, 1, 0, .5, .5}); }
std::vector<Check> h(const Effort& e) { return split(e, {{0, 2}, {1, 2}, {2, 3}, {3, 4}, {3, 5}}, {0, 0, 1, 1, 0, 0}); }
// Its payoffs sum to 2.5, its best matching is worth 2: the bow-tie has no stable outcome either.
std::vector<Check> bow_tie(const Effort& e) {
    return split(e, {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 2}, {3, 4}}, {.5, .5, .5, .5, .5}, "no_stable_outcome");
}
std::vector<Check> pendants(const Effort& e) {
    return split(e, {{0, 1}, {1, 2}, {0, 2}, {0, 3}, {1, 4}, {2, 5}}, {2. / 3, 2. / 3, 2. / 3, 1. / 3, 1. / 3, 1. / 3});
}
std::vector<Check> triangle(const Effort& e) {
    return split(e, {{0, 1}, {1, 2}, {0, 2}}, {.5, .5, .5}, "no_stable_outcome");
}

// Two sides that all face each other always have a stable outcome, but several best matchings, among which bargaining
// comes to rest at one half for everybody.
std::vector<Check> two_sides(const Effort& effort) {
    std::vector<Check> out;
    const auto judge = [&](const std::string& name, std::uint32_t nodes, const Links& links) {
        const ModelRun done = bargain(effort, nodes, links);
        out.push_back({name + ": none exists", 0, 0, done.last("no_stable_outcome")});
        out.push_back({name + ": at rest, not stable", 1, 0, done.last("at_rest_not_stable")});
    };
    for (const auto& [few, many] : {std::pair{2u, 3u}, {2, 4}, {3, 4}}) {
        Links links;
        for (std::uint32_t i = 0; i < few; ++i)
            for (std::uint32_t j = 0; j < many; ++j) links.push_back({i, few + j});
        judge(std::to_string(few) + " facing " + std::to_string(many), few + many, links);
    }
    judge("grid of 3 x 3", 9,
          {{0, 1}, {1, 2}, {3, 4}, {4, 5}, {6, 7}, {7, 8}, {0, 3}, {3, 6}, {1, 4}, {4, 7}, {2, 5}, {5, 8}});
    return out;
}

std::vector<Check> capacities(const Effort& effort) {
    struct Star {
        std::uint32_t leaves, places;
        double centre;
    };
    std::vector<Check> out;
    for (const Star& star : {Star{2, 1, 1}, {2, 2, .5}, {3, 2, 1}, {3, 3, .5}, {4, 2, 1}}) {
        Links links;
        for (std::uint32_t leaf = 1; leaf <= star.leaves; ++leaf) links.push_back({0, leaf});
        std::vector<double> capacity(star.leaves + 1, 1);
        capacity[0] = star.places;
        const ModelRun done = bargain(effort, star.leaves + 1, links, {}, capacity);
        out.push_back({std::to_string(star.leaves) + " leaves, " + std::to_string(star.places) + " exchanges",
                       star.centre, kPayoff, done.world.values<reference::Payoff>()[0]});
    }
    return out;
}

std::vector<Check> alternatives(const Effort& effort) {
    const ModelRun two = bargain(effort, 2, {{0, 1}}, {.2, .1});
    const Links uneven{{0, 1}, {1, 2, .6f}};
    const ModelRun chain = bargain(effort, 3, uneven), proud = bargain(effort, 3, uneven, {.3, 0, 0});
    const auto payoff = [](const ModelRun& done, std::size_t i) { return done.world.values<reference::Payoff>()[i]; };
    return {{"dyad with .2 and .1 else: first", .55, kPayoff, payoff(two, 0)},
            {"dyad with .2 and .1 else: second", .45, kPayoff, payoff(two, 1)},
            {"asymmetric Nash, power .7: first", .69, 1e-9, reference::nash_share(1, .2, .1, .7)},
            {"asymmetric Nash, power .7: second", .31, 1e-9, reference::nash_share(1, .1, .2, .3)},
            {"Rubinstein, patience .9", .526316, 6e-7, reference::rubinstein_share(.9)},
            {"L3 with 1 and .6: centre", .8, kPayoff, payoff(chain, 1)},
            {"L3 with 1 and .6, strong partner has .3: centre", .65, kPayoff, payoff(proud, 1)},
            {"L3 with 1 and .6, strong partner has .3: partner", .35, kPayoff, payoff(proud, 0)}};
}

// Greatest distance between shares and what dependence says, over all links that leave something to share.
double worst_imbalance(const ModelRun& done) {
    const auto offers = done.world.values<reference::Offer>();
    const auto alternatives = done.world.values<reference::Alternative>();
    const auto opposites = done.world.values<reference::Opposite>();
    double worst = 0;
    for (std::size_t s = 0; s < offers.size(); ++s) {
        const std::size_t o = opposites[s].index;
        if (alternatives[s] + alternatives[o] > 1 + 1e-9) continue;
        const double expected = reference::share_from_dependence(reference::dependence(alternatives[s], 1),
                                                                 reference::dependence(alternatives[o], 1));
        worst = std::fmax(worst, std::fabs(offers[o] - expected));
    }
    return worst;
}

std::vector<Check> identity(const Effort& effort) {
    // On the line of four the outer ones have nobody else, and the inner ones get a third from each other.
    const double outer = reference::dependence(0, 1), inner = reference::dependence(1. / 3, 1);
    return {{"L4, by hand: dependence of the outer on the inner", 1, 1e-12, outer},
            {"L4, by hand: dependence of the inner on the outer", 2. / 3, 1e-12, inner},
            {"L4, by hand: share of the inner with the outer", 2. / 3, 1e-12,
             reference::share_from_dependence(inner, outer)},
            {"L4", 0, 1e-6, worst_imbalance(bargain(effort, 4, kL4))},
            {"L6", 0, 1e-6, worst_imbalance(bargain(effort, 6, kL6))},
            {"stem", 0, 1e-6, worst_imbalance(bargain(effort, 4, kStem))}};
}

}  // namespace

std::vector<Target> exchange_targets() {
    const char* source = "Kanoria et al. 2011; Kleinberg & Tardos 2008";
    return {
        {"V24a", "balanced bargaining: dyad", source, false, dyad},
        {"V24b", "balanced bargaining: line of three", source, false, l3},
        {"V24c", "balanced bargaining: line of four", source, false, l4},
        {"V24d", "balanced bargaining: line of five", source, false, l5},
        {"V24e", "balanced bargaining: line of six", source, false, l6},
        {"V24f", "balanced bargaining: stem", source, false, stem},
        {"V24g", "balanced bargaining: T", source, false, t},
        {"V24h", "balanced bargaining: H", source, false, h},
        {"V24i", "balanced bargaining: bow-tie", source, false, bow_tie},
        {"V24j", "balanced bargaining: triangle with pendants", source, false, pendants},
        {"V24k", "balanced bargaining: triangle is flagged", source, false, triangle},
        {"V24l", "balanced bargaining: two sides, several best matchings", "Shapley & Shubik 1971", false, two_sides},
        {"V25", "star: payoff of the centre per exchange", "Bateni et al. 2010", false, capacities},
        {"V26", "disagreement values, asymmetric Nash, Rubinstein", "Nash 1950; Rubinstein 1982", false, alternatives},
        {"V28", "share and imbalance of dependence: largest distance on a link", "an identity at rest; Emerson 1962",
         false, identity}};
}

}  // namespace agora::verify
