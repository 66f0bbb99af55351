// The documented order of assignment, one function for each step of it.
#include "sim/input/assign.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "sim/input/canonical.h"
#include "sim/input/contradictions.h"
#include "sim/input/lookup.h"
#include "sim/input/numbers.h"
#include "sim/input/read_given.h"
#include "sim/input/read_settings.h"

namespace agora::input {
namespace {

// The parameter that `citizens:` is a share of.
constexpr std::string_view kPopulation = "places.population";

void assign_defaults(Scenario& scenario, const Model& model) {
    for (const ParameterGroup& group : model.parameters)
        for (const ParameterInfo& info : group.parameters)
            scenario.parameters[info.name] = {stored_value(info, info.default_value), "default"};
}

const PlacedIndicator* find_indicator(const Draft& draft, const std::string& name) {
    for (const PlacedIndicator& given : draft.indicators)
        if (given.indicator.name == name) return &given;
    return nullptr;
}

void assign_mapping(Scenario& scenario, const Draft& draft, const IndicatorMapping& mapping, Report& report) {
    std::vector<double> values;
    std::string from;
    const PlacedIndicator* last = nullptr;
    for (const std::string& name : mapping.indicators) {
        last = find_indicator(draft, name);
        if (last == nullptr) {
            if (!draft.indicators.empty())
                scenario.parameters[mapping.parameter].origin = "default (no indicator " + name + ")";
            return;
        }
        values.push_back(last->indicator.value);
        from += (from.empty() ? "" : ", ") + name + " (" + last->indicator.origin + ")";
    }
    const ParameterInfo* info = find_parameter(*draft.model, mapping.parameter);
    if (info == nullptr || last == nullptr) return;
    double value = mapping.value(values);
    if (info->kind != ParameterKind::real) value = std::round(value);
    if (!(value >= info->lowest && value <= info->highest)) {
        report.add(last->place,
                   "the indicators of " + info->name + " give " + format_number(value) + ", which is out of range",
                   expectation(*info));
        return;
    }
    scenario.parameters[info->name] = {stored_value(*info, value),
                                       (values.size() == 1 ? "indicator " : "indicators ") + from};
}

// "policy coaching (coaching.yaml:7)", or the file and line of a scenario's own timeline.
std::string told_origin(const Change& change) {
    const std::string where = origin(change.setting.place);
    return change.policy.empty() ? where : "policy " + change.policy + " (" + where + ")";
}

// Two sources that both say what one parameter does at one time, of which one would be dropped. `earlier` begins no
// later than `later`, and nothing stands between them.
void check_sources(const Change& earlier, const Change& later, const std::string& step_name, Report& report) {
    const bool overlap = later.at == earlier.at || later.at < std::uint64_t{earlier.at} + earlier.over;
    if (!overlap || earlier.policy == later.policy) return;
    const std::string during =
        later.at == earlier.at ? ""
                               : ", while it still moves over " + std::to_string(earlier.over) + " " + step_name + "s";
    report.add(later.setting.place,
               later.setting.parameter + " changes in " + step_name + " " + std::to_string(later.at) + " by " +
                   told_origin(later) + " and, from " + step_name + " " + std::to_string(earlier.at) + ", by " +
                   told_origin(earlier) + during,
               "one source for a parameter at a time: other dates, or one policy that says what both do together");
}

void assign_timeline(Scenario& scenario, const Draft& draft, Report& report) {
    std::vector<const Change*> changes;
    for (const Change& change : draft.timeline) changes.push_back(&change);
    std::stable_sort(changes.begin(), changes.end(), [](const Change* a, const Change* b) { return a->at < b->at; });
    std::map<std::string_view, const Change*> latest;
    for (const Change* change : changes) {
        const Change*& before = latest[change->setting.parameter];
        if (before != nullptr) check_sources(*before, *change, draft.model->step_name, report);
        before = change;
        scenario.interventions.push_back({change->at, change->over, change->setting.parameter, change->setting.value,
                                          change->policy, told_origin(*change)});
    }
}

// A value that a change at once at step 0 would do away with was asked for in vain.
void assign_command_line(Scenario& scenario, const Draft& draft, std::span<const Setting> command_line,
                         Report& report) {
    std::map<std::string_view, const Intervention*> at_once;
    for (const Intervention& change : scenario.interventions)
        if (change.at == 0 && change.over == 0) at_once[change.parameter] = &change;
    for (const Setting& setting : command_line) {
        scenario.parameters[setting.parameter] = {setting.value, "--set"};
        if (const auto change = at_once.find(setting.parameter); change != at_once.end())
            report.add(setting.place,
                       setting.parameter + " is set here and, in " + draft.model->step_name + " 0, by " +
                           change->second->origin,
                       "one source for a parameter at a time: either --set or this change");
    }
}

void assign_size(Scenario& scenario, const Draft& draft, Report& report) {
    if (!draft.run.size) return;
    const Size& size = *draft.run.size;
    const auto population = scenario.parameters.find(std::string(kPopulation));
    if (population == scenario.parameters.end()) {
        if (size.in_citizens || size.value != 1)
            report.add(size.place, "the model " + scenario.model + " has no places of which a part could be simulated",
                       draft.model->takes_network ? "network.nodes, which says how many agents there are"
                                                  : "neither scale nor citizens");
        return;
    }
    scenario.scale = size.in_citizens ? std::min(1.0, size.value / population->second.value) : size.value;
}

std::optional<double> given_value(const Scenario& scenario, std::string_view name) {
    const auto found = scenario.parameters.find(std::string(name));
    if (found == scenario.parameters.end()) return std::nullopt;
    return found->second.value;
}

bool generates(const Model& model, std::span<const Setting> command_line) {
    return std::any_of(command_line.begin(), command_line.end(), [&](const Setting& setting) {
        return setting.parameter == kGenerator && !is_no_generator(model, setting.value);
    });
}

// Links that are given decide the number of agents, unless the scenario has more of them than links speak of.
void assign_network(Scenario& scenario, const Draft& draft, std::span<const Setting> command_line, Report& report) {
    if (draft.edges == nullptr || generates(*draft.model, command_line)) return;
    const ParameterInfo* nodes_info = find_parameter(*draft.model, kNodes);
    std::uint32_t nodes = draft.edges->least_nodes();
    const auto set = scenario.parameters.find(std::string(kNodes));
    const bool is_set = set != scenario.parameters.end() && !set->second.origin.starts_with("default");
    if (is_set) nodes = static_cast<std::uint32_t>(set->second.value);
    const bool is_beyond = !is_set && nodes_info != nullptr && nodes > nodes_info->highest;
    if (is_beyond) nodes = static_cast<std::uint32_t>(nodes_info->highest);
    const bool directed = given_value(scenario, kDirected).value_or(0) != 0;
    if (!is_set && !is_beyond && draft.edges->find_gaps(draft.edges_place, report)) return;
    draft.edges->check(directed, nodes, report);
    scenario.network = draft.edges->network(directed, nodes);
    const std::string& origin = scenario.network->origin;
    if (nodes_info != nullptr && !is_set) scenario.parameters[nodes_info->name] = {static_cast<double>(nodes), origin};
    if (const ParameterInfo* generator = find_parameter(*draft.model, kGenerator))
        for (std::size_t i = 0; i < generator->choices.size(); ++i)
            if (generator->choices[i] == "none")
                scenario.parameters[generator->name] = {static_cast<double>(i), origin};
}

// One value for each agent, or for each agent of one of several copies of the network.
void check_agents(Scenario& scenario, const Draft& draft, Report& report) {
    for (const PlacedColumn& column : draft.agents) {
        const std::size_t count = column.given.values.size(), first = draft.agents[0].given.values.size();
        const std::string have = column.given.column + " has " + std::to_string(count) + " values";
        if (count != first)
            report.add(column.place, have,
                       std::to_string(first) + ", as many as " + draft.agents[0].given.column + " has");
        else if (scenario.network && count != scenario.network->nodes &&
                 static_cast<double>(count) != scenario.network->nodes * given_value(scenario, kCopies).value_or(1))
            report.add(column.place, have,
                       std::to_string(scenario.network->nodes) + ", one for each agent of the network");
        scenario.agents.push_back(column.given);
    }
}

void validate_dates(const Scenario& scenario, const Draft& draft, Report& report) {
    const std::string& step = draft.model->step_name;
    for (const Change& change : draft.timeline)
        if (change.at >= scenario.steps)
            report.add(change.at_place,
                       step + " " + std::to_string(change.at) + " lies beyond the run of " +
                           std::to_string(scenario.steps) + " " + step + "s",
                       "a " + step + " from 0 to " + std::to_string(scenario.steps - 1));
}

}  // namespace

Scenario assign(const Draft& draft, std::span<const Setting> command_line, Report& report) {
    const Model& model = *draft.model;
    Scenario out;
    out.model = model.name;
    out.name = draft.name;
    out.title = draft.title;
    out.context = draft.context;
    out.description = draft.description;
    out.policies = draft.policies;
    out.seed = draft.run.seed.value_or(out.seed);
    out.replicates = draft.run.replicates.value_or(out.replicates);
    out.steps = draft.run.steps.value_or(out.steps);
    for (const PlacedIndicator& given : draft.indicators) out.indicators.push_back(given.indicator);
    assign_defaults(out, model);
    for (const IndicatorMapping& mapping : model.mappings) assign_mapping(out, draft, mapping, report);
    for (const auto& [name, setting] : draft.settings) out.parameters[name] = {setting.value, origin(setting.place)};
    assign_timeline(out, draft, report);
    assign_command_line(out, draft, command_line, report);
    assign_network(out, draft, command_line, report);
    check_agents(out, draft, report);
    assign_size(out, draft, report);
    validate_dates(out, draft, report);
    report_contradictions(out, draft, command_line, report);
    out.resolved_text = canonical_text(model, out);
    return out;
}

}  // namespace agora::input
