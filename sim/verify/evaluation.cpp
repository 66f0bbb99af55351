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
    const double people = effort.quick ? 50000 : 400000;
    for (int person = 0; person < people; ++person) {
        const double lasting = std::sqrt(0.6) * random.normal();
        const double before = lasting + std::sqrt(0.4) * random.normal();
        const double after = lasting + std::sqrt(0.4) * random.normal();
        if (before < -1) gains.push_back(after - before);
    }
    // Given the first measurement x, the gain has mean −.4 x and variance 1 − .6²; x below −1 has variance 1 − λ(λ − 1)
    // with λ = φ(1)/Φ(−1) = 1.525135, and 15.8655 % of people have such an x.
    const double spread = std::sqrt(0.64 + 0.16 * (1 - 1.525135 * 0.525135));
    const double error = spread / std::sqrt(0.158655 * people);
    return {{"apparent gain, closed form", 0.610054, 1e-6, gain_without_effect(-1, 0.6)},
            {"apparent gain of simulated people", 0.610054, 4 * error, mean(gains)}};
}

// A unit's outcome is its own level, a period's shock, its group's trend and noise; 30 units a group, 6 periods, half
// of the units treated from the fourth period on. Their trend is steeper by `difference` a period.
Panel panel_with_trend(double difference, std::uint32_t run) {
    Panel panel{60, 6, {}, {}};
    Stream random(51, run);
    double shocks[6];
    for (double& shock : shocks) shock = random.normal();
    for (std::size_t unit = 0; unit < panel.units; ++unit) {
        const bool treated = unit % 2 == 1;
        const double level = 2 * treated + random.normal();
        for (std::size_t period = 0; period < panel.periods; ++period) {
            const bool now = treated && period >= 3;
            panel.treated.push_back(now);
            panel.y.push_back(level + shocks[period] + difference * treated * static_cast<double>(period) +
                              kEffect * now + random.normal());
        }
    }
    return panel;
}

// Differences in differences of the means of two groups over one gap: the first period and the last.
double first_and_last(const Panel& panel) {
    BeforeAfter means[2];
    for (std::size_t unit = 0; unit < panel.units; ++unit) {
        BeforeAfter& group = means[unit % 2];
        group.before += panel.y[unit * panel.periods] / (static_cast<double>(panel.units) / 2);
        group.after += panel.y[(unit + 1) * panel.periods - 1] / (static_cast<double>(panel.units) / 2);
    }
    return difference_in_differences(means[1], means[0]);
}

std::vector<Check> diverging_trends(const Effort& effort) {
    const std::uint32_t runs = effort.quick ? 1000 : 4000;
    std::vector<Check> checks;
    for (const double difference : {-0.1, 0.05, 0.3}) {
        double two = 0, all = 0;
        for (std::uint32_t run = 0; run < runs; ++run) {
            const Panel panel = panel_with_trend(difference, run);
            two += (first_and_last(panel) - kEffect) / runs;
            all += (two_way_fixed_effects(panel).coefficient - kEffect) / runs;
        }
        const std::string trend = ", trends apart by " + std::to_string(difference).substr(0, difference < 0 ? 5 : 4);
        // Levels and shocks cancel, so that four means of 30 or 90 values of variance 1 are left.
        checks.push_back({"bias over a gap of 5" + trend, 5 * difference, 4 * std::sqrt(4.0 / 30 / runs), two});
        checks.push_back(
            {"bias of three periods after three" + trend, 3 * difference, 4 * std::sqrt(4.0 / 90 / runs), all});
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
    const std::uint32_t runs = effort.quick ? 1500 : 3000;
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

// The difference in means between treated and others in a trial of clusters of 20, in which a person gains .3 by the
// own treatment and .2 by the share of treated others. Treatment is drawn inside clusters (ten of twenty) or by
// cluster; clusters and people have noise of variance ½ each, which the design inside clusters takes out of the first.
double contrast_with_interference(std::size_t clusters, bool inside, Stream& random) {
    std::vector<double> y;
    std::vector<bool> all;
    for (std::size_t cluster = 0; cluster < clusters; ++cluster) {
        std::vector<bool> treated(20, !inside && cluster % 2 == 0);
        for (std::size_t left = 10; inside && left > 0;)
            if (const std::size_t i = random.below(20); !treated[i]) treated[i] = true, --left;
        const auto count = static_cast<double>(std::count(treated.begin(), treated.end(), true));
        const double shared = std::sqrt(0.5) * random.normal();
        for (const bool own : treated)
            y.push_back(0.3 * own + 0.2 * (count - own) / 19 + shared + std::sqrt(0.5) * random.normal());
        all.insert(all.end(), treated.begin(), treated.end());
    }
    return difference_in_means(y, all);
}

std::vector<Check> interference(const Effort& effort) {
    const std::size_t clusters = effort.quick ? 4000 : 40000;
    const auto count = static_cast<double>(clusters);
    Stream random(54);
    const double within = contrast_with_interference(clusters, true, random);
    const double between = contrast_with_interference(clusters, false, random);
    // Two arms of ten people a cluster without its noise, or of half of the clusters with it.
    const double within_error = std::sqrt(2 * 0.5 / (10 * count));
    const double between_error = std::sqrt(2 * (0.5 + 0.5 / 20) / (count / 2));
    return {{"contrast inside clusters, half treated", 0.289474, 4 * within_error, within},
            {"contrast between whole clusters", 0.5, 4 * between_error, between},
            {"what the design inside clusters misses", 0.210526, 4 * std::hypot(within_error, between_error),
             between - within}};
}

std::vector<Check> truncation(const Effort& effort) {
    Stream random(55);
    std::vector<double> seen;
    const double people = effort.quick ? 20000 : 200000;
    for (int person = 0; person < people; ++person)
        if (const double outcome = random.normal(); outcome > -1) seen.push_back(outcome);
    // A normal variable above −1 has variance 1 − λ(1 + λ) with λ = φ(1)/Φ(1) = .287600; 84.1345 % are above.
    const double error = std::sqrt(1 - 0.2876 * 1.2876) / std::sqrt(0.841345 * people);
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
            {"type S error, simulated", 0.0090, 4 * std::sqrt(0.009 * 0.991 / (0.1701 * draws)), wrong / significant}};
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
        {"V51", "differences in differences with diverging trends, simulated panels", "bias = difference x gap", true,
         diverging_trends},
        {"V52", "two-way fixed effects, staggered start, effects 1, 1, 4", "de Chaisemartin & D'Haultfoeuille 2020",
         false, staggered},
        {"V53", "placebo laws, errors carry over by .8, 50 units, 20 years", "Bertrand, Duflo & Mullainathan 2004",
         true, serial_correlation},
        {"V54", "linear interference in clusters of 20, simulated trials", "Hudgens & Halloran 2008", true,
         interference},
        {"V55", "a normal outcome seen only above -1", "closed form", true, truncation},
        {"V56", "a true effect of one standard error", "Gelman & Carlin 2014", true, small_effects},
        {"V57", "fuzzy sets of five cases", "Ragin 2008", false, fuzzy_sets},
    };
}

}  // namespace agora::verify
