// Opinion dynamics: Friedkin-Johnsen, DeGroot, Deffuant and Hegselmann-Krause against published and exact figures.
#include "models/reference/opinion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "sim/verify/targets.h"
#include "sim/verify/trial.h"

namespace agora::verify {
namespace {

using namespace reference;

constexpr double kComplete = static_cast<double>(Generator::complete);

using Weights = std::vector<std::vector<float>>;
using Opinions = std::vector<double>;

// Where a group ends: weights, susceptibilities, first opinions.
Opinions settle(const Effort& effort, const Weights& weights, const Opinions& susceptibility, const Opinions& first) {
    std::vector<GivenNetwork::Link> links;
    for (std::uint32_t i = 0; i < weights.size(); ++i)
        for (std::uint32_t j = 0; j < weights.size(); ++j)
            if (weights[i][j] > 0) links.push_back({i, j, weights[i][j]});
    const auto nodes = static_cast<std::uint32_t>(weights.size());
    Trial trial{"friedkin-johnsen", 2000};
    trial.network = make_network(nodes, links, true);
    trial.agents = {{"opinion", first, "target"}, {"susceptibility", susceptibility, "target"}};
    const Outcome outcome = run_trial(trial, effort);
    const auto opinions = outcome.world.values<Opinion>();
    return {opinions.begin(), opinions.end()};
}

std::vector<Check> four_persons(const Effort& effort) {
    const Weights w{
        {.220f, .120f, .360f, .300f}, {.147f, .215f, .344f, .294f}, {0, 0, 1, 0}, {.090f, .178f, .446f, .286f}};
    const Opinions x = settle(effort, w, {.78, .785, 0, .714}, {25, 25, 75, 85});
    return {{"person 1", 60.020849, 1e-5, x.at(0)},
            {"person 2", 59.983966, 1e-5, x.at(1)},
            {"person 3", 75, 1e-5, x.at(2)},
            {"person 4", 74.986205, 1e-5, x.at(3)}};
}

const Weights kThreePersons{{.5f, .5f, 0}, {.25f, .5f, .25f}, {0, .5f, .5f}};

// Influence of each person on the mean: where opinions end on average if only that person began at 1.
Opinions total_influence(const Effort& effort, const Opinions& susceptibility) {
    Opinions influence;
    for (std::size_t j = 0; j < 3; ++j) {
        Opinions first(3, 0.0);
        first[j] = 1;
        const Opinions x = settle(effort, kThreePersons, susceptibility, first);
        influence.push_back((x.at(0) + x.at(1) + x.at(2)) / 3);
    }
    return influence;
}

std::vector<Check> three_persons(const Effort& effort) {
    const Opinions susceptibility{.8, .5, .2};
    const Opinions x = settle(effort, kThreePersons, susceptibility, {0, .5, 1});
    const Opinions influence = total_influence(effort, susceptibility);
    return {{"x1", .368794, 1e-5, x.at(0)},
            {"x2", .553191, 1e-5, x.at(1)},
            {"x3", .950355, 1e-5, x.at(2)},
            {"influence of 1", .148936, 1e-5, influence[0]},
            {"influence of 2", .453901, 1e-5, influence[1]},
            {"influence of 3", .397163, 1e-5, influence[2]}};
}

std::vector<Check> degroot(const Effort& effort) {
    const Opinions influence = total_influence(effort, {1, 1, 1});
    const Opinions x = settle(effort, kThreePersons, {1, 1, 1}, {0, .5, 1});
    return {{"weight of 1", .25, 1e-5, influence[0]},
            {"weight of 2", .5, 1e-5, influence[1]},
            {"weight of 3", .25, 1e-5, influence[2]},
            {"consensus of 1", .5, 1e-5, x.at(0)},
            {"consensus of 3", .5, 1e-5, x.at(2)}};
}

std::span<const double> opinions_of(const World& world, Row<Crowd> crowd) {
    const Rows<Agent> agents = world.members<CrowdAgents>(crowd);
    return world.values<Opinion>().subspan(agents.first(), agents.size());
}

// Nothing can change any more: opinions within reach of each other form groups in which everybody reaches everybody.
bool is_frozen(const World& world, double confidence) {
    for (const auto crowd : world.all<Crowd>())
        if (find_clusters(opinions_of(world, crowd), confidence).widest >= confidence) return false;
    return true;
}

// Groups at the end of each copy of a run of bounded confidence.
std::vector<Clusters> final_clusters(const Effort& effort, Trial trial, double confidence, std::uint32_t every) {
    const Outcome outcome = run_trial(
        trial, effort, [&](const World& world) { return is_frozen(world, confidence); }, every);
    std::vector<Clusters> all;
    for (const auto crowd : outcome.world.all<Crowd>())
        all.push_back(find_clusters(opinions_of(outcome.world, crowd), confidence));
    return all;
}

template <class Condition>
double share_of(const std::vector<Clusters>& all, Condition condition) {
    return static_cast<double>(std::ranges::count_if(all, condition)) / static_cast<double>(all.size());
}

// Tolerances are stated for 200 runs.
double wider(double tolerance, double runs) { return tolerance * std::sqrt(200 / runs); }

std::vector<Check> deffuant(const Effort& effort) {
    struct Case {
        double confidence;
        std::size_t clusters;
        double share;
    };
    const double runs = effort.quick ? 20 : 200;
    std::vector<Check> checks;
    std::vector<Clusters> ends;
    double simulated = 0;
    for (const Case& c : {Case{.50, 1, 1.0},
                          {.30, 1, .98},
                          {.27, 1, .38},
                          {.27, 2, .62},
                          {.25, 2, .94},
                          {.20, 2, 1.0},
                          {.17, 3, .68},
                          {.15, 3, .96},
                          {.10, 4, .60},
                          {.10, 5, .36}}) {
        if (effort.quick && c.share > .1 && c.share < .9) continue;  // its tolerance would be as wide as the share
        if (c.confidence != simulated)
            ends = final_clusters(effort,
                                  {"deffuant",
                                   8000,
                                   {{"network.generator", kComplete},
                                    {"network.nodes", 1000},
                                    {"network.copies", runs},
                                    {"deffuant.confidence", c.confidence}}},
                                  c.confidence, 25);
        simulated = c.confidence;
        checks.push_back({"share of runs with " + std::to_string(c.clusters) + " at confidence " +
                              std::to_string(c.confidence).substr(0, 4),
                          c.share, wider(.10, runs),
                          share_of(ends, [&](const Clusters& end) { return end.major == c.clusters; })});
    }
    return checks;
}

struct GridCase {
    double agents, confidence, clusters, steps;
};

// Clusters of a run from evenly spaced opinions, and its steps before the first in which nothing moved.
void check_grid(const Effort& effort, const GridCase& c, double tolerance, std::vector<Check>& checks) {
    const Trial trial{"hegselmann-krause",
                      300,
                      {{"network.generator", kComplete},
                       {"network.nodes", c.agents},
                       {"opinions.start", 1},
                       {"bounded.confidence", c.confidence}}};
    const Outcome outcome = run_trial(trial, effort, [](const World& world) {
        return std::ranges::all_of(world.values<Change>(), [](double change) { return change < 1e-12; });
    });
    const std::string at = " of " + std::to_string(static_cast<int>(c.agents)) + " at confidence " +
                           std::to_string(c.confidence).substr(0, 6);
    checks.push_back({"clusters" + at, c.clusters, 0,
                      static_cast<double>(find_clusters(outcome.world.values<Opinion>(), 1e-6).all)});
    checks.push_back({"steps" + at, c.steps, tolerance, static_cast<double>(outcome.steps_done) - 1});
}

std::vector<Check> hegselmann_krause_grid(const Effort& effort) {
    std::vector<Check> checks;
    for (const GridCase& c : {GridCase{500, .0503, 9, 18},
                              {500, .1003, 5, 13},
                              {500, .1503, 3, 8},
                              {500, .1903, 2, 8},
                              {500, .2103, 1, 77},
                              {500, .2503, 1, 8},
                              {500, .3003, 1, 4}})
        check_grid(effort, c, 1, checks);
    return checks;
}

// Here opinions are exactly as far apart as confidence reaches, which counts as near; figures from exact fractions.
std::vector<Check> hegselmann_krause_bound(const Effort& effort) {
    std::vector<Check> checks;
    for (const GridCase& c : {GridCase{400, .19, 1, 85}, {100, .2, 2, 7}, {100, .1, 4, 10}, {60, .25, 1, 7}})
        check_grid(effort, c, 0, checks);
    return checks;
}

std::vector<Check> hegselmann_krause_random(const Effort& effort) {
    // Shares of 4,000 runs of other code (tests/oracles/consensus.py 4000), which stand beside .145 and .72 of 200 runs
    // in the theory base; near 0 (.0015 at .18) and 1 two runs in sixty may differ. The quick run has too few for a
    // share as small as .1.
    struct Case {
        double confidence, share, runs, quick_runs;
    };
    std::vector<Check> checks;
    for (const Case& c :
         {Case{.15, 0, 60, 20}, {.18, 0, 60, 20}, {.20, .1165, 600, 0}, {.22, .6888, 200, 60}, {.25, .9992, 60, 20}}) {
        const double confidence = c.confidence, runs = effort.quick ? c.quick_runs : c.runs;
        if (runs == 0) continue;
        const Trial trial{"hegselmann-krause",
                          1000,
                          {{"network.generator", kComplete},
                           {"network.nodes", 1000},
                           {"network.copies", runs},
                           {"bounded.confidence", confidence}}};
        const auto ends = final_clusters(effort, trial, confidence, 1);
        const double error = std::sqrt(c.share * (1 - c.share) * (1 / runs + 1. / 4000));
        checks.push_back({"full consensus at confidence " + std::to_string(confidence).substr(0, 4), c.share,
                          std::max(2.0 / std::max(runs, 60.0), 4 * error),
                          share_of(ends, [](const Clusters& end) { return end.all == 1; })});
    }
    return checks;
}

}  // namespace

std::vector<Target> opinion_targets() {
    return {
        {"V05", "Friedkin-Johnsen: the published group of four", "Friedkin & Johnsen 1999; linear solve", false,
         four_persons},
        {"V06", "Friedkin-Johnsen: three persons of unlike stubbornness", "linear solve", false, three_persons},
        {"V07", "DeGroot: consensus of the same three", "left eigenvector of the weights", false, degroot},
        {"V08", "Deffuant: clusters of at least 5 % among 1,000", "simulation in the theory base; Deffuant et al. 2000",
         true, deffuant},
        {"V09", "Hegselmann-Krause: clusters and steps on the grid of 500", "exact iteration", false,
         hegselmann_krause_grid},
        {"V09e", "Hegselmann-Krause: opinions exactly as far apart as confidence reaches",
         "iteration in exact fractions", false, hegselmann_krause_bound},
        {"V10", "Hegselmann-Krause: full consensus among 1,000 at random",
         "simulation by other code, theory base; Fortunato 2005", true, hegselmann_krause_random},
    };
}

}  // namespace agora::verify
