// Factors are checked by the same table of parameters as scenarios.
#include "sim/input/read_factors.h"

#include <algorithm>
#include <utility>

#include "sim/input/bounds.h"
#include "sim/input/lookup.h"
#include "sim/input/read_settings.h"

namespace agora::input {
namespace {

constexpr std::string_view kFactorKeys[] = {"range", "levels", "scale", "at", "over"};
constexpr std::string_view kDesignKeys[] = {"kind", "rows", "levels", "seed", "file"};
constexpr std::string_view kOutcomeKeys[] = {"metric", "mean_of_last"};

// The scale a range is walked on; true for logarithmic.
bool read_scale(const Fields& fields) {
    const auto scale = fields.text("scale");
    if (scale && *scale != "log" && *scale != "linear")
        fields.report().add(fields.place("scale"), "unknown scale " + *scale, "log or linear");
    return scale && *scale == "log";
}

class ParameterFactor {
  public:
    ParameterFactor(const Model& model, const Fields& fields, const Entry& entry, Factor& factor)
        : model_(model), fields_(fields), entry_(entry), factor_(factor) {}

    void read() {
        factor_.logarithmic = read_scale(fields_);
        const Entry* range = fields_.find("range");
        const Entry* levels = fields_.find("levels");
        if ((range == nullptr) == (levels == nullptr))
            add(fields_.place("levels"), factor_.name + " needs either a range or levels",
                "`range: [lowest, highest]` or `levels: [first, second, …]`");
        else if (range != nullptr) read_range(*range);
        else read_levels(*levels);
        read_date();
    }

  private:
    void add(const Place& place, std::string message, std::string expected) {
        fields_.report().add(place, std::move(message), std::move(expected));
    }

    std::vector<double> values(const Entry& list) {
        std::vector<double> out;
        if (list.value.kind != Node::Kind::list) {
            if (list.value.kind != Node::Kind::refused)
                add(place_of(fields_.document(), list), list.key.text + " must be a list", "[first, second, …]");
            return out;
        }
        for (const Node& item : list.value.items)
            if (const auto setting = read_setting(model_, factor_.name, item, place_of(fields_.document(), entry_.key),
                                                  place_of(fields_.document(), item), fields_.report()))
                out.push_back(setting->value);
        if (out.size() != list.value.items.size()) out.clear();
        else if (out.empty())
            add(place_of(fields_.document(), list), list.key.text + " is empty", "at least one value");
        return out;
    }

    void read_range(const Entry& range) {
        const Place place = place_of(fields_.document(), range);
        if (factor_.parameter->kind == ParameterKind::choice)
            return add(place, factor_.name + " is a choice, which has no range", "`levels: [first, second, …]`");
        const std::vector<double> ends = values(range);
        if (ends.empty()) return;
        if (ends.size() != 2 || !(ends[0] < ends[1]))
            return add(place, "this is no range", "[lowest, highest], two different values in this order");
        factor_.lowest = ends[0], factor_.highest = ends[1];
        if (factor_.logarithmic && !(factor_.lowest > 0))
            add(place, "a range that is walked on a log scale cannot begin at or below 0", "a lowest value above 0");
    }

    void read_levels(const Entry& levels) {
        factor_.levels = values(levels);
        if (fields_.find("scale") != nullptr)
            add(fields_.place("scale"), "levels have no scale of their own", "`range:` with `scale:`, or levels alone");
        if (factor_.levels.empty()) return;
        std::vector<double> sorted = factor_.levels;
        std::sort(sorted.begin(), sorted.end());
        if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
            add(place_of(fields_.document(), levels), "a level stands here twice", "each level once");
        factor_.lowest = sorted.front(), factor_.highest = sorted.back();
    }

    void read_date() {
        const auto at = fields_.count("at", 0, kMostSteps, model_.step_name + "s");
        const auto over = fields_.count("over", 0, kMostSteps, model_.step_name + "s");
        if (!at && fields_.find("over") != nullptr)
            add(fields_.place("over"), "over says how long a change takes, but there is no date", "`at:` beside it");
        if (!at) return;
        if (factor_.parameter->when == When::at_start)
            return add(fields_.place("at"), factor_.name + " is fixed when a run starts",
                       "a parameter that may change during a run, or no date");
        if (factor_.parameter->kind == ParameterKind::choice && over.value_or(0) > 0)
            return add(fields_.place("over"), factor_.name + " is a choice, which changes at once",
                       "`at` without `over`");
        factor_.dated = DatedFactor{*at, over.value_or(0)};
    }

    const Model& model_;
    const Fields& fields_;
    const Entry& entry_;
    Factor& factor_;
};

// Which scenario or policy: the levels are files.
void read_files_as_levels(const Fields& fields, PlacedFactor& out) {
    for (const std::string_view key : {"range", "scale", "at", "over"})
        if (fields.find(key) != nullptr)
            fields.report().add(fields.place(key), out.factor.name + " has levels and nothing else",
                                "`levels:` with a list of files");
    fields.must_have("levels", "a list of files, relative to this one");
    out.files = fields.texts("levels");
    const Entry* levels = fields.find("levels");
    if (levels != nullptr && levels->value.items.empty() &&
        (levels->value.kind == Node::Kind::list || levels->value.kind == Node::Kind::empty))
        fields.report().add(fields.place("levels"), "levels is empty", "a list of files, relative to this one");
    for (std::size_t i = 0; i < out.files.size(); ++i) out.factor.levels.push_back(static_cast<double>(i));
    out.factor.highest = out.files.empty() ? 0 : static_cast<double>(out.files.size() - 1);
}

PlacedFactor read_factor(const Model& model, const Fields& study, const Entry& entry, Report& report) {
    PlacedFactor out;
    out.factor.name = entry.key.text;
    out.place = place_of(study.document(), entry.key);
    const Fields fields(study.document(), entry.value, out.factor.name + ".", kFactorKeys, report);
    if (out.factor.name == "scenario" || out.factor.name == "policy") {
        out.factor.kind = out.factor.name == "policy" ? FactorKind::policy : FactorKind::scenario;
        if (entry.value.kind == Node::Kind::map) read_files_as_levels(fields, out);
        return out;
    }
    out.factor.parameter = find_parameter(model, out.factor.name);
    if (out.factor.parameter == nullptr) {
        std::vector<std::string> names = parameter_names(model);
        names.insert(names.end(), {"scenario", "policy"});
        const std::string nearest = nearest_name(out.factor.name, names);
        report.add(out.place, "unknown factor " + out.factor.name,
                   nearest.empty() ? "a parameter of the model, written group.field, or scenario, or policy" : "",
                   nearest);
    } else if (entry.value.kind == Node::Kind::map) {
        ParameterFactor(model, fields, entry, out.factor).read();
    }
    return out;
}

bool takes_rows(DesignKind kind) {
    return kind == DesignKind::latin_hypercube || kind == DesignKind::sobol || kind == DesignKind::saltelli ||
           kind == DesignKind::morris;
}

// Keys a kind of design has no use for would be forgotten in silence.
void refuse_unused(const Fields& fields, const Design& design, const std::string& kind) {
    const bool is_table = design.kind == DesignKind::table;
    const bool has_levels = !is_table && (!takes_rows(design.kind) || design.kind == DesignKind::morris);
    const std::pair<std::string_view, bool> uses[] = {{"rows", takes_rows(design.kind)},
                                                      {"seed", takes_rows(design.kind)},
                                                      {"levels", has_levels},
                                                      {"file", is_table}};
    for (const auto& [key, used] : uses)
        if (!used && fields.find(key) != nullptr)
            fields.report().add(fields.place(key), "a design of kind " + kind + " takes no " + std::string(key),
                                "a design without it");
}

void read_design(const Fields& study, StudyVariation& out, Report& report) {
    study.must_have("design", "`design: {kind: latin-hypercube, rows: 100}`");
    const Entry* entry = study.find("design");
    if (entry == nullptr) return;
    const Fields fields(study.document(), entry->value, "design.", kDesignKeys, report);
    const std::vector<std::string>& names = design_names();
    std::string listed;
    for (const std::string& name : names) listed += (listed.empty() ? "one of " : ", ") + name;
    fields.must_have("kind", listed);
    const auto kind = fields.text("kind");
    if (!kind) return;
    const auto found = std::find(names.begin(), names.end(), *kind);
    if (found == names.end())
        return report.add(fields.place("kind"), "unknown kind of design " + *kind, listed, nearest_name(*kind, names));
    out.design.kind = static_cast<DesignKind>(found - names.begin());
    refuse_unused(fields, out.design, *kind);
    if (takes_rows(out.design.kind)) fields.must_have("rows", "how many points, or blocks of points");
    out.design.rows = fields.count("rows", 1, kMostPoints, "1").value_or(0);
    out.design.levels = fields.count("levels", 2, kMostLevels, "1").value_or(out.design.levels);
    out.design.seed = fields.whole64("seed").value_or(out.design.seed);
    if (out.design.kind != DesignKind::table) return;
    fields.must_have("file", "a table of points, relative to this file");
    for (const PlacedText& file : fields.texts("file")) out.table = file;
}

std::vector<std::string> metric_names(const Model& model) {
    std::vector<std::string> names;
    for (const Tally& tally : model.tallies)
        for (const Metric& metric : tally.metrics) names.push_back(metric.name);
    return names;
}

void add_outcome(const Model& model, Outcome outcome, const Place& place, StudyVariation& out, Report& report) {
    const std::vector<std::string> names = metric_names(model);
    if (std::find(names.begin(), names.end(), outcome.metric) == names.end()) {
        const std::string nearest = nearest_name(outcome.metric, names);
        return report.add(place, "unknown metric " + outcome.metric,
                          nearest.empty() ? "a metric of the model (agora list metrics)" : "", nearest);
    }
    for (const PlacedOutcome& other : out.outcomes)
        if (other.outcome.name() == outcome.name())
            return report.add(place, outcome.name() + " stands here twice", "each outcome once");
    out.outcomes.push_back({std::move(outcome), place});
}

void read_outcomes(const Model& model, const Fields& study, StudyVariation& out, Report& report) {
    const Entry* entry = study.find("outcomes");
    if (entry == nullptr) return;
    const bool is_list = entry->value.kind == Node::Kind::list;
    const std::span<const Node> items =
        is_list ? std::span<const Node>(entry->value.items) : std::span(&entry->value, 1);
    for (const Node& item : items) {
        const Place place = place_of(study.document(), item);
        if (item.kind == Node::Kind::text) {
            add_outcome(model, {item.text, 0}, place, out, report);
            continue;
        }
        const Fields fields(study.document(), item, "outcomes.", kOutcomeKeys, report);
        fields.must_have("metric", "the name of a metric");
        const auto metric = fields.text("metric");
        const auto last = fields.count("mean_of_last", 1, kMostSteps, model.step_name + "s");
        if (metric) add_outcome(model, {*metric, last.value_or(0)}, fields.place("metric"), out, report);
    }
}

}  // namespace

const PlacedFactor* StudyVariation::find(FactorKind kind) const {
    const auto found =
        std::find_if(factors.begin(), factors.end(), [&](const auto& placed) { return placed.factor.kind == kind; });
    return found == factors.end() ? nullptr : &*found;
}

void check_variation(const StudyVariation& variation, const Scenario& scenario, Report& report) {
    const std::string steps = std::to_string(scenario.steps);
    for (const PlacedFactor& placed : variation.factors) {
        const Factor& factor = placed.factor;
        if (factor.dated && factor.dated->at >= scenario.steps)
            report.add(placed.place, factor.name + " changes after the end of " + scenario.name,
                       "a date before " + steps);
        for (const Intervention& change : scenario.interventions)
            if (change.parameter == factor.name)
                report.add(placed.place,
                           scenario.name + " changes " + factor.name + " itself, at " + std::to_string(change.at) +
                               " (" + change.origin + ")",
                           "a factor that no scenario or policy of the study changes");
        const bool given = scenario.network != nullptr || !scenario.agents.empty();
        if (given && factor.name.starts_with("network."))
            report.add(placed.place, scenario.name + " gives links or agents of its own",
                       "a factor outside network, or scenarios whose network is generated");
    }
    for (const PlacedOutcome& placed : variation.outcomes)
        if (placed.outcome.mean_of_last > scenario.steps)
            report.add(placed.place, placed.outcome.name() + " asks for more than the run of " + scenario.name,
                       "at most " + steps);
}

StudyVariation read_variation(const Model& model, const Fields& study, Report& report) {
    StudyVariation out;
    const Entry* factors = study.find("factors");
    if (factors == nullptr) {
        for (const std::string_view key : {"design", "outcomes"})
            if (study.find(key) != nullptr)
                report.add(study.place(key), std::string(key) + " needs factors to vary", "`factors:` beside it");
        return out;
    }
    if (factors->value.kind != Node::Kind::map) {
        if (factors->value.kind != Node::Kind::refused)
            report.add(place_of(study.document(), *factors), "factors must hold `group.field: {…}` lines",
                       "`group.field: {range: [lowest, highest]}` or `group.field: {levels: [first, second]}`");
        return out;
    }
    for (const Entry& entry : factors->value.entries) out.factors.push_back(read_factor(model, study, entry, report));
    read_design(study, out, report);
    read_outcomes(model, study, out, report);
    return out;
}

}  // namespace agora::input
