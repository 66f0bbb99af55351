// The command `agora list`: what there is to choose from.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "models/all_models.h"
#include "sim/app/catalogue.h"
#include "sim/app/commands.h"
#include "sim/app/json_line.h"
#include "sim/app/stop.h"
#include "sim/app/study.h"
#include "sim/app/table.h"
#include "sim/app/terminal.h"
#include "sim/input/numbers.h"
#include "sim/input/problem.h"
#include "sim/run/tallies.h"

namespace agora::app {
namespace {

using Cells = std::vector<std::string>;

// A list with the names of its columns; the first column names the thing.
struct Listing {
    Cells columns;
    std::vector<Cells> rows;
};

Listing files_in(std::string_view folder) {
    Listing out{{"name", "title"}, {}};
    for (const CatalogueEntry& entry : catalogue(folder)) out.rows.push_back({entry.name, entry.title});
    return out;
}

Listing contexts(const Model&) {
    Listing out{{"name", "code", "title"}, {}};
    for (const CatalogueEntry& entry : catalogue("contexts"))
        out.rows.push_back({entry.name, entry.context, entry.title});
    return out;
}

Listing policies(const Model&) { return files_in("policies"); }
Listing studies(const Model&) { return files_in("studies"); }
Listing reference(const Model&) { return files_in("reference"); }

Listing models(const Model&) {
    Listing out{{"name", "title"}, {}};
    for (const Model& model : all_models()) out.rows.push_back({model.name, model.title});
    return out;
}

Cells cells_of(const ParameterInfo& p) {
    const std::string usual = input::format_value(p, p.default_value);
    if (p.kind == ParameterKind::choice)
        return {p.name, usual, "", "", "", fmt::format("{} One of {}.", p.meaning, fmt::join(p.choices, ", "))};
    return {p.name, usual, p.unit, input::format_number(p.lowest), input::format_number(p.highest), p.meaning};
}

Listing parameters_that(const Model& model, bool only_levers) {
    Listing out{{"name", "default", "unit", "lowest", "highest", "meaning"}, {}};
    for (const ParameterGroup& group : model.parameters)
        for (const ParameterInfo& p : group.parameters)
            if (!only_levers || p.when == When::any_time) out.rows.push_back(cells_of(p));
    return out;
}

Listing parameters(const Model& model) { return parameters_that(model, false); }
Listing levers(const Model& model) { return parameters_that(model, true); }

Listing metrics(const Model& model) {
    Listing out{{"name", "unit", "meaning"}, {}};
    for (const Outcome& outcome : outcomes_of(model)) out.rows.push_back({outcome.name, outcome.unit, outcome.meaning});
    return out;
}

// What can be listed; the last three are of one model.
struct Kind {
    const char* name;
    Listing (*list)(const Model&);
};
constexpr Kind kKinds[] = {{"contexts", contexts},   {"policies", policies}, {"studies", studies},
                           {"reference", reference}, {"models", models},     {"parameters", parameters},
                           {"metrics", metrics},     {"levers", levers}};

std::string as_text(const Listing& listing) {
    Table table(listing.columns);
    for (const Cells& row : listing.rows) table.add(row);
    return table.text();
}

std::string as_json(const std::string& kind, const Listing& listing) {
    std::string out;
    for (const Cells& row : listing.rows) {
        nlohmann::ordered_json line{{"kind", kind}};
        for (std::size_t c = 0; c < row.size(); ++c) line[listing.columns[c]] = row[c];
        out += json_line(line);
    }
    return out;
}

}  // namespace

int list(const Options& options) {
    const Model& model = model_called(options.names.size() < 2 ? "cocreation" : options.names[1]);
    if (options.names.empty()) {
        for (const Kind& kind : kKinds) {
            if (options.json) print(as_json(kind.name, kind.list(model)));
            else print(fmt::format("{:<11}{} (agora list {})\n", kind.name, kind.list(model).rows.size(), kind.name));
        }
        return kFine;
    }
    std::vector<std::string> names;
    for (const Kind& kind : kKinds) {
        names.emplace_back(kind.name);
        if (options.names.front() != kind.name) continue;
        print(options.json ? as_json(kind.name, kind.list(model)) : as_text(kind.list(model)));
        return kFine;
    }
    const std::string nearest = input::nearest_name(options.names.front(), names);
    throw Stop(kUsage, fmt::format("cannot list '{}'; {}", options.names.front(),
                                   nearest.empty() ? fmt::format("there are: {}", fmt::join(names, ", "))
                                                   : "did you mean " + nearest + "?"));
}

}  // namespace agora::app
