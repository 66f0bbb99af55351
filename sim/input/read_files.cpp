// The top levels of scenario, policy and study files.
#include "sim/input/read_files.h"

#include <algorithm>
#include <utility>

#include "sim/input/bounds.h"
#include "sim/input/countries.h"
#include "sim/input/read_given.h"
#include "sim/input/read_indicators.h"
#include "sim/input/read_settings.h"

namespace agora::input {
namespace {

constexpr std::string_view kScenarioKeys[] = {"model",    "name",       "title",         "context",    "description",
                                              "extends",  "seed",       "replicates",    "steps",      "scale",
                                              "citizens", "indicators", "missing",       "parameters", "network",
                                              "agents",   "policies",   "laid_policies", "timeline"};
constexpr std::string_view kPolicyKeys[] = {"policy", "model", "title", "description", "changes"};
constexpr std::string_view kStudyKeys[] = {"study",    "model",      "title",  "description", "scenarios",
                                           "policies", "replicates", "steps",  "seed",        "scale",
                                           "citizens", "factors",    "design", "outcomes"};

const Model* read_model(const Fields& fields, std::span<const Model> models) {
    std::vector<std::string> names;
    std::string listed;
    for (const Model& model : models) {
        names.push_back(model.name);
        listed += (listed.empty() ? "" : ", ") + model.name;
    }
    fields.must_have("model", "one of " + listed);
    const auto name = fields.text("model");
    if (!name) return nullptr;
    const auto same =
        std::find_if(models.begin(), models.end(), [&](const Model& model) { return model.name == *name; });
    if (same != models.end()) return &*same;
    fields.report().add(fields.place("model"), "unknown model " + *name, "one of " + listed,
                        nearest_name(*name, names));
    return nullptr;
}

std::optional<std::string> read_name(const Fields& fields, std::string_view key, bool may_have_plus) {
    fields.must_have(key, "a short name such as city-2030");
    auto name = fields.text(key);
    if (name && !is_name(*name, may_have_plus)) {
        fields.report().add(
            fields.place(key),
            "this cannot be the name of a " + std::string(key == "name" ? "scenario" : key) + ": " + *name,
            "letters without accents, digits, - and _ only");
        return std::nullopt;
    }
    return name;
}

RunSettings read_run_settings(const Fields& fields) {
    RunSettings run;
    run.seed = fields.whole64("seed");
    run.replicates = fields.count("replicates", 1, kMostReplicates, "1");
    run.steps = fields.count("steps", 1, kMostSteps, "1");
    NumberRule share{"1", 0, 1};
    share.above_lowest = true;
    share.percent = true;
    if (const auto scale = fields.number("scale", share)) run.size = Size{false, *scale, fields.place("scale")};
    NumberRule people{"persons", 1, kMostCitizens};
    people.whole = true;
    if (const auto citizens = fields.number("citizens", people))
        run.size = Size{true, *citizens, fields.place("citizens")};
    if (fields.find("scale") != nullptr && fields.find("citizens") != nullptr)
        fields.report().add(fields.place("citizens"), "scale and citizens both say how large a run is", "one of them");
    return run;
}

std::optional<std::string> read_context(const Fields& fields) {
    const auto code = fields.text("context");
    if (code && !code->empty() && !is_country_code(*code))
        fields.report().add(fields.place("context"), "unknown country code " + *code,
                            "an ISO 3166-1 alpha-3 code such as EST", nearest_country_code(*code));
    return code;
}

void read_contents(ScenarioFile& out, const Fields& fields) {
    const Document& document = fields.document();
    Report& report = fields.report();
    if (const Entry* entry = fields.find("indicators"))
        out.indicators = read_indicators(*out.model, document, *entry, report);
    if (const Entry* entry = fields.find("missing")) out.missing = read_missing(*out.model, document, *entry, report);
    if (const Entry* entry = fields.find("parameters"))
        out.settings = read_parameters(*out.model, document, *entry, report);
    if (const Entry* entry = fields.find("network")) read_network(document, *entry, out, report);
    if (const Entry* entry = fields.find("agents")) read_agents(document, *entry, out, report);
    if (const Entry* entry = fields.find("timeline"))
        out.timeline = read_changes(*out.model, document, *entry, "", true, report);
    for (const PlacedText& missing : out.missing)
        for (const PlacedIndicator& given : out.indicators)
            if (given.indicator.name == missing.text)
                report.add(missing.place, missing.text + " is given and yet called missing", "one or the other");
}

// The files a study names, or those that are levels of a factor: not both. The policy "none" is no file.
std::vector<PlacedText> files_or_levels(const Fields& fields, std::string_view key, const PlacedFactor* factor) {
    if (factor == nullptr) return fields.texts(key);
    if (fields.find(key) != nullptr)
        fields.report().add(fields.place(key), "the factor " + factor->factor.name + " says which already",
                            "either " + std::string(key) + " or this factor");
    std::vector<PlacedText> files = factor->files;
    std::erase_if(files, [&](const PlacedText& file) { return is_no_policy(*factor, file); });
    return files;
}

}  // namespace

bool is_name(std::string_view text, bool may_have_plus) {
    const auto allowed = [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
               c == '.' || (c == '+' && may_have_plus);
    };
    return !text.empty() && text[0] != '.' && text[0] != '-' && std::all_of(text.begin(), text.end(), allowed);
}

FileKind kind_of(const Document& document) {
    for (const Entry& entry : document.root.entries) {
        if (entry.key.text == "policy") return FileKind::policy;
        if (entry.key.text == "study") return FileKind::study;
    }
    return FileKind::scenario;
}

std::string_view with_article(FileKind kind) {
    if (kind == FileKind::policy) return "a policy";
    return kind == FileKind::study ? "a study" : "a scenario";
}

std::span<const std::string_view> top_level_keys(FileKind kind) {
    if (kind == FileKind::policy) return kPolicyKeys;
    return kind == FileKind::study ? std::span<const std::string_view>(kStudyKeys) : kScenarioKeys;
}

ScenarioFile read_scenario(const Document& document, std::span<const Model> models, Report& report) {
    const Fields fields(document, document.root, "", kScenarioKeys, report);
    ScenarioFile out;
    if (document.root.kind != Node::Kind::map) return out;
    out.model = read_model(fields, models);
    out.name = read_name(fields, "name", true);
    out.name_place = fields.place("name");
    out.title = fields.text("title");
    out.context = read_context(fields);
    out.description = fields.text("description");
    out.extends = fields.texts("extends");
    out.policies = fields.texts("policies");
    out.run = read_run_settings(fields);
    for (const PlacedText& name : fields.texts("laid_policies")) out.laid_policies.push_back(name.text);
    if (out.model != nullptr) read_contents(out, fields);
    return out;
}

PolicyFile read_policy(const Document& document, std::span<const Model> models, Report& report) {
    const Fields fields(document, document.root, "", kPolicyKeys, report);
    PolicyFile out;
    if (document.root.kind != Node::Kind::map) return out;
    out.model = read_model(fields, models);
    out.name = read_name(fields, "policy", false).value_or("");
    out.title = fields.text("title").value_or("");
    out.description = fields.text("description").value_or("");
    fields.must_have("changes", "`changes:` with `- {at: 24, set: {group.field: value}}` lines");
    const Entry* changes = fields.find("changes");
    if (changes != nullptr && out.model != nullptr)
        out.changes = read_changes(*out.model, document, *changes, out.name, false, report);
    return out;
}

StudyFile read_study(const Document& document, std::span<const Model> models, Report& report) {
    const Fields fields(document, document.root, "", kStudyKeys, report);
    StudyFile out;
    if (document.root.kind != Node::Kind::map) return out;
    out.model = read_model(fields, models);
    out.name = read_name(fields, "study", false).value_or("");
    fields.text("title");
    fields.text("description");
    out.run = read_run_settings(fields);
    if (out.model != nullptr) out.variation = read_variation(*out.model, fields, report);
    out.variation_place = fields.place("factors");
    out.scenarios = files_or_levels(fields, "scenarios", out.variation.find(FactorKind::scenario));
    out.policies = files_or_levels(fields, "policies", out.variation.find(FactorKind::policy));
    if (out.variation.find(FactorKind::scenario) == nullptr) fields.must_have("scenarios", "a list of scenario files");
    return out;
}

}  // namespace agora::input
