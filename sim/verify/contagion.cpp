// Contagion: thresholds, cascades, reinforcement and epidemics against exact answers, analysis and simulation.
#include "models/reference/contagion.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "models/reference/analytic.h"
#include "models/reference/sir.h"
#include "sim/verify/targets.h"
#include "sim/verify/trial.h"

namespace agora::verify {
namespace {

using namespace reference;

constexpr double kComplete = static_cast<double>(Generator::complete);
constexpr double kPoisson = static_cast<double>(Generator::erdos_renyi);
constexpr double kRing = static_cast<double>(Generator::ring);

std::string text(double number) {
    std::string digits = std::to_string(number);
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
    return digits;
}

// Number of agents whose column is not zero, copy by copy.
template <class C>
std::vector<double> counts(const World& world) {
    std::vector<double> out;
    for (const auto crowd : world.all<Crowd>()) {
        double count = 0;
        for (const auto i : world.members<CrowdAgents>(crowd)) count += world.values<C>()[i.index] != 0 ? 1 : 0;
        out.push_back(count);
    }
    return out;
}

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

double deviation(const std::vector<double>& values) {
    const double middle = mean(values);
    double sum = 0;
    for (const double value : values) sum += (value - middle) * (value - middle);
    return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

// Runs until nobody joins any more.
Outcome run_until_still(const Trial& trial, const Effort& effort) {
    double before = -1;
    return run_trial(trial, effort, [&](const World& world) {
        double active = 0;
        for (const std::uint8_t one : world.values<Active>()) active += one;
        const bool still = active == before;
        before = active;
        return still;
    });
}

std::vector<Check> granovetter(const Effort& effort) {
    std::vector<double> thresholds;
    for (int i = 0; i < 100; ++i) thresholds.push_back(i);
    Trial trial{"granovetter", 100, {{"network.generator", kComplete}, {"network.nodes", 100}}};
    trial.agents = {{"threshold", thresholds, "target"}};
    const double everybody = counts<Active>(run_trial(trial, effort).world).at(0);
    trial.agents[0].values[1] = 2;
    return {{"active, thresholds 0 to 99", 100, 0, everybody},
            {"active, threshold 1 replaced by 2", 1, 0, counts<Active>(run_trial(trial, effort).world).at(0)}};
}

std::vector<Check> window(const Effort&) {
    struct Case {
        int most;
        double from, to;
    };
    std::vector<Check> checks;
    for (const Case& c : {Case{4, 1.1141, 3.8631}, {5, 1.0207, 5.7647}, {6, 1.0037, 7.4771}, {10, 1.0000, 13.6593}}) {
        const Window found = cascade_window(c.most);
        const std::string tipped = ", up to " + std::to_string(c.most) + " neighbours";
        checks.push_back({"lower edge" + tipped, c.from, 6e-5, found.from});
        checks.push_back({"upper edge" + tipped, c.to, 6e-5, found.to});
    }
    return checks;
}

std::vector<Check> watts(const Effort& effort) {
    // One seed starts a cascade where it touches the cluster of those whom one neighbour tips, so that as many runs as
    // that cluster is large have one, in networks without end; above the upper edge of the window
    // none has, and hardly any in finite ones.
    struct Case {
        double degree, size, trigger;
    };
    const double runs = effort.quick ? 120 : 200, nodes = effort.quick ? 5000 : 20000;
    std::vector<Check> checks;
    for (const Case& c : {Case{1.5, .580, .549}, {3, .940, .873}, {5, .993, .695}, {5.5, .996, .376}, {6.5, 0, 0}}) {
        const Trial trial{"watts-cascade",
                          2000,
                          {{"network.generator", kPoisson},
                           {"network.nodes", nodes},
                           {"network.mean_degree", c.degree},
                           {"network.copies", runs},
                           {"cascade.threshold", .18}}};
        std::vector<double> cascades;
        for (const double active : counts<Active>(run_until_still(trial, effort).world))
            if (active > nodes / 10) cascades.push_back(active / nodes);
        const std::string at = ", z = " + text(c.degree);
        const double error = std::sqrt(c.trigger * (1 - c.trigger) / runs);
        checks.push_back({"frequency" + at, c.trigger, c.trigger > 0 ? 4 * error : .05,
                          static_cast<double>(cascades.size()) / runs});
        if (c.size == 0) continue;
        checks.push_back({"mean size" + at, c.size, c.degree < 2 ? .02 : .003, mean(cascades)});
        checks.push_back({"analytic trigger" + at, c.trigger, 6e-4, triggering_share(c.degree, .18)});
    }
    checks.push_back({"analytic trigger, z = 4", .865, 6e-4, triggering_share(4, .18)});
    return checks;
}

std::vector<Check> finite_seeds(const Effort& effort) {
    struct Case {
        double degree, seeds, analytic, simulated, tolerance;
    };
    const double runs = effort.quick ? 4 : 40;
    std::vector<Check> checks;
    for (const Case& c : {Case{8, .001, .0023, .0025, .0003},
                          {8, .01, .9997, .9997, .0002},
                          {10, .01, .0197, .0189, .003},
                          {10, .03, 1.0000, 1.0000, .0002},
                          {6, .001, .9975, .9974, .0004}}) {
        const Trial trial{"watts-cascade",
                          2000,
                          {{"network.generator", kPoisson},
                           {"network.nodes", 50000},
                           {"network.mean_degree", c.degree},
                           {"network.copies", runs},
                           {"cascade.threshold", .18},
                           {"seeds.share", c.seeds}}};
        const std::string at = ", z = " + text(c.degree) + ", seeds " + text(c.seeds);
        checks.push_back({"analytic" + at, c.analytic, 6e-5, cascade_size(c.degree, .18, c.seeds)});
        checks.push_back({"simulated" + at, c.simulated, effort.quick ? 2 * c.tolerance : c.tolerance,
                          mean(counts<Active>(run_until_still(trial, effort).world)) / 50000});
    }
    return checks;
}

std::vector<Check> ring(const Effort& effort) {
    struct Case {
        double degree, threshold, seeds, active, steps;
    };
    std::vector<Check> checks;
    for (const Case& c : {Case{4, 1, 2, 1000, 250},
                          {4, 2, 2, 1000, 499},
                          {4, 3, 2, 2, 0},
                          {6, 2, 2, 1000, 250},
                          {6, 3, 3, 1000, 498},
                          {6, 4, 4, 4, 0}}) {
        const Trial trial{"complex-contagion",
                          600,
                          {{"network.generator", kRing},
                           {"network.nodes", 1000},
                           {"network.degree", c.degree},
                           {"seeds.count", c.seeds},
                           {"seeds.placement", 1},
                           {"reinforcement.threshold", c.threshold}}};
        const Outcome outcome = run_until_still(trial, effort);
        const std::string at = ", K = " + text(c.degree) + ", threshold " + text(c.threshold);
        checks.push_back({"active" + at, c.active, 0, counts<Active>(outcome.world).at(0)});
        // The last step in which somebody joined comes before the first in which nobody did.
        if (c.steps > 0) checks.push_back({"steps" + at, c.steps, 0, static_cast<double>(outcome.steps_done) - 1});
    }
    return checks;
}

// Final sizes of Reed-Frost epidemics among all of n, R₀ = 2, a thousandth infected at the start.
std::vector<double> reed_frost(const Effort& effort, double nodes, int batches, double runs_each) {
    std::vector<double> sizes;
    for (int batch = 0; batch < batches; ++batch) {
        Trial trial{"sir",
                    1000,
                    {{"network.generator", kComplete},
                     {"network.nodes", nodes},
                     {"network.copies", runs_each},
                     {"seeds.share", .001},
                     {"sir.infection", 2 / nodes}}};
        trial.seed = static_cast<std::uint64_t>(batch) + 1;
        const Outcome outcome = run_trial(
            trial, effort,
            [](const World& world) {
                return std::ranges::none_of(world.values<Health>(), [](std::uint8_t h) { return h == kInfected; });
            },
            4);
        for (const double count : counts<Health>(outcome.world)) sizes.push_back(count / nodes);
    }
    return sizes;
}

std::vector<Check> epidemics(const Effort& effort) {
    std::vector<Check> checks{{"analytic, R0 = 2, a thousandth at the start", .797154, 6e-7, epidemic_size(2, .001)},
                              {"analytic, R0 = 1.5", .5828, 6e-5, epidemic_size(1.5, 0)},
                              {"analytic, R0 = 3", .9405, 6e-5, epidemic_size(3, 0)}};
    const int batches = effort.quick ? 1 : 10;
    const auto add = [&](const std::string& at, const std::vector<double>& sizes, double spread) {
        const double runs = static_cast<double>(sizes.size());
        checks.push_back({"mean" + at, .7970, 4 * spread / std::sqrt(runs) + 5e-5, mean(sizes)});
        checks.push_back({"deviation" + at, spread, 4 * spread / std::sqrt(2 * runs) + 5e-5, deviation(sizes)});
    };
    add(", n = 100,000", reed_frost(effort, 1e5, batches, 40), .0020);
    if (!effort.quick) {
        const auto sizes = reed_frost(effort, 1e6, 10, 8);
        const double runs = static_cast<double>(sizes.size());
        checks.push_back({"deviation, n = 1,000,000", .0006, 4 * .0006 / std::sqrt(2 * runs) + 5e-5, deviation(sizes)});
    }
    return checks;
}

}  // namespace

std::vector<Target> contagion_targets() {
    return {
        {"V11", "Granovetter: a crowd of 100", "Granovetter 1978", false, granovetter},
        {"V12", "Watts: window of cascades on Poisson networks", "roots of z P(Pois(z) <= K - 2) = 1", false, window},
        {"V13", "Watts: cascades from one seed, threshold .18, 20,000 nodes",
         "triggering cluster; sizes: simulation in the theory base; Watts 2002", true, watts},
        {"V14", "Watts: shares of seeds, threshold .18, 50,000 nodes", "Gleeson & Cahalane 2007", true, finite_seeds},
        {"V15", "Complex contagion: a ring of 1,000", "exact; Centola & Macy 2007", false, ring},
        {"V16", "Reed-Frost: final size", "r = 1 - (1 - i) exp(-R0 r); simulation in the theory base", true, epidemics},
    };
}

}  // namespace agora::verify
