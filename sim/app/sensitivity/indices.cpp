// Chooses the estimator by the design and lays its answers out as measures.
#include "sim/app/sensitivity/indices.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <utility>

#include "sim/app/stop.h"
#include "sim/statistics/elementary_effects.h"
#include "sim/statistics/pawn.h"
#include "sim/statistics/replicates.h"
#include "sim/statistics/sensitivity.h"

namespace agora::app {
namespace {

using statistics::Stream;

constexpr std::size_t kResamples = 1000, kPawnResamples = 200, kMostSlices = 10, kPointsInSlice = 10;
constexpr std::uint64_t kSeed = 1;

// Means over replicates of the blocks of points (rows, walks or single points) that are whole.
struct Whole {
    std::vector<double> inputs;  // [point][factor]
    std::vector<double> means;   // [point]
    std::vector<double> runs;    // [point][replicate]
    std::size_t left_out = 0;    // points
};

// The measures of one factor, in the order of the method's names.
using Numbers = std::vector<double>;

struct Named {
    const char* name;
    const char* meaning;
};

struct Method {
    const char* name;
    const char* references;
    const char* unit;  // of all measures; empty: that of the outcome
    std::vector<Named> measures;
    const char* block_name;                     // "rows"
    std::size_t (*block)(std::size_t factors);  // points that stand or fall together
    std::size_t least;                          // blocks for an interval
    std::vector<Numbers> (*estimate)(const Whole& whole, std::size_t factors, Stream& random);
};

std::vector<Numbers> sobol(const Whole& whole, std::size_t factors, Stream& random) {
    std::vector<Numbers> out;
    for (const auto& i : statistics::sobol_indices(whole.means, factors, kResamples, random).inputs)
        out.push_back({i.first, i.first_interval.lowest, i.first_interval.highest, i.total, i.total_interval.lowest,
                       i.total_interval.highest});
    return out;
}

std::vector<Numbers> morris(const Whole& whole, std::size_t factors, Stream& random) {
    std::vector<Numbers> out;
    for (const auto& i : statistics::elementary_effects(whole.inputs, whole.means, factors, kResamples, random))
        out.push_back({i.mean_size, i.mean_size_interval.lowest, i.mean_size_interval.highest, i.mean, i.deviation});
    return out;
}

std::vector<Numbers> pawn(const Whole& whole, std::size_t factors, Stream& random) {
    std::vector<Numbers> out;
    const std::size_t slices = std::clamp<std::size_t>(whole.means.size() / kPointsInSlice, 2, kMostSlices);
    for (std::size_t f = 0; f < factors; ++f) {
        std::vector<double> input;
        for (std::size_t p = 0; p < whole.means.size(); ++p) input.push_back(whole.inputs[p * factors + f]);
        const auto i = statistics::pawn_index(input, whole.means, slices, kPawnResamples, random);
        out.push_back({i.median, i.median_interval.lowest, i.median_interval.highest, i.largest, i.by_chance});
    }
    return out;
}

const Method kSobol{"Sobol indices",
                    "Saltelli et al. 2010 (first order); Jansen 1999 (total); bootstrap over rows",
                    "1",
                    {{"first_order", "Share of variance the factor explains alone"},
                     {"first_order_lowest", "Lower end of the 95 % interval"},
                     {"first_order_highest", "Upper end of the 95 % interval"},
                     {"total_order", "Share of variance the factor has a part in, interactions included"},
                     {"total_order_lowest", "Lower end of the 95 % interval"},
                     {"total_order_highest", "Upper end of the 95 % interval"}},
                    "rows",
                    [](std::size_t factors) { return factors + 2; },
                    statistics::kLeastSobolRows,
                    sobol};

const Method kMorris{
    "elementary effects",
    "Morris 1991; Campolongo, Cariboni & Saltelli 2007; bootstrap over walks",
    "",
    {{"effect_size", "Mean size of the effect of the factor over its whole range, in units of the outcome (mu*)"},
     {"effect_size_lowest", "Lower end of the 95 % interval"},
     {"effect_size_highest", "Upper end of the 95 % interval"},
     {"effect_mean", "Mean effect (mu)"},
     {"effect_deviation", "Standard deviation of effects: interaction or curvature (sigma)"}},
    "walks",
    [](std::size_t factors) { return factors + 1; },
    statistics::kLeastMorrisWalks,
    morris};

const Method kPawn{
    "PAWN",
    "Pianosi & Wagener 2015, 2018; bootstrap over points",
    "1",
    {{"distance_median", "Median distance between outcomes in a slice of the factor and all outcomes"},
     {"distance_median_lowest", "Lower end of the 95 % interval: of what other designs of as many points would give"},
     {"distance_median_highest", "Upper end of the 95 % interval"},
     {"distance_largest", "Largest distance of a slice"},
     {"distance_by_chance", "What the median of a factor without influence stays below, 95 of 100 times"}},
    "points",
    [](std::size_t) { return std::size_t{1}; },
    statistics::kLeastPawnPoints,
    pawn};

const Method& method_of(const std::string& kind) {
    if (kind == "saltelli") return kSobol;
    if (kind == "morris") return kMorris;
    if (kind != "one-at-a-time") return kPawn;
    throw Stop(kInvalidScenario,
               "a design that changes one factor at a time from one point shows no interactions, and "
               "no index is computed from it; use saltelli, morris or latin-hypercube");
}

Whole whole_blocks(const SweptScenario& scenario, std::size_t outcome, const Swept& swept, std::size_t block) {
    const std::vector<double>& values = scenario.outcomes[outcome];
    const std::size_t factors = swept.factors.size(), points = values.size() / swept.replicates;
    Whole whole;
    for (std::size_t first = 0; first < points; first += block) {
        const std::size_t size = std::min(block, points - first);
        const auto runs = std::span(values).subspan(first * swept.replicates, size * swept.replicates);
        const auto at = std::span(scenario.inputs).subspan(first * factors, size * factors);
        if (size < block || !std::all_of(runs.begin(), runs.end(), [](double y) { return std::isfinite(y); })) {
            whole.left_out += size;
            continue;
        }
        whole.inputs.insert(whole.inputs.end(), at.begin(), at.end());
        whole.runs.insert(whole.runs.end(), runs.begin(), runs.end());
        for (std::size_t p = 0; p < size; ++p)
            whole.means.push_back(statistics::mean(runs.subspan(p * swept.replicates, swept.replicates)));
    }
    return whole;
}

// Where an outcome is the same at more than half of the points, only blocks in which it is something else somewhere
// tell what it depends on; otherwise all do.
std::size_t telling_blocks(std::span<const double> means, std::size_t block) {
    std::vector<double> sorted(means.begin(), means.end());
    std::sort(sorted.begin(), sorted.end());
    const double usual = sorted[sorted.size() / 2];  // the only value that can be that frequent
    if (2 * static_cast<std::size_t>(std::count(means.begin(), means.end(), usual)) <= means.size())
        return means.size() / block;
    std::size_t telling = 0;
    for (std::size_t first = 0; first < means.size(); first += block) {
        const auto part = means.subspan(first, block);
        telling += std::any_of(part.begin(), part.end(), [&](double y) { return y != usual; });
    }
    return telling;
}

// Why nothing is estimated of an outcome; empty if something is.
std::string why_no_measures(const Method& method, const Whole& whole, std::size_t block) {
    const std::size_t blocks = whole.means.size() / block;
    if (blocks < 2)
        return "no measures: " + std::to_string(blocks) + " " + method.block_name +
               " with a value at every point, and 2 are the least that say anything";
    return statistics::varies(whole.means) ? "" : "no measures: the outcome is the same at all points";
}

// Why what is estimated has no interval; empty if it has one.
std::string why_no_intervals(const Method& method, const Whole& whole, std::size_t block) {
    const std::size_t telling = telling_blocks(whole.means, block);
    if (telling >= method.least) return "";
    return "no intervals: the outcome varies in " + std::to_string(telling) + " of " +
           std::to_string(whole.means.size() / block) + " " + method.block_name + ", and from fewer than " +
           std::to_string(method.least) + " intervals hold the truth too seldom";
}

// The measures of all factors, NaN where the note says that there are none.
std::vector<Numbers> measures_of(const Method& method, const Whole& whole, std::size_t factors, std::string& note) {
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    const std::size_t block = method.block(factors);
    note = why_no_measures(method, whole, block);
    if (!note.empty()) return std::vector<Numbers>(factors, Numbers(method.measures.size(), nothing));
    Stream random(kSeed);
    std::vector<Numbers> numbers = method.estimate(whole, factors, random);
    if (std::isnan(numbers.front().front())) {
        note = "no measures: the outcome hardly varies in the two halves of the design that its variance is taken from";
        return numbers;
    }
    note = why_no_intervals(method, whole, block);
    if (note.empty() && std::isnan(numbers.front()[1]))
        note = "no intervals: the outcome hardly varies in more than one resample in twenty";
    for (Numbers& of_factor : numbers)
        for (std::size_t m = 0; m < of_factor.size(); ++m)
            if (!note.empty() && ends_interval(method.measures[m].name)) of_factor[m] = nothing;
    return numbers;
}

// One outcome, judged by itself.
void add_outcome(output::SensitivityTable& table, const Method& method, const Whole& whole, const Swept& swept) {
    std::string note;
    for (const Numbers& of_factor : measures_of(method, whole, swept.factors.size(), note))
        for (std::size_t m = 0; m < of_factor.size(); ++m) table.of_factors[m].values.push_back(of_factor[m]);
    const statistics::LuckShares luck = statistics::luck_shares(whole.runs, swept.replicates);
    const double of_outcome[] = {static_cast<double>(whole.means.size()), static_cast<double>(whole.left_out),
                                 luck.luck, luck.left_in_means};
    for (std::size_t m = 0; m < table.of_outcomes.size(); ++m) table.of_outcomes[m].values.push_back(of_outcome[m]);
    table.notes.push_back(std::move(note));
}

}  // namespace

output::SensitivityTable sensitivity_of(const Swept& swept) {
    const Method& method = method_of(swept.kind);
    const std::size_t block = method.block(swept.factors.size());
    output::SensitivityTable table{method.name, method.references, {}, swept.outcomes, swept.factors, {}, {}, {}};
    for (const Named& measure : method.measures)
        table.of_factors.push_back({measure.name, measure.meaning, method.unit, {}});
    table.of_outcomes = {
        {"points", "Points the measures were computed from", "1", {}},
        {"points_left_out", "Points left out, for lack of a run or value in their row or walk", "1", {}},
        {"luck_share", "Share of the variance of single runs that is luck", "1", {}},
        {"luck_left_in_means", "Share of the variance of means over replicates that is luck", "1", {}}};
    bool some = false;
    for (const SweptScenario& scenario : swept.scenarios) {
        table.scenarios.push_back(scenario.name);
        for (std::size_t o = 0; o < swept.outcomes.size(); ++o) {
            const Whole whole = whole_blocks(scenario, o, swept, block);
            some = some || whole.means.size() >= 2 * block;
            add_outcome(table, method, whole, swept);
        }
    }
    if (!some)
        throw Stop(kInvalidScenario, std::string("too little was run: no outcome has a value at every point of two ") +
                                         method.block_name + ", the least that say anything");
    return table;
}

}  // namespace agora::app
