// A comparison as JSON lines, as tables, and with what must be known to read them.
#include "sim/app/compare/comparison_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "sim/app/basis_text.h"
#include "sim/app/compare/parameter_sets.h"
#include "sim/app/json_line.h"
#include "sim/app/table.h"
#include "sim/run/tallies.h"

namespace agora::app {
namespace {

const char* word_of(statistics::Finding finding) {
    switch (finding) {
        case statistics::Finding::higher: return "higher";
        case statistics::Finding::lower: return "lower";
        case statistics::Finding::unclear: return "unclear";
        case statistics::Finding::none: return "no difference";
    }
    return "";
}

// One JSON line per group of citizens.
std::string group_lines_of(const Comparison& comparison, const Compared& row) {
    std::string out;
    for (std::size_t g = 0; g < row.groups.size(); ++g)
        out += json_line({{"contrast", row.name},
                          {"base", comparison.study().scenarios[row.base].name},
                          {"changed", comparison.study().scenarios[row.changed].name},
                          {"context", comparison.study().scenarios[row.base].context},
                          {"group", kCitizenGroups[g]},
                          {"better_share", row.groups[g].better.mean},
                          {"better_half_width_95", row.groups[g].better.half_width},
                          {"worse_share", row.groups[g].worse.mean},
                          {"worse_half_width_95", row.groups[g].worse.half_width}});
    return out;
}

void add_ensemble(nlohmann::ordered_json& line, const statistics::Ensemble& e) {
    line["sets"] = e.sets;
    line["sets_low"] = e.low;
    line["sets_high"] = e.high;
    line["parameter_sd"] = e.parameter_sd;
    line["luck_sd"] = e.luck_sd;
    line["flipped_share"] = e.flipped_share;
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

// The range over the parameter sets, and the share of them in which the sign flips.
std::string range_of(const statistics::Contrast& c, const statistics::Ensemble& e) {
    if (e.sets == 0) return "–";
    if (e.low == 0 && e.high == 0) return "0";
    const double spread = std::max({e.high - e.low, std::abs(c.difference) / 10, 1e-8});
    const int digits = std::clamp(1 - static_cast<int>(std::floor(std::log10(spread))), 0, 8);
    const std::string range = fmt::format("{:+.{}f} to {:+.{}f}", e.low, digits, e.high, digits);
    return std::isnan(e.flipped_share) ? range : fmt::format("{}, {:.0f} %", range, 100 * e.flipped_share);
}

// One row per comparison and one column per key outcome, with the cells a function of the row and the outcome.
template <class Cell>
std::string table_of(const Comparison& comparison, Cell cell) {
    const Study& study = comparison.study();
    const std::vector<Outcome> outcomes = outcomes_of(*study.model);
    const std::vector<std::size_t> shown = key_outcome_positions(*study.model);
    std::vector<std::string> headings{"scenario", "what is compared"};
    for (const std::size_t m : shown) headings.push_back(outcomes[m].name);
    for (std::string& heading : headings) std::replace(heading.begin(), heading.end(), '_', '\n');
    Table table(headings);
    for (const Compared& row : comparison.compared()) {
        const std::string& scenario = study.scenarios[row.base].name;
        std::vector<std::string> cells{scenario.substr(0, scenario.find('+')), row.name};
        for (const std::size_t m : shown) cells.push_back(cell(row, m));
        table.add(cells);
    }
    return table.text() + "\n";
}

// "unmet_need 290, trust 180": how many times as many runs it would take without shared luck, in the middle of the
// comparisons; outcomes in which nothing differs are left out.
std::string worth_of_pairing(const Comparison& comparison) {
    const std::vector<const Metric*> metrics = metrics_of(*comparison.study().model);
    std::string out;
    for (const std::size_t m : key_metric_positions(*comparison.study().model)) {
        std::vector<double> factors;
        for (const Compared& row : comparison.compared())
            if (const double factor = row.outcomes[m].variance_reduction; std::isfinite(factor))
                factors.push_back(factor);
        if (factors.empty()) continue;
        const auto middle = factors.begin() + static_cast<std::ptrdiff_t>(factors.size() / 2);
        std::nth_element(factors.begin(), middle, factors.end());
        const double unit = std::pow(10, std::floor(std::log10(*middle)) - 1);  // two digits, written out
        out += fmt::format("{}{} {:g}", out.empty() ? "" : ", ", metrics[m]->name, std::round(*middle / unit) * unit);
    }
    return out;
}

// "+3.1 % -0.4 %": the shares of a group who are better and who are worse off.
std::string citizens_of(const Comparison& comparison) {
    std::vector<std::string> headings{"scenario", "what is compared"};
    headings.insert(headings.end(), kCitizenGroups.begin(), kCitizenGroups.end());
    Table table(headings);
    for (const Compared& row : comparison.compared()) {
        const std::string& scenario = comparison.study().scenarios[row.base].name;
        std::vector<std::string> cells{scenario.substr(0, scenario.find('+')), row.name};
        for (const GroupOff& off : row.groups)
            cells.push_back(fmt::format("+{:.1f} % -{:.1f} %", 100 * off.better.mean, 100 * off.worse.mean));
        table.add(cells);
    }
    return fmt::format(
        "Citizens who are better (+) and worse (-) off than in the other world, by more than {} of wellbeing\n\n{}\n",
        kNoticeable, table.text());
}

// What the runs of each comparison rest on, and which changes did not act.
std::string basis_of(const Comparison& comparison) {
    const Model& model = *comparison.study().model;
    std::vector<std::string> headings{"scenario", "what is compared"};
    for (const Basis& basis : model.rests_on) headings.push_back(spaced(basis.name));
    Table table(headings);
    std::string notes;
    for (const Compared& row : comparison.compared()) {
        const std::string& scenario = comparison.study().scenarios[row.base].name;
        std::vector<std::string> cells{scenario.substr(0, scenario.find('+')), row.name};
        for (std::size_t i = 0; i < model.rests_on.size(); ++i)
            cells.push_back(fmt::format("{:.4g} / {:.4g}", row.base_basis[i], row.changed_basis[i]));
        table.add(cells);
        if (row.inertness.kind != Inert::acts)
            notes += fmt::format("{}, {}: could not act: {}\n", cells[0], row.name, row.inertness.text);
        else if (row.changed_basis.front() == 0)
            if (const std::string nothing = nothing_text(model, cells[0], row.base_basis); !nothing.empty())
                notes += fmt::format("{}: {}, with or without it\n", row.name, nothing);
    }
    for (const Scenario& changed : comparison.study().scenarios)
        for (const std::string& vain : vain_policies(model, changed))
            if (vain.find("cannot act") == std::string::npos && notes.find(vain) == std::string::npos)
                notes += vain + "\n";  // whole policies stand above, with their comparisons
    return "What the differences rest on: means over runs, in the world compared with / in the changed one\n\n" +
           table.text() + "\n" + notes + (notes.empty() ? "" : "\n");
}

}  // namespace

std::string lines_of(const Comparison& comparison) {
    std::string out;
    const std::vector<Outcome> outcomes = outcomes_of(*comparison.study().model);
    for (const Compared& row : comparison.compared()) {
        out += group_lines_of(comparison, row);
        for (std::size_t m = 0; m < outcomes.size(); ++m) {
            const statistics::Contrast& c = row.outcomes[m];
            nlohmann::ordered_json line{{"contrast", row.name},
                                        {"base", comparison.study().scenarios[row.base].name},
                                        {"changed", comparison.study().scenarios[row.changed].name},
                                        {"context", comparison.study().scenarios[row.base].context},
                                        {"metric", outcomes[m].name},
                                        {"unit", outcomes[m].unit},
                                        {"base_mean", c.base_mean},
                                        {"changed_mean", c.changed_mean},
                                        {"difference", c.difference},
                                        {"half_width_95", c.half_width},
                                        {"finding", word_of(statistics::finding_of(c))},
                                        {"variance_reduction", c.variance_reduction},
                                        {"pairs", c.pairs},
                                        {"inert", inert_word(row.inertness.kind)}};
            for (std::size_t i = 0; i < row.base_basis.size(); ++i) {
                const std::string& name = comparison.study().model->rests_on[i].name;
                line["base_" + name] = row.base_basis[i];
                line["changed_" + name] = row.changed_basis[i];
            }
            if (!row.ensembles.empty()) add_ensemble(line, row.ensembles[m]);
            out += json_line(line);
        }
    }
    return out;
}

std::string text_of(const Comparison& comparison) {
    const Model& model = *comparison.study().model;
    std::string out = table_of(comparison, [](const Compared& row, std::size_t m) { return cell_of(row.outcomes[m]); });
    if (comparison.parameter_sets() > 0)
        out += fmt::format(
                   "Over {} sets of parameters: 5 to 95 % of the mean differences, and the share of sets in which "
                   "the sign flips\n\n",
                   comparison.parameter_sets()) +
               table_of(comparison,
                        [](const Compared& row, std::size_t m) { return range_of(row.outcomes[m], row.ensembles[m]); });
    out += citizens_of(comparison) + basis_of(comparison);
    for (const std::size_t m : key_outcome_positions(model)) {
        const Outcome outcome = outcomes_of(model)[m];
        out += fmt::format("{}: {} ({})\n", outcome.name, outcome.meaning, outcome.unit);
    }
    return out;
}

std::string notes_of(const Comparison& comparison) {
    std::string out = fmt::format(
        "\nDifferences after {} {}s (_sum: over all of them), means over {} pairs of runs that share their luck; ± is "
        "half a 95 % interval for "
        "luck\nalone, not for what the model may have wrong; ? means that the interval holds zero.\n",
        comparison.study().scenarios.front().steps, comparison.study().model->step_name, comparison.replicates());
    if (comparison.parameter_sets() > 0)
        out += fmt::format(
            "In each set {} assumed parameters lie up to {:.0f} % from their value, all drawn at once; "
            "ranges hold luck too.\n",
            comparison.drawn_parameters(), 100 * kParameterSpread);
    if (const std::string worth = worth_of_pairing(comparison); !worth.empty())
        out += "Without shared luck it would take this many times as many runs, in the middle of these comparisons:\n" +
               worth + "\n";
    return out + "This illustrates mechanisms under stated assumptions; it does not predict.\n";
}

}  // namespace agora::app
