// The command `agora show`: the outcomes of a result file at its last step, with their uncertainty.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iterator>
#include <nlohmann/json.hpp>

#include "sim/app/basis_text.h"
#include "sim/app/commands.h"
#include "sim/app/json_line.h"
#include "sim/app/read_result.h"
#include "sim/app/table.h"
#include "sim/app/terminal.h"
#include "sim/statistics/interval.h"

namespace agora::app {
namespace {

using output::StoredMetric;
using output::StoredStudy;
using statistics::interval_of;
using statistics::MeanInterval;

// A metric at the last step, or the sum of a flow over the run.
struct Shown {
    std::string name, unit, description;
    const StoredMetric* metric;
    bool is_sum;
};

void add(const StoredMetric& metric, std::vector<Shown>& shown) {
    const output::StoredSum& sum = metric.sum;
    shown.push_back({metric.name, metric.unit, metric.description, &metric, false});
    if (!sum.name.empty()) shown.push_back({sum.name, sum.unit, sum.description, &metric, true});
}

// The key metrics of the study's model, or all metrics when it names none, each flow with its sum.
std::vector<Shown> shown_of(const StoredStudy& study) {
    std::vector<Shown> shown;
    for (const std::string& name : study.key_metrics)
        for (const StoredMetric& metric : study.metrics)
            if (metric.name == name) add(metric, shown);
    if (shown.empty())
        for (const StoredMetric& metric : study.metrics) add(metric, shown);
    return shown;
}

// What is shown of a design, one value per finished replicate.
std::vector<double> values_of(const StoredStudy& study, const Shown& shown, std::size_t design) {
    std::vector<double> values;
    for (std::size_t r = 0; r < study.n_replicate; ++r) {
        const std::size_t run = design * study.n_replicate + r;
        if (study.status[run] != output::Status::ok) continue;
        const std::size_t last = run * study.n_step + study.steps[design] - 1;
        values.push_back(shown.is_sum ? shown.metric->sum.values[run]
                                      : static_cast<double>(shown.metric->values[last]));
    }
    return values;
}

std::string number(double value, int digits) { return std::isnan(value) ? "–" : fmt::format("{:.{}f}", value, digits); }

// Digits after the point that show the widest interval of a column in two digits, so that its rows can be compared.
int digits_of(const std::vector<MeanInterval>& column) {
    double widest = 0, largest = 0;
    for (const MeanInterval& interval : column) {
        widest = std::fmax(widest, interval.half_width);
        largest = std::fmax(largest, std::abs(interval.mean));
    }
    const double precision = widest > 0 ? widest : largest / 10;
    return precision > 0 ? std::clamp(1 - static_cast<int>(std::floor(std::log10(precision))), 0, 6) : 3;
}

// One text per design.
std::vector<std::string> column_of(const StoredStudy& study, const Shown& shown) {
    std::vector<MeanInterval> intervals;
    for (std::size_t d = 0; d < study.n_design; ++d) intervals.push_back(interval_of(values_of(study, shown, d)));
    const int digits = digits_of(intervals);
    std::vector<std::string> texts;
    for (const MeanInterval& interval : intervals) {
        const bool is_alone = std::isnan(interval.half_width);
        texts.push_back(number(interval.mean, digits) + (is_alone ? "" : " ± " + number(interval.half_width, digits)));
    }
    return texts;
}

// A name in short lines, so that columns stay narrow: "co_created_share" in three.
std::string heading(const std::string& name) {
    std::string out = name;
    std::size_t line = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i] != '_' && out[i] != ' ') continue;
        out[i] = i - line >= 6 ? '\n' : ' ';
        if (out[i] == '\n') line = i + 1;
    }
    return out;
}

// " (euro per month)"; nothing for shares and indices.
std::string plain_unit(const std::string& unit) {
    if (unit == "1") return "";
    const std::size_t slash = unit.find('/');
    if (slash == std::string::npos) return " (" + unit + ")";
    const std::string above = unit.substr(0, slash) == "1" ? "" : unit.substr(0, slash) + " ";
    return " (" + above + "per " + unit.substr(slash + 1) + ")";
}

// The mean over the finished runs of a design; NaN without any.
double mean_of(const StoredStudy& study, const output::StoredBasis& basis, std::size_t design) {
    const auto first = basis.counts.begin() + static_cast<std::ptrdiff_t>(design * study.n_replicate);
    std::vector<double> finished;
    std::copy_if(first, first + static_cast<std::ptrdiff_t>(study.n_replicate), std::back_inserter(finished),
                 [](double count) { return std::isfinite(count); });
    return interval_of(finished).mean;
}

// What outcomes rest on, with what policies did in vain.
void print_basis(const StoredStudy& study) {
    if (study.basis.empty()) return;
    std::vector<std::string> headings{"scenario"};
    for (const output::StoredBasis& basis : study.basis) headings.push_back(spaced(basis.name));
    Table table(headings);
    std::string notes;
    for (std::size_t d = 0; d < study.n_design; ++d) {
        std::vector<std::string> cells{study.scenarios[d]};
        for (const output::StoredBasis& basis : study.basis) cells.push_back(number(mean_of(study, basis, d), 1));
        table.add(cells);
        const std::string& first = study.basis.front().name;
        if (mean_of(study, study.basis.front(), d) == 0)
            notes += fmt::format("no {} started in any run of {}: nothing here rests on them\n", spaced(first),
                                 study.scenarios[d]);
        if (!study.in_vain[d].empty()) notes += study.scenarios[d] + ": " + study.in_vain[d] + "\n";
    }
    print("\nWhat outcomes rest on: means over runs\n\n" + table.text() + (notes.empty() ? "" : "\n" + notes));
}

void print_lines(const StoredStudy& study, const std::vector<Shown>& all) {
    for (std::size_t d = 0; d < study.n_design; ++d)
        for (const Shown& shown : all) {
            const MeanInterval interval = interval_of(values_of(study, shown, d));
            nlohmann::ordered_json line({{"scenario", study.scenarios[d]},
                                         {"context", study.contexts[d]},
                                         {"policy", study.policies[d]},
                                         {"metric", shown.name},
                                         {"unit", shown.unit},
                                         {"step", study.steps[d]},
                                         {"replicates", interval.count},
                                         {"mean", interval.mean},
                                         {"half_width_95", interval.half_width}});
            for (const output::StoredBasis& basis : study.basis) line[basis.name] = mean_of(study, basis, d);
            if (!study.in_vain.empty() && !study.in_vain[d].empty()) line["in_vain"] = study.in_vain[d];
            print(json_line(line));
        }
}

void print_table(const StoredStudy& study, const std::vector<Shown>& all) {
    std::vector<std::string> headings{"scenario"};
    std::vector<std::vector<std::string>> columns;
    for (const Shown& shown : all) {
        headings.push_back(heading(shown.name));
        columns.push_back(column_of(study, shown));
    }
    Table table(headings);
    for (std::size_t d = 0; d < study.n_design; ++d) {
        std::vector<std::string> cells{study.scenarios[d]};
        for (const auto& column : columns) cells.push_back(column[d]);
        table.add(cells);
    }
    print(table.text());
}

void print_notes(const StoredStudy& study, const std::vector<Shown>& all) {
    print("\n");
    for (const Shown& shown : all)
        print(fmt::format("{}: {}{}\n", shown.name, shown.description, plain_unit(shown.unit)));
    const auto steps = std::max_element(study.steps.begin(), study.steps.end());
    const std::string step = study.step_name.empty() ? "step" : study.step_name;
    const char* spread = study.n_replicate > 1 ? "; ± is half a 95 % interval for the luck of single runs alone" : "";
    print(fmt::format(
        "\nMeans over {} replicate{} after {} {}s{}.\n"
        "This illustrates mechanisms under stated assumptions; it does not predict.\n",
        study.n_replicate, study.n_replicate == 1 ? "" : "s", steps == study.steps.end() ? 0 : *steps, step, spread));
    const auto finished = std::count(study.status.begin(), study.status.end(), output::Status::ok);
    std::size_t asked = 0;
    for (const std::uint32_t replicates : study.replicates) asked += replicates;
    if (static_cast<std::size_t>(finished) != asked)
        print(fmt::format("{} of {} runs are finished; the others are left out.\n", finished, asked));
}

}  // namespace

int show_result(const std::string& path, bool json) {
    const StoredStudy study = read_result(path);
    const std::vector<Shown> all = shown_of(study);
    if (json) return print_lines(study, all), 0;
    print_table(study, all);
    print_basis(study);
    print_notes(study, all);
    return 0;
}

}  // namespace agora::app
