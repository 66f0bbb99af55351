// Pages about one declared thing, for a reader at a terminal.
#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/input/documents.h"
#include "sim/input/fields.h"
#include "sim/input/lookup.h"
#include "sim/input/numbers.h"
#include "sim/input/read_settings.h"

namespace agora::input {
namespace {

std::string line(std::string_view label, const std::string& text) {
    constexpr std::size_t width = 12;
    std::string out = "  " + std::string(label);
    out.resize(std::max(out.size() + 1, width + 2), ' ');
    return text.empty() ? "" : out + text + "\n";
}

const Indicator* find_indicator(const Scenario& scenario, const std::string& name) {
    for (const Indicator& indicator : scenario.indicators)
        if (indicator.name == name) return &indicator;
    return nullptr;
}

std::string figure(const Indicator& indicator) {
    std::string out = indicator.name + " = " + format_number(indicator.value) + " " + indicator.unit + ", " +
                      std::to_string(indicator.year) + ", " + indicator.source + " (" + indicator.licence + ")";
    if (!indicator.note.empty()) out += "; " + indicator.note;
    return out;
}

// The arithmetic of one mapping with a scenario's figures.
std::string worked_out(const IndicatorMapping& mapping, const ParameterInfo& info, const Scenario& scenario) {
    std::string out;
    std::vector<double> values;
    for (const std::string& name : mapping.indicators) {
        const Indicator* indicator = find_indicator(scenario, name);
        if (indicator == nullptr) return out + line("missing", name + ", so the default is used");
        values.push_back(indicator->value);
        out += line("figure", figure(*indicator));
    }
    std::string numbers;
    for (const double value : values) numbers += (numbers.empty() ? "" : ", ") + format_number(value);
    const double result = mapping.value(values);
    const bool whole = info.kind != ParameterKind::real;
    return out + line("result", "f(" + numbers + ") = " +
                                    format_value(info, stored_value(info, whole ? std::round(result) : result)) +
                                    (info.kind == ParameterKind::integer ? ", a whole number" : ""));
}

std::string value_in(const Scenario& scenario, const ParameterInfo& info) {
    const auto value = scenario.parameters.find(info.name);
    if (value == scenario.parameters.end()) return {};
    std::string out =
        line("in " + scenario.name, format_value(info, value->second.value) + " (" + value->second.origin + ")");
    for (const Intervention& change : scenario.interventions)
        if (change.parameter == info.name)
            out += line("then", format_value(info, change.value) + " from " + std::to_string(change.at) +
                                    (change.over > 0 ? " over " + std::to_string(change.over) : "") + " (" +
                                    change.origin + ")");
    return out;
}

std::string about_parameter(const Model& model, const ParameterInfo& info, const Scenario* context) {
    std::string out = info.name + "\n  " + info.meaning + "\n" +
                      line("unit", info.unit == "1" ? "1 (a pure number)" : info.unit) +
                      line("default", format_value(info, stored_value(info, info.default_value))) +
                      line("allowed", expectation(info)) +
                      line("may change", info.when == When::any_time ? "during a run" : "only at the start of a run") +
                      line("source", info.source);
    for (const IndicatorMapping& mapping : model.mappings) {
        if (mapping.parameter != info.name) continue;
        out += line("formula", mapping.formula) + line("its source", mapping.source);
        if (context != nullptr) out += worked_out(mapping, info, *context);
    }
    return context != nullptr ? out + value_in(*context, info) : out;
}

std::string about_group(const ParameterGroup& group) {
    std::string out = group.name + "\n  A group of parameters.\n";
    for (const ParameterInfo& info : group.parameters) out += line(info.name, info.meaning);
    return out;
}

std::string about_metric(const Metric& metric) {
    return metric.name + "\n  " + metric.meaning + "\n" + line("unit", metric.unit) +
           line("range", format_number(metric.range[0]) + " to " + format_number(metric.range[1])) +
           line("source", metric.source);
}

std::string about_column(const Model& model, const ColumnDescription& column) {
    std::string out = std::string(column.info.name) + "\n  " + std::string(column.info.meaning) + "\n" +
                      line("unit", std::string(column.info.unit));
    for (const EntityDescription& entity : model.entities)
        if (entity.type == column.entity) out += line("column of", std::string(entity.info.name));
    return out;
}

std::string about_indicator(const Model& model, const std::string& name, const Scenario* context) {
    std::string out = name + "\n  A public indicator.\n";
    for (const IndicatorMapping& mapping : model.mappings)
        if (std::find(mapping.indicators.begin(), mapping.indicators.end(), name) != mapping.indicators.end())
            out += line("feeds", mapping.parameter + ": " + mapping.formula);
    const Indicator* indicator = context == nullptr ? nullptr : find_indicator(*context, name);
    return indicator == nullptr ? out : out + line("figure", figure(*indicator));
}

std::string about_step(const Model& model, std::string_view name) {
    for (const Pass& pass : model.passes) {
        if (pass.name == name) {
            std::string out = pass.name + "\n  " + pass.meaning + "\n";
            for (const Submodel& submodel : pass.submodels) out += line(submodel.name, submodel.meaning);
            return out;
        }
        for (const Submodel& submodel : pass.submodels)
            if (submodel.name == name)
                return submodel.name + "\n  " + submodel.meaning + "\n" + line("pass", pass.name);
    }
    return {};
}

}  // namespace

std::string explain(const Model& model, std::string_view name, const Scenario* context) {
    if (const ParameterInfo* info = find_parameter(model, name)) return about_parameter(model, *info, context);
    for (const Tally& tally : model.tallies)
        for (const Metric& metric : tally.metrics)
            if (metric.name == name) return about_metric(metric);
    for (const std::string& indicator : indicator_names(model))
        if (indicator == name) return about_indicator(model, indicator, context);
    if (const ParameterGroup* group = find_group(model, name)) return about_group(*group);
    for (const ColumnDescription& column : model.columns)
        if (column.info.name == name) return about_column(model, column);
    return about_step(model, name);
}

std::vector<std::string> explainable_names(const Model& model) {
    std::vector<std::string> out = parameter_names(model);
    for (const Tally& tally : model.tallies)
        for (const Metric& metric : tally.metrics) out.push_back(metric.name);
    for (std::string& name : indicator_names(model)) out.push_back(std::move(name));
    for (const ParameterGroup& group : model.parameters) out.push_back(group.name);
    for (const ColumnDescription& column : model.columns) out.emplace_back(column.info.name);
    for (const Pass& pass : model.passes) {
        out.push_back(pass.name);
        for (const Submodel& submodel : pass.submodels) out.push_back(submodel.name);
    }
    return out;
}

}  // namespace agora::input
