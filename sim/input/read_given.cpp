// Files are only named here; they are opened when layers are put together.
#include "sim/input/read_given.h"

#include <algorithm>
#include <utility>

#include "sim/input/agent_values.h"
#include "sim/input/link_table.h"
#include "sim/input/lookup.h"
#include "sim/input/numbers.h"
#include "sim/input/read_settings.h"

namespace agora::input {
namespace {

constexpr std::string_view kFileKeys[] = {"file", "hash", "rows"};
constexpr const char* kEdges = "`edges: FILE` or `edges: [[0, 1], [1, 2, 0.5]]`";

// A file, as its name alone or as resolved scenarios write it: {file, hash, rows}.
std::optional<FileReference> read_reference(const Document& document, const Entry& entry, Report& report) {
    FileReference out;
    if (entry.value.kind == Node::Kind::text) {
        out.path = {entry.value.text, place_of(document, entry)};
        return out;
    }
    const Fields fields(document, entry.value, entry.key.text + ".", kFileKeys, report);
    fields.must_have("file", "the path of a file, relative to the folder of this one");
    const auto file = fields.text("file");
    fields.whole64("rows");
    out.hash = fields.text("hash").value_or("");
    out.hash_place = fields.place("hash");
    if (!file) return std::nullopt;
    out.path = {*file, fields.place("file")};
    return out;
}

void read_edges(const Document& document, const Entry& entry, ScenarioFile& out, Report& report) {
    const Place place = place_of(document, entry);
    GivenEdges edges;
    edges.place = place;
    switch (entry.value.kind) {
        case Node::Kind::refused: return;
        case Node::Kind::empty: return report.add(place, "edges has no value", kEdges);
        case Node::Kind::list:
            edges.list = EdgeList::read(document, entry.value, report);
            out.edges = std::move(edges);
            return;
        default: break;
    }
    if (auto reference = read_reference(document, entry, report)) {
        edges.file = std::move(*reference);
        out.edges = std::move(edges);
    }
}

void report_unknown(const Model& model, const Document& document, const Entry& entry, Report& report) {
    std::vector<std::string> names{"edges", "ids"};
    std::string listed = "one of edges, ids";
    if (const ParameterGroup* group = find_group(model, "network"))
        for (const ParameterInfo& info : group->parameters) {
            names.push_back(info.name.substr(info.name.find('.') + 1));
            listed += ", " + names.back();
        }
    const std::string nearest = nearest_name(entry.key.text, names);
    report.add(place_of(document, entry.key), "unknown name network." + entry.key.text, nearest.empty() ? listed : "",
               nearest.empty() ? "" : "network." + nearest);
}

// `ids: any`, or the numbers that agents had before they were numbered anew, as resolved scenarios write them.
void read_ids(const Document& document, const Entry& entry, ScenarioFile& scenario, Report& report) {
    const Place place = place_of(document, entry);
    constexpr const char* expected = "`ids: any`, with `edges`";
    if (!scenario.edges) return report.add(place, "ids says how agents are numbered in edges that are given", expected);
    if (entry.value.kind == Node::Kind::text && entry.value.text == "any") {
        scenario.edges->any_ids = true;
        if (scenario.edges->list != nullptr) scenario.edges->list->number_anew();
        return;
    }
    if (entry.value.kind != Node::Kind::list || scenario.edges->list == nullptr)
        return report.add(place, "ids must be any", expected);
    NumberRule rule{"1", 0, kMostAgents};
    rule.whole = true;
    std::vector<std::uint32_t> ids;
    for (const Node& item : entry.value.items)
        ids.push_back(
            static_cast<std::uint32_t>(read_number("an id", item, place_of(document, item), rule, report).value_or(0)));
    if (ids.size() != scenario.edges->list->least_nodes())
        return report.add(place, "here are " + std::to_string(ids.size()) + " ids",
                          std::to_string(scenario.edges->list->least_nodes()) + ", one for each agent");
    scenario.edges->list->keep_ids(std::move(ids));
}

// Two ways to say who is tied to whom, of which one would be ignored.
void report_both(const ScenarioFile& scenario, Report& report) {
    for (const Setting& setting : scenario.settings)
        if (setting.parameter == kGenerator && scenario.edges && !is_no_generator(*scenario.model, setting.value))
            report.add(setting.place, "edges are given, so nothing is left to generate", "either edges or a generator");
}

void read_column(const Document& document, const Entry& entry, ScenarioFile& out, Report& report) {
    const ColumnDescription* column = find_given(*out.model, entry.key.text);
    if (column == nullptr) return report_not_given(*out.model, place_of(document, entry.key), entry.key.text, report);
    GivenValues values;
    values.column = entry.key.text;
    values.place = place_of(document, entry);
    if (entry.value.kind == Node::Kind::refused) return;
    if (entry.value.kind == Node::Kind::list) {
        values.values = read_values(*column, document, entry.value, report);
    } else if (entry.value.kind == Node::Kind::map) {
        auto reference = read_reference(document, entry, report);
        if (!reference) return;
        values.in_file = true;
        values.file = std::move(*reference);
    } else {
        return report.add(values.place, values.column + " must be a list of values",
                          "`" + values.column + ": [1, 2, 3]`, one for each agent, or `{file: FILE}`");
    }
    out.agents.push_back(std::move(values));
}

}  // namespace

bool is_no_generator(const Model& model, double value) {
    const ParameterInfo* info = find_parameter(model, kGenerator);
    return info != nullptr && format_value(*info, value) == "none";
}

void read_network(const Document& document, const Entry& entry, ScenarioFile& out, Report& report) {
    const Node& value = entry.value;
    if (value.kind == Node::Kind::refused || value.kind == Node::Kind::empty) return;
    if (!out.model->takes_network)
        return report.add(place_of(document, entry.key), "the model " + out.model->name + " takes no network",
                          "a file without `network:`");
    if (value.kind != Node::Kind::map)
        return report.add(place_of(document, entry), "network must hold `name: value` lines",
                          "`network: {generator: ring}` or `network: {edges: FILE}`");
    for (const Entry& item : value.entries)
        if (item.key.text == "edges") read_edges(document, item, out, report);
    for (const Entry& item : value.entries) {
        if (item.key.text == "edges") continue;
        if (item.key.text == "ids") {
            read_ids(document, item, out, report);
            continue;
        }
        const std::string name = "network." + item.key.text;
        if (find_parameter(*out.model, name) == nullptr) report_unknown(*out.model, document, item, report);
        else
            add_once(out.settings,
                     read_setting(*out.model, name, item.value, place_of(document, item.key), place_of(document, item),
                                  report),
                     place_of(document, item.key), report);
    }
    report_both(out, report);
}

void read_agents(const Document& document, const Entry& entry, ScenarioFile& out, Report& report) {
    const Node& value = entry.value;
    if (value.kind == Node::Kind::refused || value.kind == Node::Kind::empty) return;
    if (out.model->given.empty())
        return report.add(place_of(document, entry.key),
                          "the model " + out.model->name + " takes no initial values of agents",
                          "a file without `agents:`");
    if (value.kind == Node::Kind::map) {
        for (const Entry& item : value.entries) read_column(document, item, out, report);
        return;
    }
    if (value.kind != Node::Kind::text)
        return report.add(place_of(document, entry), "agents must hold lists of values by the names of columns",
                          "`agents: {" + given_names(*out.model).front() + ": [1, 2, 3]}` or `agents: FILE`");
    GivenValues values;
    values.in_file = true;
    values.place = place_of(document, entry);
    values.file.path = {value.text, values.place};
    out.agents.push_back(std::move(values));
}

}  // namespace agora::input
