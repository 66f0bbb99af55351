// The command `agora compare`: what policies change, against doing nothing and against redesign by staff alone.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "sim/app/commands.h"
#include "sim/app/compare/comparison.h"
#include "sim/app/interrupt.h"
#include "sim/app/json_line.h"
#include "sim/app/run_study.h"
#include "sim/app/settings.h"
#include "sim/app/stop.h"
#include "sim/app/table.h"
#include "sim/app/terminal.h"
#include "sim/output/result_file.h"
#include "sim/run/tallies.h"

namespace agora::app {
namespace {

constexpr std::uint32_t kMostReplicates = 64;

// Whether every difference of a key metric is known to the share of its base that was asked for; differences of what no
// world has (no pairs) do not count, and a single pair says nothing.
bool precise_enough(const Comparison& comparison, double precision) {
    for (const Compared& row : comparison.compared())
        for (const std::size_t m : key_metric_positions(*comparison.study().model)) {
            const statistics::Contrast& c = row.metrics[m];
            if (c.pairs > 0 && !(c.half_width <= precision * std::abs(c.base_mean))) return false;
        }
    return true;
}

void run(Comparison& comparison, const Options& options) {
    std::uint32_t replicates = options.replicates.value_or(kFirstReplicates);
    comparison.run_until(replicates, options);
    while (options.precision && !interrupted() && replicates < kMostReplicates &&
           !precise_enough(comparison, *options.precision)) {
        replicates = std::min(2 * replicates, kMostReplicates);
        comparison.run_until(replicates, options);
    }
}

const char* word_of(statistics::Finding finding) {
    switch (finding) {
        case statistics::Finding::higher: return "higher";
        case statistics::Finding::lower: return "lower";
        case statistics::Finding::unclear: return "unclear";
        case statistics::Finding::none: return "no difference";
    }
    return "";
}

std::string lines_of(const Comparison& comparison) {
    std::string out;
    const std::vector<const Metric*> metrics = metrics_of(*comparison.study().model);
    for (const Compared& row : comparison.compared())
        for (std::size_t m = 0; m < metrics.size(); ++m) {
            const statistics::Contrast& c = row.metrics[m];
            out += json_line({{"contrast", row.name},
                              {"base", comparison.study().scenarios[row.base].name},
                              {"changed", comparison.study().scenarios[row.changed].name},
                              {"context", comparison.study().scenarios[row.base].context},
                              {"metric", metrics[m]->name},
                              {"unit", metrics[m]->unit},
                              {"base_mean", c.base_mean},
                              {"changed_mean", c.changed_mean},
                              {"difference", c.difference},
                              {"half_width_95", c.half_width},
                              {"finding", word_of(statistics::finding_of(c))},
                              {"variance_reduction", c.variance_reduction},
                              {"pairs", c.pairs}});
        }
    return out;
}

// Digits after the point that show the interval, or else the difference, in two digits.
int digits_of(const statistics::Contrast& c) {
    const double precision = c.half_width > 0 ? c.half_width : std::abs(c.difference);
    return precision > 0 ? std::clamp(1 - static_cast<int>(std::floor(std::log10(precision))), 0, 8) : 3;
}

// "+0.012 ± 0.003", with a question mark when the interval holds zero.
std::string cell_of(const statistics::Contrast& c) {
    if (std::isnan(c.difference)) return "–";
    const statistics::Finding finding = statistics::finding_of(c);
    if (finding == statistics::Finding::none) return "0";
    const int digits = digits_of(c);
    const std::string range = std::isnan(c.half_width) ? "" : fmt::format(" ± {:.{}f}", c.half_width, digits);
    return fmt::format("{:+.{}f}{}{}", c.difference, digits, range,
                       finding == statistics::Finding::unclear ? " ?" : "");
}

std::string text_of(const Comparison& comparison) {
    const Model& model = *comparison.study().model;
    const std::vector<const Metric*> metrics = metrics_of(model);
    std::vector<std::string> headings{"scenario", "what is compared"};
    const std::vector<std::size_t> shown = key_metric_positions(model);
    for (const std::size_t m : shown) headings.push_back(metrics[m]->name);
    for (std::string& heading : headings) std::replace(heading.begin(), heading.end(), '_', '\n');
    Table table(headings);
    for (const Compared& row : comparison.compared()) {
        const std::string& scenario = comparison.study().scenarios[row.base].name;
        std::vector<std::string> cells{scenario.substr(0, scenario.find('+')), row.name};
        for (const std::size_t m : shown) cells.push_back(cell_of(row.metrics[m]));
        table.add(cells);
    }
    std::string out = table.text() + "\n";
    for (const std::size_t m : shown)
        out += fmt::format("{}: {} ({})\n", metrics[m]->name, metrics[m]->meaning, metrics[m]->unit);
    return out;
}

std::string notes_of(const Comparison& comparison) {
    std::vector<double> factors;
    for (const Compared& row : comparison.compared())
        for (const std::size_t m : key_metric_positions(*comparison.study().model))
            if (const double factor = row.metrics[m].variance_reduction; std::isfinite(factor))
                factors.push_back(factor);
    std::string out = fmt::format(
        "\nDifferences after {} {}s, means over {} pairs of runs that share their luck; ± is half a 95 % interval for "
        "luck\nalone, not for what the model may have wrong; ? means that the interval holds zero.\n",
        comparison.study().scenarios.front().steps, comparison.study().model->step_name, comparison.replicates());
    if (!factors.empty()) {
        const auto middle = factors.begin() + static_cast<std::ptrdiff_t>(factors.size() / 2);
        std::nth_element(factors.begin(), middle, factors.end());
        out += fmt::format(
            "Without shared luck it would take {:.3g} times as many runs in the middle of these cases.\n", *middle);
    }
    return out + "This illustrates mechanisms under stated assumptions; it does not predict.\n";
}

void publish(Comparison& comparison, const Options& options, const std::string& path) {
    const output::StudyInfo info = study_info(options, "Agora: comparison");
    const Study& study = comparison.study();
    auto created = output::ResultFile::create(path, *study.model, study.scenarios, info, options.force);
    if (!created.problem.empty()) throw Stop(kCannotCreate, created.problem);
    created.file->set_contrasts(comparison.table());
    for (output::RunResult& result : comparison.take_results())
        if (const auto problem = created.file->add(std::move(result)); !problem.empty()) throw Stop(kInternal, problem);
    const Undisturbed undisturbed;
    if (const auto problem = created.file->publish(); !problem.empty()) throw Stop(kInputOutput, problem);
}

}  // namespace

int compare(const Options& options) {
    Comparison comparison(options);
    const std::string path = claim_result_path(options, "results/comparison.h5");
    watch_signals();
    run(comparison, options);
    if (options.json) print(lines_of(comparison));
    else print(text_of(comparison) + notes_of(comparison));
    const bool cut_short = interrupted();
    publish(comparison, options, path);
    if (cut_short) throw Stop(kInterrupted, "interrupted; what was finished is in " + path);
    if (comparison.lost() > 0) return kInvalidScenario;
    if (!options.quiet) say(fmt::format("the runs and their differences are in {} (agora report {})", path, path));
    return kFine;
}

}  // namespace agora::app
