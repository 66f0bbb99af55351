// Reads /design and /outcomes, and deals the rows of the file out to the scenarios they belong to.
#include "sim/app/sensitivity/read_swept.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <map>
#include <span>

#include "sim/app/basis_text.h"
#include "sim/app/stop.h"
#include "sim/output/reader.h"

namespace agora::app {
namespace {

using output::Reader;

const std::string kGroup = "factors/", kOutcomes = "outcomes/";

// The position of every text among the different texts, in the order in which they come.
std::vector<double> numbered(const std::vector<std::string>& texts) {
    std::map<std::string, double> numbers;
    std::vector<double> out;
    for (const std::string& text : texts) out.push_back(numbers.emplace(text, numbers.size()).first->second);
    return out;
}

// [row][factor]: coordinates in the unit cube where the design has them, else the values, or numbers for names.
std::vector<double> read_inputs(Reader& reader, const std::vector<std::string>& factors, std::size_t rows) {
    if (reader.has(kGroup + "coordinate")) return reader.doubles(kGroup + "coordinate", rows * factors.size());
    std::vector<double> inputs(rows * factors.size());
    for (std::size_t f = 0; f < factors.size(); ++f) {
        const std::string name = kGroup + factors[f];
        const std::vector<double> values =
            reader.is_text(name) ? numbered(reader.texts(name, rows)) : reader.doubles(name, rows);
        // Where a table leaves the scenario its own value there is NaN: a level of its own, below all others.
        for (std::size_t r = 0; r < values.size(); ++r)
            inputs[r * factors.size() + f] =
                std::isnan(values[r]) ? -std::numeric_limits<double>::infinity() : values[r];
    }
    return inputs;
}

// Appends row `row` of [row][width] values.
void append_row(std::vector<double>& target, const std::vector<double>& values, std::size_t row, std::size_t width) {
    const auto first = values.begin() + static_cast<std::ptrdiff_t>(row * width);
    target.insert(target.end(), first, first + static_cast<std::ptrdiff_t>(width));
}

// Rows of a file are points, each laid over every scenario; rows of one scenario keep the order of the points.
std::vector<SweptScenario> dealt_out(const std::vector<std::string>& bases, const std::vector<double>& inputs,
                                     const std::vector<std::vector<double>>& outcomes, const Swept& swept) {
    std::vector<SweptScenario> out;
    for (std::size_t row = 0; row < bases.size(); ++row) {
        auto found = std::find_if(out.begin(), out.end(), [&](const auto& s) { return s.name == bases[row]; });
        if (found == out.end()) {
            out.push_back({bases[row], {}, std::vector<std::vector<double>>(outcomes.size()), {}, {}});
            found = out.end() - 1;
        }
        append_row(found->inputs, inputs, row, swept.factors.size());
        for (std::size_t o = 0; o < outcomes.size(); ++o)
            append_row(found->outcomes[o], outcomes[o], row, swept.replicates);
    }
    return out;
}

// What the file says about factors that did not act, by scenario.
void read_in_vain(Reader& reader, Swept& swept) {
    if (!reader.has(kGroup + "inert_text")) return;
    const std::vector<std::string> names = reader.texts(kGroup + "swept_scenario", swept.scenarios.size());
    const std::vector<std::string> texts =
        reader.texts(kGroup + "inert_text", swept.scenarios.size() * swept.factors.size());
    if (!reader.problem().empty()) return;
    for (SweptScenario& scenario : swept.scenarios)
        for (std::size_t s = 0; s < names.size(); ++s)
            if (names[s] == scenario.name) {
                const auto first = texts.begin() + static_cast<std::ptrdiff_t>(s * swept.factors.size());
                scenario.in_vain.assign(first, first + static_cast<std::ptrdiff_t>(swept.factors.size()));
            }
}

// What the runs of each scenario rest on.
void read_basis(Reader& reader, const std::vector<std::string>& bases, Swept& swept) {
    if (!reader.has("basis")) return;
    for (const std::string& name : reader.variables("basis")) {
        if (reader.rank("basis/" + name) != 2) continue;
        const std::vector<double> counts = reader.doubles("basis/" + name, bases.size() * swept.replicates);
        for (SweptScenario& scenario : swept.scenarios) {
            double sum = 0, runs = 0;
            for (std::size_t run = 0; run < counts.size(); ++run)
                if (bases[run / swept.replicates] == scenario.name && std::isfinite(counts[run]))
                    sum += counts[run], runs += 1;
            if (runs > 0) scenario.rests_on.push_back(fmt::format("{:.4g} {}", sum / runs, spaced(name)));
        }
    }
}

Swept read(Reader& reader) {
    Swept swept;
    swept.kind = reader.attribute(kGroup, "kind");
    swept.replicates = reader.length("replicate");
    const std::size_t rows = reader.length("design");
    const std::vector<std::string> factors = reader.texts(kGroup + "factor", reader.length(kGroup + "factor"));
    for (const std::string& factor : factors) swept.factors.push_back(reader.attribute(kGroup + factor, "factor"));
    const std::vector<std::string> bases = reader.texts(kGroup + "base", rows);
    const std::vector<double> inputs = read_inputs(reader, factors, rows);
    std::vector<std::vector<double>> outcomes;
    for (const std::string& name : reader.variables(kOutcomes))
        if (reader.rank(kOutcomes + name) == 2) {
            swept.outcomes.push_back(name);
            outcomes.push_back(reader.doubles(kOutcomes + name, rows * swept.replicates));
        }
    if (reader.problem().empty()) swept.scenarios = dealt_out(bases, inputs, outcomes, swept);
    if (reader.problem().empty()) read_in_vain(reader, swept);
    if (reader.problem().empty()) read_basis(reader, bases, swept);
    return swept;
}

}  // namespace

Swept read_swept(const std::string& path) {
    if (!std::filesystem::exists(path)) throw Stop(kInputMissing, "there is no file " + path);
    Reader reader(path);
    if (reader.problem().empty() && !reader.has(kGroup + "factor"))
        throw Stop(kInvalidScenario,
                   path + " is not the merged file of a sweep that varies factors (agora sweep merge)");
    Swept swept = reader.problem().empty() ? read(reader) : Swept();
    if (!reader.problem().empty()) throw Stop(kInputOutput, reader.problem());
    return swept;
}

}  // namespace agora::app
