// The same tables that check files, written as JSON Schema.
#include "sim/input/schema.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/input/agent_values.h"
#include "sim/input/lookup.h"
#include "sim/input/numbers.h"
#include "sim/input/read_files.h"
#include "sim/input/read_settings.h"

namespace agora::input {
namespace {

using Json = nlohmann::ordered_json;

// YAML 1.1 readers take "1e6" and all readers take "25%" for text, so text of that form is let through.
constexpr const char* kNumberText = R"(^[-+]?[0-9]*\.?[0-9]+([eE][-+]?[0-9]+)?$)";
constexpr const char* kShareText = R"(^[-+]?[0-9]*\.?[0-9]+([eE][-+]?[0-9]+)?%?$)";

Json text(const std::string& meaning) { return {{"type", "string"}, {"description", meaning}}; }

Json whole(double lowest, const std::string& meaning) {
    return {{"type", "integer"}, {"minimum", lowest}, {"description", meaning}};
}

Json texts(const std::string& meaning) {
    return {{"type", Json::array({"string", "array"})}, {"items", {{"type", "string"}}}, {"description", meaning}};
}

Json reference(const std::string& definition) { return {{"$ref", "#/definitions/" + definition}}; }

Json closed_map(Json properties) {
    return {{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
}

// A map whose lines may all be commented out.
Json map_or_nothing(Json properties) {
    Json out = closed_map(std::move(properties));
    out["type"] = Json::array({"object", "null"});
    return out;
}

Json number_or_text(Json limits, bool percent) {
    return Json::array({std::move(limits), {{"type", "string"}, {"pattern", percent ? kShareText : kNumberText}}});
}

// The names of a choice, and the truth values for which other YAML readers take some of them.
Json choice_schema(const ParameterInfo& info) {
    Json names(info.choices);
    const auto has = [&](const char* name) {
        return std::find(info.choices.begin(), info.choices.end(), name) != info.choices.end();
    };
    if (has("no") || has("off")) names.push_back(false);
    if (has("yes") || has("on")) names.push_back(true);
    return {{"enum", std::move(names)}};
}

Json value_schema(const ParameterInfo& info) {
    const bool is_choice = info.kind == ParameterKind::choice;
    const bool whole_number = info.kind == ParameterKind::integer;
    Json limits{{"type", whole_number ? "integer" : "number"}, {"minimum", info.lowest}, {"maximum", info.highest}};
    std::string description = info.meaning + " Unit: " + info.unit + ". Source: " + info.source + ".";
    if (info.when == When::at_start) description += " Fixed when a run starts.";
    Json out{{"description", description}};
    if (is_choice) {
        out["default"] = format_value(info, info.default_value);
        out.update(choice_schema(info));
    } else {
        out["default"] = stored_value(info, info.default_value);
        out["anyOf"] = number_or_text(std::move(limits), rule_of(info).percent);
    }
    return out;
}

// Parameters in both forms: "group.field" and group: {field}. References keep every parameter described once.
Json parameters_schema(const Model& model, bool levers_only) {
    Json properties = Json::object();
    for (const ParameterGroup& group : model.parameters) {
        Json fields = Json::object();
        for (const ParameterInfo& info : group.parameters) {
            if (levers_only && info.when == When::at_start) continue;
            const Json described = reference("parameter/" + info.name);
            properties[info.name] = described;
            fields[info.name.substr(info.name.find('.') + 1)] = described;
        }
        if (!fields.empty()) properties[group.name] = map_or_nothing(std::move(fields));
    }
    return map_or_nothing(std::move(properties));
}

Json indicator_schema() {
    Json out = closed_map({{"value", {{"type", "number"}, {"description", "The published figure, in its own unit."}}},
                           {"unit", text("The unit it is published in.")},
                           {"year", {{"type", "integer"}, {"minimum", 1900}, {"maximum", 2100}}},
                           {"source", text("Who published it.")},
                           {"licence", text("The licence of the data; it must allow any use.")},
                           {"note", text("How the figure was chosen or derived.")}});
    out["required"] = {"value", "unit", "year", "source", "licence"};
    return out;
}

Json indicators_schema(const Model& model) {
    Json properties = Json::object();
    for (const std::string& name : indicator_names(model)) properties[name] = reference("indicator");
    return closed_map(std::move(properties));
}

Json timeline_schema(const Model& model, bool may_name_policy) {
    const std::string unit = model.step_name + "s";
    Json change = closed_map({{"at", whole(0, "When the change starts, in " + unit + " from 0.")},
                              {"over", whole(0, "How long it takes, in " + unit + "; 0 or absent: at once.")},
                              {"set", reference("levers")}});
    if (may_name_policy) change["properties"]["policy"] = text("Name of the policy the change came from.");
    change["required"] = {"at", "set"};
    return {{"type", "array"}, {"items", std::move(change)}};
}

Json missing_schema(const Model& model) {
    Json properties = Json::object();
    for (const std::string& name : indicator_names(model)) properties[name] = text("Why it is missing.");
    return closed_map(std::move(properties));
}

Json name_schema(bool may_have_plus) {
    return {{"type", "string"},
            {"pattern", may_have_plus ? "^[A-Za-z0-9_+][A-Za-z0-9_.+-]*$" : "^[A-Za-z0-9_][A-Za-z0-9_.-]*$"},
            {"description", "A short name; results are told apart by it."}};
}

// Values and ranges of a parameter that a sweep varies.
Json factor_schema(const ParameterInfo& info, const std::string& step) {
    const Json value = reference("parameter/" + info.name);
    const Json levels{{"type", "array"}, {"items", value}, {"minItems", 1}, {"uniqueItems", true}};
    Json range{{"type", "array"}, {"items", value}, {"minItems", 2}, {"maxItems", 2}};
    Json properties{{"levels", levels}};
    if (info.kind != ParameterKind::choice)
        properties.update({{"range", range}, {"scale", {{"enum", Json::array({"linear", "log"})}}}});
    if (info.when == When::any_time)
        properties.update({{"at", whole(0, "When it takes this value, in " + step + "s; absent: for the whole run.")},
                           {"over", whole(0, "How long that takes.")}});
    Json out = closed_map(std::move(properties));
    out["oneOf"] = Json::array({{{"required", {"range"}}}, {{"required", {"levels"}}}});
    return out;
}

Json factors_schema(const Model& model) {
    Json properties = Json::object();
    for (const ParameterGroup& group : model.parameters)
        for (const ParameterInfo& info : group.parameters) properties[info.name] = factor_schema(info, model.step_name);
    for (const char* name : {"scenario", "policy"}) {
        properties[name] = closed_map({{"levels", texts("Files, relative to this one; for a policy also none.")}});
        properties[name]["required"] = {"levels"};
        properties[name]["properties"]["levels"]["minItems"] = 1;
    }
    Json out = closed_map(std::move(properties));
    out["description"] = "What agora sweep varies.";
    return out;
}

Json design_schema() {
    Json out = closed_map({{"kind", {{"enum", design_names()}, {"description", "How values are combined."}}},
                           {"rows", whole(1, "Points; of saltelli and morris: blocks of points.")},
                           {"levels", whole(2, "Values a range is cut into.")},
                           {"seed", whole(0, "Same seed, same points.")},
                           {"file", text("A table of points, relative to this file.")}});
    out["required"] = {"kind"};
    return out;
}

Json outcomes_schema(const Model& model) {
    Json names = Json::array();
    for (const Tally& tally : model.tallies)
        for (const Metric& metric : tally.metrics) names.push_back(metric.name);
    const Json name{{"enum", std::move(names)}, {"description", "The name of a metric, for its last value."}};
    Json dated = closed_map(
        {{"metric", name}, {"mean_of_last", whole(1, "Its mean over so many last steps, instead of the last value.")}});
    dated["required"] = {"metric"};
    const Json one{{"anyOf", Json::array({name, std::move(dated)})}};
    return {{"description", "What the table of outcomes holds."},
            {"anyOf", Json::array({one, Json{{"type", "array"}, {"items", one}}})}};
}

// Every key any kind of file may have; each kind then takes its own.
Json all_properties(const Model& model) {
    return {{"model", {{"const", model.name}, {"description", model.title}}},
            {"name", name_schema(true)},
            {"policy", name_schema(false)},
            {"study", name_schema(false)},
            {"title", text("What readers see.")},
            {"description", text("What this stands for, in plain words.")},
            {"context",
             {{"type", "string"}, {"pattern", "^([A-Z]{3})?$"}, {"description", "Country, ISO 3166-1 alpha-3."}}},
            {"extends", texts("Scenario files this one builds on, relative to this file; later ones win.")},
            {"seed", whole(0, "Same seed, same luck.")},
            {"replicates", whole(1, "How often the run is repeated with other luck.")},
            {"steps", whole(1, "Length of the run, in " + model.step_name + "s.")},
            {"scale",
             {{"description", "Share of all places that is simulated."},
              {"anyOf", number_or_text({{"type", "number"}, {"exclusiveMinimum", 0}, {"maximum", 1}}, true)}}},
            {"citizens",
             {{"description", "Citizens simulated, instead of scale."},
              {"anyOf", number_or_text({{"type", "integer"}, {"minimum", 1}}, false)}}},
            {"indicators", indicators_schema(model)},
            {"missing", missing_schema(model)},
            {"parameters", parameters_schema(model, false)},
            {"policies", texts("Policy files, relative to this file.")},
            {"laid_policies", texts("Names of policies whose changes already stand in the timeline.")},
            {"timeline", timeline_schema(model, true)},
            {"changes", timeline_schema(model, false)},
            {"scenarios", texts("Scenario files of the study, relative to this file.")},
            {"factors", factors_schema(model)},
            {"design", design_schema()},
            {"outcomes", outcomes_schema(model)}};
}

// Links are two numbers of agents and perhaps a weight.
Json edges_schema() {
    const Json number = {{"anyOf", number_or_text({{"type", "number"}, {"minimum", 0}}, false)}};
    const Json link{{"type", "array"}, {"items", number}, {"minItems", 2}, {"maxItems", 3}};
    return {{"description", "The links: a list of [from, to] or [from, to, weight], or a file of them."},
            {"anyOf", Json::array({text("A file, relative to this one."), reference("file"),
                                   Json{{"type", "array"}, {"items", link}, {"minItems", 1}}})}};
}

Json network_schema(const Model& model) {
    Json properties = Json::object();
    for (const ParameterGroup& group : model.parameters)
        for (const ParameterInfo& info : group.parameters)
            if (group.name == "network")
                properties[info.name.substr(info.name.find('.') + 1)] = reference("parameter/" + info.name);
    properties["edges"] = edges_schema();
    properties["ids"] = {{"description", "any: agents may have any numbers in edges, and are numbered anew."},
                         {"anyOf", Json::array({Json{{"const", "any"}}, Json{{"type", "array"}}})}};
    return map_or_nothing(std::move(properties));
}

Json agents_schema(const Model& model) {
    Json properties = Json::object();
    for (const std::string& name : given_names(model)) {
        const ColumnDescription& column = *find_given(model, name);
        const NumberRule rule = rule_of(column);
        const Json value{{"anyOf", number_or_text({{"type", rule.whole ? "integer" : "number"},
                                                   {"minimum", rule.lowest},
                                                   {"maximum", rule.highest}},
                                                  false)}};
        properties[name] = {
            {"description", std::string(column.info.meaning) + " Unit: " + std::string(column.info.unit) + "."},
            {"anyOf", Json::array({Json{{"type", "array"}, {"items", value}}, reference("file")})}};
    }
    Json lists = map_or_nothing(std::move(properties));
    return {{"anyOf",
             Json::array({text("A file whose first line names columns, relative to this one."), std::move(lists)})}};
}

// A file as resolved scenarios name it.
Json reference_schema() {
    Json out = closed_map({{"file", text("The file, relative to this one.")},
                           {"hash", text("What tells its content apart, when a run must not use another one.")},
                           {"rows", whole(0, "Links or values in it.")}});
    out["required"] = {"file"};
    return out;
}

Json file_schema(FileKind kind, const Json& properties, Json required) {
    Json own = Json::object();
    for (const std::string_view key : top_level_keys(kind))
        if (properties.contains(std::string(key))) own[std::string(key)] = properties.at(std::string(key));
    Json out = closed_map(std::move(own));
    out["required"] = std::move(required);
    return out;
}

}  // namespace

std::string schema(const Model& model) {
    Json parameters = Json::object();
    for (const ParameterGroup& group : model.parameters)
        for (const ParameterInfo& info : group.parameters) parameters[info.name] = value_schema(info);
    Json properties = all_properties(model);
    if (model.takes_network) properties["network"] = network_schema(model);
    if (!model.given.empty()) properties["agents"] = agents_schema(model);
    Json scenario = file_schema(FileKind::scenario, properties, {"model", "name"});
    scenario["not"] = {{"required", {"scale", "citizens"}}};
    Json study = file_schema(FileKind::study, properties, {"study", "model"});
    study["anyOf"] = Json::array({Json{{"required", {"scenarios"}}}, Json{{"required", {"factors"}}}});
    study["dependencies"] = {{"factors", {"design"}}, {"design", {"factors"}}, {"outcomes", {"factors"}}};
    study["not"] = scenario["not"];
    Json root{{"$schema", "http://json-schema.org/draft-07/schema#"},
              {"title", "Scenario, policy and study files of the model " + model.name},
              {"type", "object"},
              {"if", {{"required", {"policy"}}}},
              {"then", file_schema(FileKind::policy, properties, {"policy", "model", "changes"})},
              {"else", {{"if", {{"required", {"study"}}}}, {"then", std::move(study)}, {"else", std::move(scenario)}}},
              {"definitions",
               {{"parameter", std::move(parameters)},
                {"levers", parameters_schema(model, true)},
                {"indicator", indicator_schema()}}}};
    if (model.takes_network || !model.given.empty()) root["definitions"]["file"] = reference_schema();
    return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace agora::input
