// Parameter names and values from files; every suggestion is a name that would have worked in that place.
#include "sim/input/read_settings.h"

#include <algorithm>
#include <map>
#include <utility>

#include "sim/input/bounds.h"
#include "sim/input/lookup.h"
#include "sim/input/numbers.h"

namespace agora::input {
namespace {

constexpr std::string_view kChangeKeys[] = {"at", "over", "set"};
constexpr std::string_view kResolvedChangeKeys[] = {"at", "over", "set", "policy"};

std::string field_of(const std::string& full_name) { return full_name.substr(full_name.find('.') + 1); }

// The parameter most like group.field: first among its own group, then by its field in any group, then by spelling.
std::string nearest_parameter(std::string_view name, const std::vector<std::string>& names) {
    const std::size_t dot = name.find('.');
    if (dot == std::string_view::npos) return nearest_name(name, names);
    const std::string_view group = name.substr(0, dot + 1), field = name.substr(dot + 1);
    std::vector<std::string> fields;
    for (const std::string& candidate : names)
        if (candidate.starts_with(group)) fields.push_back(field_of(candidate));
    if (const std::string nearest = nearest_name(field, fields); !nearest.empty()) return std::string(group) + nearest;
    for (const std::string& candidate : names)
        if (field_of(candidate) == field) return candidate;
    return nearest_name(name, names);
}

void report_unknown(std::string_view name, const std::vector<std::string>& names, const Place& place, Report& report) {
    const std::string nearest = nearest_parameter(name, names);
    report.add(place, "unknown parameter " + std::string(name),
               nearest.empty() ? "a parameter of the model, written group.field" : "", nearest);
}

void report_unknown_group(const Model& model, const Document& document, const Entry& entry, Report& report) {
    std::vector<std::string> groups;
    for (const ParameterGroup& group : model.parameters) groups.push_back(group.name);
    std::string nearest = nearest_name(entry.key.text, groups);
    if (nearest.empty()) nearest = nearest_parameter("." + entry.key.text, parameter_names(model));
    std::string listed;
    for (const std::string& group : groups) listed += (listed.empty() ? "" : ", ") + group;
    report.add(place_of(document, entry.key), "unknown parameter group " + entry.key.text, "one of " + listed, nearest);
}

std::vector<Change> read_change(const Model& model, const Document& document, const Node& node,
                                std::span<const std::string_view> keys, Report& report) {
    const Fields fields(document, node, "", keys, report);
    std::vector<Change> out;
    if (node.kind != Node::Kind::map) return out;
    fields.must_have("at", "the " + model.step_name + " of the change, counted from 0");
    fields.must_have("set", "`set: {group.field: value}`");
    const auto at = fields.count("at", 0, kMostSteps, model.step_name + "s");
    const auto over = fields.count("over", 0, kMostSteps, model.step_name + "s");
    const std::string policy = fields.text("policy").value_or("");
    const Entry* set = fields.find("set");
    if (set == nullptr) return out;
    if (set->value.kind == Node::Kind::empty)
        report.add(place_of(document, *set), "this change sets nothing", "`set: {group.field: value}`");
    for (Setting& setting : read_parameters(model, document, *set, report)) {
        const ParameterInfo& info = *find_parameter(model, setting.parameter);
        if (info.when == When::at_start)
            report.add(setting.place, setting.parameter + " is fixed when a run starts; a timeline cannot change it",
                       "a parameter that may change during a run");
        else if (info.kind == ParameterKind::choice && over.value_or(0) > 0)
            report.add(fields.place("over"), setting.parameter + " is a choice, which changes at once",
                       "`set` without `over`");
        else if (at) out.push_back({*at, over.value_or(0), std::move(setting), fields.place("at"), policy});
    }
    return out;
}

void report_double_changes(const std::vector<Change>& changes, const std::string& step_name, Report& report) {
    std::map<std::pair<std::string_view, std::uint32_t>, int> first_line;
    for (const Change& change : changes) {
        const Setting& setting = change.setting;
        const auto [first, is_new] = first_line.try_emplace({setting.parameter, change.at}, setting.place.line);
        if (!is_new)
            report.add(
                setting.place, setting.parameter + " changes twice in " + step_name + " " + std::to_string(change.at),
                "one change of a parameter at a time (the first is on line " + std::to_string(first->second) + ")");
    }
}

// The position of the name a value holds among those of a choice.
std::optional<double> read_choice(const ParameterInfo& info, const Node& value, const Place& place, Report& report) {
    if (value.kind == Node::Kind::refused) return std::nullopt;
    const bool is_text = value.kind == Node::Kind::text;
    const auto found = std::find(info.choices.begin(), info.choices.end(), is_text ? value.text : "");
    if (is_text && found != info.choices.end()) return static_cast<double>(found - info.choices.begin());
    const std::string what = value.kind == Node::Kind::empty ? " has no value"
                             : is_text                       ? " cannot be " + value.text
                                                             : " must be a name";
    report.add(place, info.name + what, expectation(info), is_text ? nearest_name(value.text, info.choices) : "");
    return std::nullopt;
}

}  // namespace

std::string expectation(const ParameterInfo& info) {
    if (info.kind != ParameterKind::choice) return expectation(rule_of(info));
    std::string out;
    for (const std::string& choice : info.choices) out += (out.empty() ? "one of " : ", ") + choice;
    return out;
}

NumberRule rule_of(const ParameterInfo& info) {
    NumberRule rule{info.unit, info.lowest, info.highest};
    rule.whole = info.kind == ParameterKind::integer;
    rule.percent = info.unit == "1" && !rule.whole;
    return rule;
}

std::optional<Setting> read_setting(const Model& model, std::string_view name, const Node& value,
                                    const Place& name_place, const Place& value_place, Report& report) {
    const ParameterInfo* info = find_parameter(model, name);
    if (info == nullptr) {
        report_unknown(name, parameter_names(model), name_place, report);
        return std::nullopt;
    }
    const bool is_choice = info->kind == ParameterKind::choice;
    const auto number = is_choice ? read_choice(*info, value, value_place, report)
                                  : read_number(name, value, value_place, rule_of(*info), report);
    if (!number) return std::nullopt;
    return Setting{info->name, stored_value(*info, *number), value_place};
}

void add_once(std::vector<Setting>& settings, std::optional<Setting> setting, const Place& name_place, Report& report) {
    if (!setting) return;
    const auto same = std::find_if(settings.begin(), settings.end(),
                                   [&](const Setting& other) { return other.parameter == setting->parameter; });
    if (same == settings.end()) {
        settings.push_back(std::move(*setting));
        return;
    }
    report.add(name_place, setting->parameter + " stands here twice",
               "each name once (the first is on line " + std::to_string(same->place.line) + ")");
}

std::vector<Setting> read_parameters(const Model& model, const Document& document, const Entry& entry, Report& report) {
    std::vector<Setting> out;
    if (entry.value.kind == Node::Kind::empty || entry.value.kind == Node::Kind::refused) return out;
    if (entry.value.kind != Node::Kind::map) {
        report.add(place_of(document, entry), entry.key.text + " must hold `group.field: value` lines",
                   "`group.field: value` or `group: {field: value}`");
        return out;
    }
    for (const Entry& outer : entry.value.entries) {
        const Place outer_place = place_of(document, outer.key);
        if (outer.key.text.find('.') != std::string::npos) {
            add_once(out,
                     read_setting(model, outer.key.text, outer.value, outer_place, place_of(document, outer), report),
                     outer_place, report);
        } else if (find_group(model, outer.key.text) == nullptr) {
            report_unknown_group(model, document, outer, report);
        } else if (outer.value.kind == Node::Kind::text || outer.value.kind == Node::Kind::list) {
            report.add(place_of(document, outer), outer.key.text + " is a group of parameters",
                       "`" + outer.key.text + ": {field: value}`");
        } else {
            for (const Entry& inner : outer.value.entries)
                add_once(out,
                         read_setting(model, outer.key.text + "." + inner.key.text, inner.value,
                                      place_of(document, inner.key), place_of(document, inner), report),
                         place_of(document, inner.key), report);
        }
    }
    return out;
}

std::vector<Change> read_changes(const Model& model, const Document& document, const Entry& entry,
                                 std::string_view policy, bool may_name_policy, Report& report) {
    std::vector<Change> out;
    if (entry.value.kind == Node::Kind::empty || entry.value.kind == Node::Kind::refused) return out;
    if (entry.value.kind != Node::Kind::list) {
        report.add(place_of(document, entry), entry.key.text + " must be a list of dated changes",
                   "`- {at: 24, set: {group.field: value}}` lines");
        return out;
    }
    const std::span<const std::string_view> keys =
        may_name_policy ? std::span<const std::string_view>(kResolvedChangeKeys) : kChangeKeys;
    for (const Node& item : entry.value.items)
        for (Change& change : read_change(model, document, item, keys, report)) out.push_back(std::move(change));
    report_double_changes(out, model.step_name, report);
    if (!policy.empty())
        for (Change& change : out) change.policy = policy;
    return out;
}

}  // namespace agora::input
