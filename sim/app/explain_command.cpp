// The command `agora explain`: from an outcome to the parameters behind it, from a parameter to its source.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "models/all_models.h"
#include "sim/app/catalogue.h"
#include "sim/app/commands.h"
#include "sim/app/declared.h"
#include "sim/app/json_line.h"
#include "sim/app/stop.h"
#include "sim/app/study.h"
#include "sim/app/terminal.h"
#include "sim/input/documents.h"
#include "sim/input/problem.h"

namespace agora::app {
namespace {

const Tally* tally_of(const Model& model, const std::string& metric) {
    for (const Tally& tally : model.tallies)
        for (const Metric& one : tally.metrics)
            if (one.name == metric) return &tally;
    return nullptr;
}

bool is_fed_by_indicators(const Model& model, const std::string& parameter) {
    return std::any_of(model.mappings.begin(), model.mappings.end(),
                       [&](const IndicatorMapping& mapping) { return mapping.parameter == parameter; });
}

std::string parameters_of_group(const Model& model, const std::string& name) {
    std::string out;
    for (const ParameterGroup& group : model.parameters) {
        if (group.name != name) continue;
        for (const ParameterInfo& parameter : group.parameters)
            out += fmt::format("      {:<34} {}{}\n", parameter.name, parameter.meaning,
                               is_fed_by_indicators(model, parameter.name) ? " [from indicators]" : "");
    }
    return out;
}

// Whether a metric is, by its name, about this column: "trust" about "trust_good", "influence_citizens" about
// "influence".
bool is_about(const std::string& metric, std::string_view column) {
    return metric == column || column.starts_with(metric + "_") || metric.starts_with(std::string(column) + "_");
}

// The tally with the columns the metric is about alone, where names tell which ones; else as it is.
Submodel measure_of(const Model& model, const Tally& tally, const std::string& metric) {
    Submodel measure = tally.accumulate;
    std::erase_if(measure.accesses, [&](const Access& access) {
        return std::none_of(model.columns.begin(), model.columns.end(), [&](const ColumnDescription& column) {
            return column.type == access.type && is_about(metric, column.info.name);
        });
    });
    return measure.accesses.empty() ? tally.accumulate : measure;
}

// The submodels that write what the metric is measured on, each with its parameters; then those one step further back.
std::string what_feeds(const Model& model, const std::string& metric) {
    const Tally* tally = tally_of(model, metric);
    if (tally == nullptr) return {};
    std::string near, far;
    for (const Feeder& feeder : feeders_of(model, measure_of(model, *tally, metric))) {
        const Declared declared = declared_by(model, *feeder.submodel);
        const std::string line = fmt::format("  {}: {}\n", feeder.submodel->name, feeder.submodel->meaning);
        if (feeder.distance > 1) continue;
        (feeder.distance == 0 ? near : far) += line;
        if (feeder.distance > 0) continue;
        for (const std::string& group : declared.parameters) near += parameters_of_group(model, group);
    }
    std::string out;
    if (!near.empty()) out += "\nWritten by these submodels, with these parameters:\n" + near;
    if (!far.empty()) out += "\nWhich in turn use what these submodels write:\n" + far;
    return out + "\nTo go on: agora explain PARAMETER --context EST\n";
}

std::optional<std::string> policy_page(const std::string& name) {
    for (const CatalogueEntry& policy : catalogue("policies"))
        if (policy.name == name)
            return fmt::format("Policy {}: {}\n\n{}\n\nFile: {}\n", policy.name, policy.title, policy.description,
                               policy.path);
    return std::nullopt;
}

std::vector<std::string> known_names() {
    std::vector<std::string> names;
    for (const Model& model : all_models())
        for (std::string& name : input::explainable_names(model)) names.push_back(std::move(name));
    for (const CatalogueEntry& policy : catalogue("policies")) names.push_back(policy.name);
    return names;
}

// The page on `name` in the first model that knows it; the context's own model comes first.
std::optional<std::string> model_page(const std::string& name, const std::optional<Scenario>& context) {
    for (const Model& model : all_models()) {
        const bool fits = context && context->model == model.name;
        const std::string page = input::explain(model, name, fits ? &*context : nullptr);
        if (!page.empty()) return page + what_feeds(model, name);
    }
    return std::nullopt;
}

}  // namespace

int explain(const Options& options) {
    if (options.names.size() != 1) throw Stop(kUsage, "agora explain takes one NAME; agora list shows names");
    const std::string& name = options.names.front();
    std::optional<Scenario> context;
    if (!options.context.empty()) context = load_context(options.context);
    std::optional<std::string> page = model_page(name, context);
    if (!page) page = policy_page(name);
    if (!page) {
        const std::string nearest = input::nearest_name(name, known_names());
        throw Stop(kUsage, "nothing is called '" + name + "'" +
                               (nearest.empty() ? "; see agora list" : "; did you mean " + nearest + "?"));
    }
    if (options.json) print(json_line({{"name", name}, {"text", *page}}));
    else print(*page);
    return kFine;
}

}  // namespace agora::app
