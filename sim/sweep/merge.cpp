// Nothing here depends on which process made which row.
#include "sim/sweep/merge.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/input/canonical.h"
#include "sim/input/numbers.h"
#include "sim/sweep/points.h"

namespace agora::sweep {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

struct Found {
    std::size_t position = 0;
    const Metric* metric = nullptr;
};

Found find_metric(const Model& model, const std::string& name) {
    std::size_t position = 0;
    for (const Tally& tally : model.tallies)
        for (const Metric& metric : tally.metrics) {
            if (metric.name == name) return {position, &metric};
            ++position;
        }
    return {};
}

// The value of a factor in one design; a scenario's own where the point leaves it.
double value_of(const Plan& plan, std::size_t factor, std::uint32_t design) {
    const double value = plan.points[plan.point_of(design)][factor];
    const input::Factor& described = plan.variation.factors[factor];
    if (!std::isnan(value) || described.kind == input::FactorKind::scenario || described.dated) return value;
    if (described.kind == input::FactorKind::policy) return value;
    return plan.bases[plan.base_of(design)].parameters.at(described.name).value;
}

std::string value_text(const Plan& plan, std::size_t factor, std::uint32_t design) {
    const double value = value_of(plan, factor, design);
    return std::isnan(value) ? "" : plan.variation.factors[factor].text_of(value);
}

output::FactorColumn factor_column(const Plan& plan, std::size_t number) {
    const input::Factor& factor = plan.variation.factors[number];
    output::FactorColumn out;
    out.name = factor.name;
    out.lowest = factor.lowest, out.highest = factor.highest, out.logarithmic = factor.logarithmic;
    out.meaning = factor.parameter != nullptr ? factor.parameter->meaning : "Which " + factor.name;
    if (factor.parameter != nullptr) out.unit = factor.parameter->unit;
    const bool named = factor.parameter == nullptr || factor.parameter->kind == ParameterKind::choice;
    for (std::uint32_t d = 0; d < plan.designs(); ++d) {
        if (named) out.texts.push_back(value_text(plan, number, d));
        else out.values.push_back(value_of(plan, number, d));
    }
    return out;
}

output::OutcomeColumn outcome_column(const Plan& plan, const input::Outcome& outcome,
                                     const std::map<RunKey, Row>& rows) {
    const Metric& metric = *find_metric(*plan.model, outcome.metric).metric;
    const std::string of_last = std::to_string(outcome.mean_of_last) + " " + plan.model->step_name + "s";
    const std::string when =
        outcome.mean_of_last == 0 ? " At the end of the run." : " Mean of the last " + of_last + ".";
    output::OutcomeColumn out{outcome.name(), outcome.metric, metric.unit, metric.meaning + when, {}};
    out.values.assign(plan.runs(), kNothing);
    for (const auto& [key, row] : rows)
        out.values[key.design * plan.replicates + key.replicate] = outcome_value(plan, outcome, row.result);
    return out;
}

// The shortest number that a result file's single precision holds.
std::string number(double value) {
    return std::isnan(value) ? std::string() : input::format_number(input::decimal(static_cast<float>(value)));
}

// A text as one cell: in quotes where it holds what would end it.
std::string cell(const std::string& text) {
    if (text.find_first_of(",\"\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : c == '\n' ? " " : std::string(1, c);
    return out + "\"";
}

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : "+") + name;
    return out;
}

std::string line_of(const Plan& plan, const RunKey& key, const Row* row) {
    const Scenario& base = plan.bases[plan.base_of(key.design)];
    std::string out = std::to_string(key.design) + "," + std::to_string(plan.point_of(key.design)) + "," +
                      std::to_string(key.replicate) + "," + base.name + "," + base.context + "," +
                      joined(base.policies);
    for (std::size_t f = 0; f < plan.variation.factors.size(); ++f) out += "," + value_text(plan, f, key.design);
    out += row == nullptr ? ",missing" : row->failed() ? ",failed" : ",ok";
    for (const input::Outcome& outcome : plan.variation.outcomes) {
        out += "," + number(row == nullptr ? kNothing : outcome_value(plan, outcome, row->result));
    }
    return out + "," + (row == nullptr ? "" : cell(row->result.problem)) + "\n";
}

}  // namespace

Merged merge(const Store& store, const Plan& plan) {
    Merged out;
    for (std::size_t c = 0; c < plan.chunks.size(); ++c) {
        ChunkRows chunk = store.read(c);
        if (chunk.problem.fault != Fault::none) return {{}, {}, chunk.problem};
        for (const RunKey& key : plan.chunks[c].runs)
            if (!chunk.rows.contains(key)) out.missing.push_back(key);
        out.rows.merge(chunk.rows);
    }
    std::sort(out.missing.begin(), out.missing.end());
    return out;
}

double outcome_value(const Plan& plan, const input::Outcome& outcome, const output::RunResult& result) {
    const std::size_t steps = plan.bases[plan.base_of(result.design)].steps;
    const std::size_t last = std::max<std::size_t>(1, outcome.mean_of_last);
    const std::size_t end = (find_metric(*plan.model, outcome.metric).position + 1) * steps;
    if (result.status != output::Status::ok || last > steps || end > result.metrics.size()) return kNothing;
    double sum = 0;
    for (std::size_t i = end - last; i < end; ++i) sum += static_cast<double>(result.metrics[i]);
    return sum / static_cast<double>(last);
}

output::DesignTable design_table(const Plan& plan, const std::map<RunKey, Row>& rows) {
    output::DesignTable out;
    const input::Design& design = plan.variation.design;
    out.kind = input::design_names()[static_cast<std::size_t>(design.kind)];
    out.rows = design.rows, out.levels = design.levels, out.seed = design.seed;
    for (std::uint32_t d = 0; d < plan.designs(); ++d) {
        out.point.push_back(static_cast<std::int32_t>(plan.point_of(d)));
        out.bases.push_back(plan.bases[plan.base_of(d)].name);
    }
    for (std::size_t f = 0; f < plan.variation.factors.size(); ++f) out.factors.push_back(factor_column(plan, f));
    const std::vector<double> coordinates = coordinates_of(plan.variation);
    const auto inputs = static_cast<std::ptrdiff_t>(plan.variation.factors.size());
    if (!coordinates.empty())
        for (std::uint32_t d = 0; d < plan.designs(); ++d) {
            const auto first = coordinates.begin() + static_cast<std::ptrdiff_t>(plan.point_of(d)) * inputs;
            out.coordinates.insert(out.coordinates.end(), first, first + inputs);
        }
    for (const input::Outcome& outcome : plan.variation.outcomes)
        out.outcomes.push_back(outcome_column(plan, outcome, rows));
    return out;
}

std::string outcomes_csv(const Plan& plan, const std::map<RunKey, Row>& rows) {
    std::string out = "design,point,replicate,scenario,context,policies";
    for (const input::Factor& factor : plan.variation.factors) out += "," + factor.name;
    out += ",status";
    for (const input::Outcome& outcome : plan.variation.outcomes) out += "," + outcome.name();
    out += ",problem\n";
    for (std::uint32_t d = 0; d < plan.designs(); ++d)
        for (std::uint32_t r = 0; r < plan.replicates; ++r) {
            const auto found = rows.find({d, r});
            out += line_of(plan, {d, r}, found == rows.end() ? nullptr : &found->second);
        }
    return out;
}

std::vector<Scenario> all_scenarios(const Plan& plan) {
    std::vector<Scenario> out;
    std::vector<bool> told(plan.bases.size(), false);
    for (std::uint32_t d = 0; d < plan.designs(); ++d) {
        out.push_back(plan.scenario(d));
        const std::size_t base = plan.base_of(d);
        if (told[base]) out.back().indicators.clear();
        told[base] = true;
        out.back().resolved_text = input::canonical_text(*plan.model, out.back());
    }
    return out;
}

}  // namespace agora::sweep
