// Markdown tables of a model's declarations.
#include "sim/input/documents.h"

#include "sim/input/numbers.h"
#include "sim/input/read_settings.h"

namespace agora::input {
namespace {

// A bar would end a Markdown cell.
std::string cell(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '|') out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

std::string code(std::string_view text) {
    std::string out = "`";
    out += text;
    return out += '`';
}

std::string row(const std::vector<std::string>& cells) {
    std::string out = "|";
    for (const std::string& text : cells) out.append(" ").append(cell(text)).append(" |");
    return out += '\n';
}

std::string head(const std::vector<std::string>& cells) {
    std::string out = row(cells) + "|";
    for (std::size_t i = 0; i < cells.size(); ++i) out += " --- |";
    return out + "\n";
}

std::string range(double lowest, double highest) { return format_number(lowest) + " to " + format_number(highest); }

std::string allowed(const ParameterInfo& info) {
    return info.kind == ParameterKind::choice ? expectation(info) : range(info.lowest, info.highest);
}

// " By holder: citizens, professionals, organisations." for a column of arrays.
std::string listed(const Components& components) {
    std::string out;
    for (std::size_t k = 0; k < components.count(); ++k) out.append(k == 0 ? "" : ", ").append(components.names[k]);
    return out.empty() ? out : " By " + std::string(components.dimension) + ": " + out + ".";
}

}  // namespace

std::string parameter_table(const Model& model) {
    std::string out;
    for (const ParameterGroup& group : model.parameters) {
        out += (out.empty() ? "### " : "\n### ") + group.name + "\n\n" +
               head({"name", "unit", "default", "range", "meaning", "source", "may change"});
        for (const ParameterInfo& info : group.parameters)
            out += row({code(info.name), info.unit, format_value(info, stored_value(info, info.default_value)),
                        allowed(info), info.meaning, info.source,
                        info.when == When::any_time ? "during a run" : "at the start"});
    }
    return out;
}

std::string metric_table(const Model& model) {
    std::string out = head({"metric", "unit", "range", "meaning", "source"});
    for (const Tally& tally : model.tallies)
        for (const Metric& metric : tally.metrics)
            out += row({code(metric.name), metric.unit, range(metric.range[0], metric.range[1]),
                        metric.meaning + (metric.kind == MetricKind::flow ? " Sum: `" + metric.name + "_sum`." : ""),
                        metric.source});
    return out;
}

std::string mapping_table(const Model& model) {
    std::string out = head({"parameter", "indicators", "formula", "source"});
    for (const IndicatorMapping& mapping : model.mappings) {
        std::string indicators;
        for (const std::string& name : mapping.indicators) indicators += (indicators.empty() ? "" : ", ") + code(name);
        out += row({code(mapping.parameter), indicators, mapping.formula, mapping.source});
    }
    return out;
}

std::string column_table(const Model& model) {
    std::string out = head({"entity", "column", "unit", "range", "meaning"});
    for (const EntityDescription& entity : model.entities)
        for (const ColumnDescription& column : model.columns)
            if (column.entity == entity.type)
                out += row({std::string(entity.info.name), code(column.info.name), std::string(column.info.unit),
                            range(decimal(column.info.range[0]), decimal(column.info.range[1])),
                            std::string(column.info.meaning) + listed(column.info.components)});
    return out;
}

}  // namespace agora::input
