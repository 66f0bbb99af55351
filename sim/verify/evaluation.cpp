// Designs of evaluations: what they cost in precision and how they mislead, where that is known.
#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/statistics/distributions.h"
#include "sim/statistics/panel.h"
#include "sim/statistics/qualitative.h"
#include "sim/statistics/stream.h"
#include "sim/statistics/summary.h"
#include "sim/statistics/trials.h"
#include "sim/verify/targets.h"

namespace agora::verify {
namespace {

using namespace statistics;

// Cells of 50 people with variance .95 inside clusters and .05 between them: an intra-cluster correlation of .05.
constexpr CellVariances kCells{0.95 / 50, 0.05};
constexpr double kEffect = 0.2;
constexpr double kPower = 6e-4;  // the expected powers have three decimals

std::vector<Check> wedge(const Effort&) {
    const Allocation allocation = stepped_wedge(8, 5);
    const double variance = hussey_hughes_variance(allocation, kCells);
    return {
        {"variance of the effect, closed form", 0.00604852, 1e-8, variance},
        {"the same by generalised least squares", 0.00604852, 1e-8, generalised_variance(allocation, kCells)},
        {"power", 0.7296, 6e-5, planned_power(kEffect, std::sqrt(variance))},
    };
}

std::vector<Check> cluster_trial(const Effort&) {
    std::vector<Check> checks;
    const double variances[] = {0.0345, 0.01725, 0.0069}, powers[] = {0.189, 0.331, 0.673};
    const std::size_t clusters[] = {4, 8, 20};
    for (std::size_t k = 0; k < 3; ++k) {
        const std::string arms = std::to_string(clusters[k]) + " clusters per arm: ";
        const double variance = cluster_trial_variance(clusters[k], kCells);
        checks.push_back({arms + "variance", variances[k], 1e-8, variance});
        checks.push_back({arms + "power", powers[k], kPower, planned_power(kEffect, std::sqrt(variance))});
    }
    checks.push_back({"design effect", 3.45, 1e-8, design_effect(50, 0.05)});
    return checks;
}

// Share of trials without effect, 40 clusters of 50, that a test of the people as if independent calls significant.
double naive_rejections(std::size_t trials) {
    std::size_t rejected = 0;
    for (std::size_t trial = 0; trial < trials; ++trial) {
        Stream random(49, static_cast<std::uint32_t>(trial));
        std::vector<double> arms[2];
        for (std::size_t cluster = 0; cluster < 40; ++cluster) {
            const double shared = std::sqrt(0.05) * random.normal();
            for (int person = 0; person < 50; ++person)
                arms[cluster % 2].push_back(shared + std::sqrt(0.95) * random.normal());
        }
        const double error = std::sqrt((variance(arms[0]) + variance(arms[1])) / static_cast<double>(arms[0].size()));
        rejected += std::fabs(mean(arms[1]) - mean(arms[0])) / error > normal_quantile(0.975);
    }
    return static_cast<double>(rejected) / static_cast<double>(trials);
}

std::vector<Check> naive_test(const Effort& effort) {
    const std::size_t trials = effort.quick ? 500 : 4000;
    const double error = std::sqrt(0.2913 * 0.7087 / static_cast<double>(trials));
    return {{"false positives, closed form", 0.2913, 6e-5, naive_false_positives(3.45)},
            {"false positives, simulated trials", 0.2913, 4 * error, naive_rejections(trials)}};
}

std::vector<Check> regression_to_the_mean(const Effort& effort) {
    Stream random(50);
    std::vector<double> gains;
    for (int person = 0; person < (effort.quick ? 50000 : 400000); ++person) {
        const double lasting = std::sqrt(0.6) * random.normal();
        const double before = lasting + std::sqrt(0.4) * random.normal();
        const double after = lasting + std::sqrt(0.4) * random.normal();
        if (before < -1) gains.push_back(after - before);
    }
    const double error = standard_deviation(gains) / std::sqrt(static_cast<double>(gains.size()));
    return {{"apparent gain, closed form", 0.610054, 1e-6, gain_without_effect(-1, 0.6)},
            {"apparent gain of simulated people", 0.610054, 4 * error, mean(gains)}};
}

std::vector<Check> diverging_trends(const Effort&) {
    std::vector<Check> checks;
    for (const double difference : {-0.1, 0.02, 0.3})
        for (const double gap : {1.0, 4.0}) {
            const BeforeAfter control{1, 1 + 0.5 * gap};
            const BeforeAfter treated{2, 2 + (0.5 + difference) * gap + kEffect};
            checks.push_back({"bias over " + std::to_string(static_cast<int>(gap)) + " periods", difference * gap,
                              1e-12, difference_in_differences(treated, control) - kEffect});
        }
    return checks;
}

std::vector<Check> staggered(const Effort&) {
    const std::vector<double> effects{0, 0, 1, 0, 1, 4};
    Panel panel{2, 3, {}, {0, 0, 1, 0, 1, 1}};
    for (std::size_t r = 0; r < 6; ++r)
        panel.y.push_back(static_cast<double>(3 * (r / 3)) + 0.7 * static_cast<double>(r % 3) +
                          panel.treated[r] * effects[r]);
    const std::vector<double> weights = fixed_effects_weights(panel);
    return {{"coefficient", -0.5, 1e-9, two_way_fixed_effects(panel).coefficient},
            {"weight of group 1 in period 3", 0.5, 1e-9, weights[2]},
            {"weight of group 2 in period 2", 1, 1e-9, weights[4]},
            {"weight of group 2 in period 3", -0.5, 1e-9, weights[5]}};
}

// 50 units over 20 years with errors that carry over by .8. Half of the units are called treated from one year on,
// drawn from the middle ten as in the paper; the share of rejections depends on it (.41 when it is always the
// eleventh).
Panel placebo_panel(std::uint32_t run) {
    Panel panel{50, 20, {}, {}};
    Stream random(53, run);
    const std::size_t start = 5 + random.below(11);
    for (std::size_t unit = 0; unit < panel.units; ++unit) {
        double error = random.normal() / std::sqrt(1 - 0.8 * 0.8);
        for (std::size_t year = 0; year < panel.periods; ++year) {
            panel.y.push_back(error);
            panel.treated.push_back(unit < panel.units / 2 && year >= start);
            error = 0.8 * error + random.normal();
        }
    }
    return panel;
}

std::vector<Check> serial_correlation(const Effort& effort) {
    const std::uint32_t runs = effort.quick ? 300 : 3000;
    double naive = 0, clustered = 0;
    for (std::uint32_t run = 0; run < runs; ++run) {
        const PanelFit fit = two_way_fixed_effects(placebo_panel(run));
        naive += std::fabs(fit.coefficient / fit.naive_error) > normal_quantile(0.975);
        clustered += std::fabs(fit.coefficient / fit.clustered_error) > student_t_quantile(0.975, 49);
    }
    const double wider = std::sqrt(3000.0 / runs);
    return {{"rejections with naive errors", 0.388, 0.036 * wider, naive / runs},
            {"rejections with errors clustered by unit", 0.050, 0.016 * wider, clustered / runs}};
}

std::vector<Check> interference(const Effort&) {
    constexpr double tau = 0.3, gamma = 0.2;
    // Effects of an allocation inside one cluster of 20 of whom `treated` are treated.
    const auto outcomes = [](std::size_t treated, std::vector<double>& y, std::vector<bool>& d) {
        for (std::size_t i = 0; i < 20; ++i) {
            const bool own = i < treated;
            y.push_back(tau * own + gamma * (static_cast<double>(treated) - own) / 19);
            d.push_back(own);
        }
    };
    std::vector<double> mixed, apart;
    std::vector<bool> mixed_treated, apart_treated;
    outcomes(10, mixed, mixed_treated);
    outcomes(20, apart, apart_treated);
    outcomes(0, apart, apart_treated);
    const double within = difference_in_means(mixed, mixed_treated);
    const double between = difference_in_means(apart, apart_treated);
    return {{"contrast inside clusters, half treated", 0.289474, 1e-6, within},
            {"contrast between whole clusters", 0.5, 1e-9, between},
            {"what the design inside clusters misses", gamma + gamma / 19, 1e-9, between - within}};
}

std::vector<Check> truncation(const Effort& effort) {
    Stream random(55);
    std::vector<double> seen;
    for (int person = 0; person < (effort.quick ? 20000 : 200000); ++person)
        if (const double outcome = random.normal(); outcome > -1) seen.push_back(outcome);
    const double error = standard_deviation(seen) / std::sqrt(static_cast<double>(seen.size()));
    return {{"bias of the mean, closed form", 0.2876, 1e-6, mean_above(-1)},
            {"bias of the mean of simulated people", 0.2876, 4 * error, mean(seen)}};
}

std::vector<Check> small_effects(const Effort& effort) {
    const RetrospectiveErrors exact = retrospective_errors(1, 1);
    const double draws = effort.quick ? 50000 : 400000;
    Stream random(56);
    double significant = 0, wrong = 0;
    for (int draw = 0; draw < static_cast<int>(draws); ++draw) {
        const double estimate = 1 + random.normal();
        if (std::fabs(estimate) <= normal_quantile(0.975)) continue;
        significant += 1;
        wrong += estimate < 0;
    }
    return {{"power", 0.1701, 6e-5, exact.power},
            {"type S error", 0.0090, 6e-5, exact.type_s},
            {"type M error", 2.49, 6e-3, exact.type_m},
            {"power, simulated", 0.1701, 4 * std::sqrt(0.1701 * 0.8299 / draws), significant / draws},
            {"type S error, simulated", 0.0090, 4 * std::sqrt(0.009 * 0.991 / significant), wrong / significant}};
}

std::vector<Check> fuzzy_sets(const Effort&) {
    const std::vector<double> x{0.8, 0.6, 0.3, 0.9, 0.2}, y{0.9, 0.5, 0.4, 0.7, 0.6};
    return {{"consistency", 0.892857, 1e-6, consistency(x, y)}, {"coverage", 0.806452, 1e-6, coverage(x, y)}};
}

}  // namespace

std::vector<Target> evaluation_targets() {
    return {
        {"V47", "stepped wedge, 8 clusters, 5 periods, 50 people a cell", "Hussey & Hughes 2007", false, wedge},
        {"V48", "cluster trial with the same cells", "closed form", false, cluster_trial},
        {"V49", "a test that ignores a design effect of 3.45", "closed form", true, naive_test},
        {"V50", "before and after, people selected for being low, no effect", "closed form", true,
         regression_to_the_mean},
        {"V51", "differences in differences with diverging trends", "closed form", false, diverging_trends},
        {"V52", "two-way fixed effects, staggered start, effects 1, 1, 4", "de Chaisemartin & D'Haultfoeuille 2020",
         false, staggered},
        {"V53", "placebo laws, errors carry over by .8, 50 units, 20 years", "Bertrand, Duflo & Mullainathan 2004",
         true, serial_correlation},
        {"V54", "linear interference in clusters of 20", "Hudgens & Halloran 2008", false, interference},
        {"V55", "a normal outcome seen only above -1", "closed form", true, truncation},
        {"V56", "a true effect of one standard error", "Gelman & Carlin 2014", true, small_effects},
        {"V57", "fuzzy sets of five cases", "Ragin 2008", false, fuzzy_sets},
    };
}

}  // namespace agora::verify
