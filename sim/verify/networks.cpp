// Networks: giant component, clustering, power law and weak ties against analysis.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "models/all_models.h"
#include "models/cocreation/ties.h"
#include "models/reference/analytic.h"
#include "models/reference/initial.h"
#include "models/reference/network.h"
#include "sim/statistics/scaling_law.h"
#include "sim/verify/targets.h"
#include "sim/verify/trial.h"

namespace agora::verify {
namespace {

using namespace reference;

// A network as complex contagion gets it before its first step.
World network_world(const Effort& effort, Settings settings) {
    return run_trial({"complex-contagion", 0, std::move(settings)}, effort).world;
}

std::span<const std::uint32_t> neighbours(const NetworkStore& ties, std::uint32_t row) {
    return std::span(ties.targets).subspan(ties.offsets[row], ties.offsets[row + 1ull] - ties.offsets[row]);
}

// Rows in the largest connected part among a copy's rows.
double largest_component(const NetworkStore& ties, Rows<Agent> agents) {
    std::vector<char> seen(agents.size(), 0);
    std::size_t largest = 0;
    for (const auto start : agents) {
        if (seen[start.index - agents.first()] != 0) continue;
        std::vector<std::uint32_t> reached{start.index};
        seen[start.index - agents.first()] = 1;
        for (std::size_t next = 0; next < reached.size(); ++next)
            for (const std::uint32_t other : neighbours(ties, reached[next])) {
                char& mark = seen[other - agents.first()];
                if (mark == 0) reached.push_back(other);
                mark = 1;
            }
        largest = std::max(largest, reached.size());
    }
    return static_cast<double>(largest);
}

std::vector<Check> giant(const Effort& effort) {
    struct Case {
        double degree, share, tolerance;
    };
    std::vector<Check> checks;
    for (const Case& c : {Case{1.5, .582812, .02}, {2, .796812, .008}, {3, .940480, .004}}) {
        const World world = network_world(effort, {{"network.generator", static_cast<double>(Generator::erdos_renyi)},
                                                   {"network.nodes", 20000},
                                                   {"network.mean_degree", c.degree},
                                                   {"network.copies", effort.quick ? 6 : 20}});
        double sum = 0;
        for (const auto crowd : world.all<Crowd>())
            sum += largest_component(world.links<Ties>(), world.members<CrowdAgents>(crowd)) / 20000;
        const std::string at = ", mean degree " + std::to_string(c.degree).substr(0, 3);
        checks.push_back({"analytic" + at, c.share, 6e-7, giant_component(c.degree)});
        checks.push_back({"mean of the networks" + at, c.share, c.tolerance, sum / world.all<Crowd>().size()});
    }
    return checks;
}

// Mean over nodes of the share of pairs of neighbours that are linked.
double mean_clustering(const NetworkStore& ties, std::uint32_t rows) {
    double sum = 0;
    for (std::uint32_t i = 0; i < rows; ++i) {
        const auto mine = neighbours(ties, i);
        if (mine.size() < 2) continue;
        std::size_t linked = 0;
        for (const std::uint32_t a : mine) {
            const auto theirs = neighbours(ties, a);
            for (const std::uint32_t b : mine) linked += a < b && std::ranges::binary_search(theirs, b) ? 1u : 0u;
        }
        sum += 2.0 * static_cast<double>(linked) / static_cast<double>(mine.size() * (mine.size() - 1));
    }
    return sum / rows;
}

std::vector<Check> small_world(const Effort& effort) {
    struct Case {
        double rewiring, clustering, tolerance;
    };
    std::vector<Check> checks;
    for (const Case& c : {Case{0, 2.0 / 3, 1e-6}, {.01, .647, .01}, {.1, .487, .01}, {.5, .084, .01}}) {
        const World world =
            network_world(effort, {{"network.generator", static_cast<double>(Generator::watts_strogatz)},
                                   {"network.nodes", 5000},
                                   {"network.degree", 10},
                                   {"network.rewiring", c.rewiring}});
        checks.push_back({"clustering, rewiring " + std::to_string(c.rewiring).substr(0, 4), c.clustering, c.tolerance,
                          mean_clustering(world.links<Ties>(), 5000)});
    }
    return checks;
}

std::vector<Check> power_law_exponent(const Effort&) {
    std::vector<double> values;
    for (std::uint32_t i = 0; i < 100000; ++i) {
        Draws draws(make_key(21, 0), i, 0, Purpose::link);
        values.push_back(static_cast<double>(power_law(draws.uniform(0), 1.0f, 2.5f)));
    }
    return {{"exponent", 2.5, .019, statistics::power_law(values, 1).exponent}};
}

std::vector<Check> weak_ties(const Effort& effort) {
    const std::uint32_t people = effort.quick ? 50000 : 500000;
    const RandomKey key = make_key(22, 0);
    std::vector<float> sociability(people);
    for (std::uint32_t i = 0; i < people; ++i)  // Beta(1, 2)
        sociability[i] = 1.0f - std::sqrt(1.0f - Draws(key, i, 0, Purpose::initial_value).uniform(0));
    std::vector<double> degree(people, 0.0);
    cocreation::weak_ties(
        Permutation(people, {1, 2, 3, 4}), people, {20, 1.0f}, [&](std::uint32_t i) { return sociability[i]; },
        Random<cocreation::Citizen>(key, 0, 0), 0, [&](std::uint32_t a, std::uint32_t b) { ++degree[a], ++degree[b]; });
    double degrees = 0, products = 0, squares = 0;
    for (std::uint32_t i = 0; i < people; ++i) {
        const double s = static_cast<double>(sociability[i]);
        degrees += degree[i], products += s * degree[i], squares += s * s;
    }
    return {{"mean degree", 40.0 / 9, .05, degrees / people},
            {"slope of degree on sociability", 40.0 / 3, effort.quick ? .15 : .05, products / squares}};
}

}  // namespace

std::vector<Target> network_targets() {
    return {
        {"V19", "Erdos-Renyi: giant component of 20,000 nodes", "S = 1 - exp(-c S), Erdos & Renyi 1960", true, giant},
        {"V20", "Watts-Strogatz: clustering of 5,000 nodes with 10 neighbours",
         "exact; 2/3 (1 - p)^3, Barrat & Weigt 2000", true, small_world},
        {"V21", "Power law 2.5: maximum likelihood from 100,000 draws", "Clauset, Shalizi & Newman 2009", true,
         power_law_exponent},
        {"V22", "Weak ties: degrees of a thinned random order, 40 candidates", "K E[s]^2; K E[s] s", true, weak_ties},
    };
}

}  // namespace agora::verify
