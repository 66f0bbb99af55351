// The points of a design that is a table are in design.csv and not repeated.
#include "sim/sweep/factor_json.h"

#include <functional>
#include <limits>
#include <nlohmann/json.hpp>

#include "sim/input/lookup.h"
#include "sim/input/numbers.h"
#include "sim/input/read_factors.h"
#include "sim/input/read_files.h"
#include "sim/sweep/points.h"

namespace agora::sweep {
namespace {

using Json = nlohmann::ordered_json;
using input::StoredJson;

constexpr std::string_view kKeys[] = {"factors", "design", "outcomes"};
constexpr double kLargest = std::numeric_limits<double>::max();

// Nodes as the text of a study has them.
input::Node text_node(const std::string& text) {
    input::Node out;
    out.kind = input::Node::Kind::text;
    out.text = text;
    return out;
}

void put(input::Node& map, const std::string& name, input::Node value) {
    map.kind = input::Node::Kind::map;
    map.entries.push_back({text_node(name), std::move(value)});
}

input::Node list_node(const StoredJson& json, const std::function<std::string(const StoredJson&)>& text_of) {
    input::Node out;
    out.kind = input::Node::Kind::list;
    for (const StoredJson& item : json.items()) out.items.push_back(text_node(text_of(item)));
    return out;
}

// A value as people write it, which is how it is read again.
std::string value_text(const StoredJson& json, const ParameterInfo* parameter) {
    if (parameter == nullptr || parameter->kind != ParameterKind::choice)
        return input::format_number(json.number(-kLargest, kLargest));
    const auto last = static_cast<double>(parameter->choices.size() - 1);
    return parameter->choices[static_cast<std::size_t>(json.number(0, last))];
}

input::Node factor_node(const StoredJson& json, const Model& model) {
    const ParameterInfo* parameter = input::find_parameter(model, json.at("name").text());
    const auto value = [&](const StoredJson& item) { return value_text(item, parameter); };
    input::Node out;
    const bool is_named = !json.at("names").items().empty();
    if (is_named) put(out, "levels", list_node(json.at("names"), [](const StoredJson& item) { return item.text(); }));
    else if (json.at("levels").items().empty()) put(out, "range", list_node(json.at("range"), value));
    else put(out, "levels", list_node(json.at("levels"), value));
    if (json.at("log").flag()) put(out, "scale", text_node("log"));
    for (const char* key : {"at", "over"})
        if (json.has(key)) put(out, key, text_node(std::to_string(json.at(key).whole(0, input::kMostSteps))));
    return out;
}

input::Node design_node(const StoredJson& json) {
    input::Node out;
    const std::string kind = json.at("kind").text();
    put(out, "kind", text_node(kind));
    const std::uint64_t rows = json.at("rows").whole(0, kMostPoints);
    const bool has_rows = rows > 0, is_table = kind == "table";
    if (has_rows) put(out, "rows", text_node(std::to_string(rows)));
    if (has_rows) put(out, "seed", text_node(std::to_string(json.at("seed").whole(0, UINT64_MAX))));
    if (!is_table && (!has_rows || kind == "morris"))
        put(out, "levels", text_node(std::to_string(json.at("levels").whole(0, kMostPoints))));
    if (is_table) put(out, "file", text_node("design.csv"));
    return out;
}

input::Node outcome_node(const StoredJson& json) {
    input::Node out;
    put(out, "metric", text_node(json.at("metric").text()));
    const std::uint64_t last = json.at("mean_of_last").whole(0, input::kMostSteps);
    if (last > 0) put(out, "mean_of_last", text_node(std::to_string(last)));
    return out;
}

// What a study file would have said.
input::Node study_node(const StoredJson& json, const Model& model) {
    input::Node factors, outcomes, out;
    for (const StoredJson& factor : json.at("factors").items())
        put(factors, factor.at("name").text(), factor_node(factor, model));
    outcomes.kind = input::Node::Kind::list;
    for (const StoredJson& outcome : json.at("outcomes").items()) outcomes.items.push_back(outcome_node(outcome));
    put(out, "factors", std::move(factors));
    put(out, "design", design_node(json.at("design")));
    put(out, "outcomes", std::move(outcomes));
    return out;
}

}  // namespace

Json to_json(const input::Factor& factor) {
    Json out{{"name", factor.name},   {"kind", static_cast<int>(factor.kind)},    {"levels", factor.levels},
             {"names", factor.names}, {"range", {factor.lowest, factor.highest}}, {"log", factor.logarithmic}};
    if (factor.dated) out.update({{"at", factor.dated->at}, {"over", factor.dated->over}});
    return out;
}

Json to_json(const input::Variation& variation) {
    const input::Design& design = variation.design;
    Json out{{"study", variation.study},
             {"policies", variation.policies},
             {"design",
              {{"kind", input::design_names()[static_cast<std::size_t>(design.kind)]},
               {"rows", design.rows},
               {"levels", design.levels},
               {"seed", design.seed}}},
             {"factors", Json::array()},
             {"outcomes", Json::array()}};
    for (const input::Factor& factor : variation.factors) out["factors"].push_back(to_json(factor));
    for (const input::Outcome& outcome : variation.outcomes)
        out["outcomes"].push_back({{"metric", outcome.metric}, {"mean_of_last", outcome.mean_of_last}});
    return out;
}

// Goes the same road as a study file, so that the same checks are made; what the study file could not have said, the
// plan is found not to be as it is written.
input::Variation variation_from(const StoredJson& json, const Model& model, const std::vector<Scenario>& bases,
                                input::Report& report) {
    input::Variation out;
    out.study = json.at("study").text();
    if (!input::is_name(out.study)) json.at("study").refuse("the short name of a study");
    out.policies = json.at("policies").whole32(0, kMostPoints);
    for (const std::string& metric : model.key_metrics) out.outcomes.push_back({metric, 0});
    if (json.at("factors").items().empty()) return out;  // nor is there a design, or outcomes of its own
    input::Document document;
    document.path = "plan.json";
    document.root = study_node(json, model);
    const input::Fields fields(document, document.root, "", kKeys, report);
    input::StudyVariation read = input::read_variation(model, fields, report);
    for (const Scenario& base : bases) check_variation(read, base, report);
    for (input::PlacedFactor& placed : read.factors) {
        for (const input::PlacedText& level : placed.files) placed.factor.names.push_back(level.text);
        out.factors.push_back(std::move(placed.factor));
    }
    out.design = std::move(read.design);
    out.outcomes.clear();
    for (input::PlacedOutcome& placed : read.outcomes) out.outcomes.push_back(std::move(placed.outcome));
    return out;
}

}  // namespace agora::sweep
