// The command `agora sensitivity`: which factors the outcomes of a finished sweep depend on, and how much is luck.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "sim/app/commands.h"
#include "sim/app/json_line.h"
#include "sim/app/sensitivity/indices.h"
#include "sim/app/sensitivity/read_swept.h"
#include "sim/app/stop.h"
#include "sim/app/table.h"
#include "sim/app/terminal.h"

namespace agora::app {
namespace {

using output::Measure;
using output::SensitivityTable;

// A place in the measures: one factor of one outcome in one scenario.
struct Place {
    std::size_t scenario, outcome, factor;
};

std::size_t outcome_at(const SensitivityTable& table, const Place& p) {
    return p.scenario * table.outcomes.size() + p.outcome;
}

std::size_t factor_at(const SensitivityTable& table, const Place& p) {
    return outcome_at(table, p) * table.factors.size() + p.factor;
}

bool is_count(const Measure& measure) { return measure.name.starts_with("points"); }

std::string lines_of(const SensitivityTable& table) {
    std::string out;
    for (std::size_t s = 0; s < table.scenarios.size(); ++s)
        for (std::size_t o = 0; o < table.outcomes.size(); ++o)
            for (std::size_t f = 0; f < table.factors.size(); ++f) {
                nlohmann::ordered_json line{{"scenario", table.scenarios[s]},
                                            {"outcome", table.outcomes[o]},
                                            {"factor", table.factors[f]},
                                            {"method", table.method}};
                for (const Measure& m : table.of_factors) line[m.name] = m.values[factor_at(table, {s, o, f})];
                for (const Measure& m : table.of_outcomes) {
                    const double value = m.values[outcome_at(table, {s, o, 0})];
                    if (is_count(m)) line[m.name] = static_cast<std::int64_t>(value);
                    else line[m.name] = value;
                }
                line["note"] = table.notes[outcome_at(table, {s, o, 0})];
                out += json_line(line);
            }
    return out;
}

// Factors of an outcome, the most influential first: by total order where there is one, else by the first measure.
std::vector<std::size_t> ranked_factors(const SensitivityTable& table, std::size_t scenario, std::size_t outcome) {
    const auto total = std::find_if(table.of_factors.begin(), table.of_factors.end(),
                                    [](const Measure& m) { return m.name == "total_order"; });
    const Measure& measure = total == table.of_factors.end() ? table.of_factors.front() : *total;
    const auto value = [&](std::size_t factor) {
        const double found = measure.values[factor_at(table, {scenario, outcome, factor})];
        return std::isnan(found) ? 0 : found;
    };
    std::vector<std::size_t> order(table.factors.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return value(a) > value(b); });
    return order;
}

std::string number(double value) { return std::isnan(value) ? "–" : fmt::format("{:.3g}", value); }
std::string share(double value) { return std::isnan(value) ? "–" : fmt::format("{:.3f}", value); }

// A measure followed by its interval, where it has one: the two ends stand behind it in the table.
std::string cell(const SensitivityTable& table, std::size_t measure, const Place& place) {
    const std::size_t at = factor_at(table, place);
    const bool shares = !table.of_factors.front().name.starts_with("effect");
    const auto text = [&](std::size_t m) {
        const double value = table.of_factors[m].values[at];
        return shares ? share(value) : number(value);
    };
    const bool has_interval =
        measure + 2 < table.of_factors.size() && ends_interval(table.of_factors[measure + 1].name);
    if (!has_interval || std::isnan(table.of_factors[measure + 1].values[at])) return text(measure);
    return text(measure) + " [" + text(measure + 1) + ", " + text(measure + 2) + "]";
}

std::string heading(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

std::string factors_text(const SensitivityTable& table) {
    std::vector<std::string> headings{"scenario", "outcome", "factor"};
    std::vector<std::size_t> shown;
    for (std::size_t m = 0; m < table.of_factors.size(); ++m)
        if (!ends_interval(table.of_factors[m].name)) {
            shown.push_back(m);
            headings.push_back(heading(table.of_factors[m].name));
        }
    Table out(headings);
    for (std::size_t s = 0; s < table.scenarios.size(); ++s)
        for (std::size_t o = 0; o < table.outcomes.size(); ++o)
            for (const std::size_t f : ranked_factors(table, s, o)) {
                std::vector<std::string> cells{table.scenarios[s], table.outcomes[o], table.factors[f]};
                for (const std::size_t m : shown) cells.push_back(cell(table, m, {s, o, f}));
                out.add(cells);
            }
    return out.text();
}

std::string outcomes_text(const SensitivityTable& table) {
    std::vector<std::string> headings{"scenario", "outcome"};
    for (const Measure& measure : table.of_outcomes) headings.push_back(heading(measure.name));
    Table out(headings);
    for (std::size_t s = 0; s < table.scenarios.size(); ++s)
        for (std::size_t o = 0; o < table.outcomes.size(); ++o) {
            std::vector<std::string> cells{table.scenarios[s], table.outcomes[o]};
            for (const Measure& m : table.of_outcomes) {
                const double value = m.values[outcome_at(table, {s, o, 0})];
                cells.push_back(is_count(m) ? fmt::format("{:.0f}", value) : share(value));
            }
            out.add(cells);
        }
    return out.text();
}

std::string notes_of(const SensitivityTable& table) {
    std::string out;
    for (std::size_t s = 0; s < table.scenarios.size(); ++s)
        for (std::size_t o = 0; o < table.outcomes.size(); ++o)
            if (const std::string& note = table.notes[outcome_at(table, {s, o, 0})]; !note.empty())
                out += fmt::format("\n{}, {}: {}.\n", table.scenarios[s], table.outcomes[o], note);
    out += fmt::format("\n{}: {}; 95 % intervals in brackets.\n", table.method, table.references);
    for (const auto* measures : {&table.of_factors, &table.of_outcomes})
        for (const Measure& m : *measures)
            if (!ends_interval(m.name)) out += fmt::format("{}: {}\n", m.name, m.meaning);
    return out + "Influence is over the ranges that were studied, in this model; it does not predict.\n";
}

// What the runs of each scenario rest on, and the factors whose measures are of nothing.
std::string basis_of(const Swept& swept) {
    std::string out;
    for (const SweptScenario& scenario : swept.scenarios) {
        if (!scenario.rests_on.empty())
            out += fmt::format("\n{}: {} in a run, on average", scenario.name, fmt::join(scenario.rests_on, ", "));
        for (std::size_t f = 0; f < scenario.in_vain.size(); ++f)
            if (!scenario.in_vain[f].empty())
                out += fmt::format("\n{}: {} could not act: {}", scenario.name, swept.factors[f], scenario.in_vain[f]);
    }
    return out.empty() ? out : out + "\n";
}

}  // namespace

int sensitivity(const Options& options) {
    if (options.names.size() != 1) throw Stop(kUsage, "agora sensitivity needs one RESULT file of a finished sweep");
    const std::string& path = options.names.front();
    const Swept swept = read_swept(path);
    const SensitivityTable table = sensitivity_of(swept);
    const std::string problem = output::add_sensitivity(path, table);
    if (options.json) print(lines_of(table));
    else print(factors_text(table) + "\n" + outcomes_text(table) + basis_of(swept) + notes_of(table));
    if (!problem.empty()) throw Stop(kInputOutput, "the indices are not stored: " + problem);
    if (!options.json) say("the indices are in " + path + ", group /sensitivity");
    return kFine;
}

}  // namespace agora::app
