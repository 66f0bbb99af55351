// The group /provenance: what was assumed, how it was run, and all it takes to run the study again.
#include <bit>
#include <limits>

#include "sim/output/study.h"

namespace agora::output {
namespace {

// A table with one named column per variable, its rows numbered along one dimension. Tables without rows are not
// written, because netCDF has no fixed dimension of length zero.
template <class Row>
class Table {
  public:
    Table(Group& group, std::string prefix, const std::vector<Row>& rows, const std::string& meaning)
        : group_(group), prefix_(std::move(prefix)), rows_(rows) {
        if (!rows_.empty()) write_row_numbers(group_, prefix_ + "_row", rows_.size(), meaning);
    }

    template <class T, class Function>
    void column(const std::string& name, const std::string& meaning, const std::string& unit, Function function) {
        if (rows_.empty()) return;
        std::vector<T> values;
        for (const Row& row : rows_) values.push_back(T(function(row)));
        group_.write({prefix_ + "_" + name,
                      {prefix_ + "_row"},
                      std::span<const T>(values),
                      {{"long_name", meaning}, {"units", unit}}});
    }

  private:
    Group& group_;
    std::string prefix_;
    const std::vector<Row>& rows_;
};

template <class Item>
struct OfDesign {
    std::int32_t design;
    const Item* item;
};

template <class Item>
std::vector<OfDesign<Item>> collect(const Study& study, std::vector<Item> Scenario::*items) {
    std::vector<OfDesign<Item>> rows;
    for (std::size_t d = 0; d < study.designs(); ++d)
        for (const Item& item : study.scenarios[d].*items) rows.push_back({static_cast<std::int32_t>(d), &item});
    return rows;
}

void write_indicators(Group& group, const Study& study) {
    using Row = OfDesign<Indicator>;
    const std::vector<Row> rows = collect(study, &Scenario::indicators);
    Table<Row> table(group, "indicator", rows, "Row of the table of public indicators");
    table.column<std::int32_t>("design", "Row of the design", "", [](const Row& r) { return r.design; });
    table.column<std::string>("name", "Indicator", "", [](const Row& r) { return r.item->name; });
    table.column<double>("value", "Value, in the unit given beside it", "", [](const Row& r) { return r.item->value; });
    table.column<std::string>("unit", "Unit", "", [](const Row& r) { return r.item->unit; });
    table.column<std::int32_t>("year", "Year the value holds for", "", [](const Row& r) { return r.item->year; });
    table.column<std::string>("source", "Source", "", [](const Row& r) { return r.item->source; });
    table.column<std::string>("licence", "Licence of the source", "", [](const Row& r) { return r.item->licence; });
    table.column<std::string>("note", "Note", "", [](const Row& r) { return r.item->note; });
}

void write_interventions(Group& group, const Study& study) {
    using Row = OfDesign<Intervention>;
    const std::vector<Row> rows = collect(study, &Scenario::interventions);
    const std::string unit = study.model->step_name;
    Table<Row> table(group, "intervention", rows, "Row of the table of dated changes");
    table.column<std::int32_t>("design", "Row of the design", "", [](const Row& r) { return r.design; });
    table.column<std::int32_t>("at", "Step at which the change starts", unit, [](const Row& r) { return r.item->at; });
    table.column<std::int32_t>("over", "Steps it takes, linearly", unit, [](const Row& r) { return r.item->over; });
    table.column<std::string>("parameter", "Parameter", "", [](const Row& r) { return r.item->parameter; });
    table.column<double>("value", "Value reached, in the parameter's unit; the position of a choice", "",
                         [](const Row& r) { return r.item->value; });
    table.column<std::string>("policy", "Policy it belongs to", "", [](const Row& r) { return r.item->policy; });
    table.column<std::string>("origin", "Where it is written", "", [](const Row& r) { return r.item->origin; });
}

// Every run has the same plan, so its rows and seconds are added up over all runs.
std::vector<SubmodelTiming> total_timings(const Study& study) {
    std::vector<SubmodelTiming> total;
    for (const auto& [key, result] : study.results) {
        total.resize(std::max(total.size(), result.report.timings.size()));
        for (std::size_t i = 0; i < result.report.timings.size(); ++i) {
            const SubmodelTiming& one = result.report.timings[i];
            total[i] = {one.pass, one.submodel, total[i].seconds + one.seconds, total[i].rows + one.rows};
        }
    }
    return total;
}

void write_plan(Group& group, const Study& study) {
    using Row = SubmodelTiming;
    const std::vector<Row> rows = total_timings(study);
    Table<Row> table(group, "plan", rows, "Row of the plan of a step");
    table.column<std::string>("pass", "Pass", "", [](const Row& r) { return r.pass; });
    table.column<std::string>("submodel", "Submodel", "", [](const Row& r) { return r.submodel; });
    table.column<double>("rows_handled", "Rows handled in all runs", "1", [](const Row& r) { return r.rows; });
    if (study.info.reproducible) return;
    table.column<double>("seconds", "Seconds in all runs, summed over workers", "s",
                         [](const Row& r) { return r.seconds; });
}

std::string hexadecimal(std::uint64_t value) {
    std::string text(16, '0');
    for (std::size_t i = 0; i < 16; ++i) text[15 - i] = "0123456789abcdef"[(value >> (4 * i)) & 15];
    return text;
}

// "entity.column", because two entities may have columns of the same name.
std::vector<std::string> trace_columns(const Model& model) {
    std::vector<std::string> names;
    for (const ColumnDescription& column : model.columns) {
        if (column.transient) continue;
        const auto owner = std::find_if(model.entities.begin(), model.entities.end(),
                                        [&](const EntityDescription& entity) { return entity.type == column.entity; });
        const std::string entity = owner == model.entities.end() ? "" : std::string(owner->info.name) + ".";
        names.push_back(entity + std::string(column.info.name));
    }
    return names;
}

// One hash per step and column, by which a rerun finds where it first differs.
void write_trace(Group& group, const Study& study) {
    const std::vector<std::string> columns = trace_columns(*study.model);
    const std::size_t replicates = study.replicates(), row = study.steps() * columns.size();
    std::vector<std::int32_t> hashes(study.designs() * replicates * row, 0);
    bool any = false;
    for (const auto& [key, result] : study.results) {
        std::size_t at = cell(result, replicates) * row;
        for (const std::uint32_t hash : result.trace) hashes[at++] = std::bit_cast<std::int32_t>(hash);
        any = any || !result.trace.empty();
    }
    if (!any) return;
    group.write({"column", {"column"}, std::span<const std::string>(columns), {{"long_name", "Column of the world"}}});
    group.write({"trace",
                 {"design", "replicate", "time", "column"},
                 std::span<const std::int32_t>(hashes),
                 {{"long_name", "Hash of each column after each step"}, {"comment", "0 where nothing was computed"}}});
}

// Why worlds could not be made; left out when all could.
void write_problems(Group& group, const Study& study) {
    const auto problems = study.per_run<std::string>({}, [](const RunResult& r) { return r.problem; });
    if (std::all_of(problems.begin(), problems.end(), [](const std::string& text) { return text.empty(); })) return;
    group.write({"problem", {"design", "replicate"}, std::span(problems), {{"long_name", "Why a run failed"}}});
}

void write_timing(Group& group, const Study& study) {
    const float nothing = std::numeric_limits<float>::quiet_NaN();
    const auto setup =
        study.per_run<float>(nothing, [](const RunResult& r) { return static_cast<float>(r.setup_seconds); });
    group.write({"setup_seconds",
                 {"design", "replicate"},
                 std::span(setup),
                 {{"long_name", "Time to build the world"}, {"units", "s"}}});
    const auto seconds =
        study.per_run<float>(nothing, [](const RunResult& r) { return static_cast<float>(r.seconds); });
    group.write(
        {"seconds", {"design", "replicate"}, std::span(seconds), {{"long_name", "Time to run"}, {"units", "s"}}});
    const auto peak =
        study.per_run<float>(nothing, [](const RunResult& r) { return static_cast<float>(r.peak_rss_bytes); });
    group.write({"peak_rss",
                 {"design", "replicate"},
                 std::span(peak),
                 {{"long_name", "Peak memory of the process so far"}, {"units", "byte"}}});
}

}  // namespace

void write_provenance(const Group& root, const Study& study) {
    Group group(root, "provenance");
    group.write({"engine_version", study.info.engine_version});
    group.write({"compiler", study.info.compiler});
    group.write({"compiler_flags", study.info.compiler_flags});
    write_design(group, study);
    write_replicate(group, study);
    write_time(group, *study.model, all_steps(study));
    const auto texts = study.per_design<std::string>([](const Scenario& s) { return s.resolved_text; });
    group.write(
        {"scenario_yaml", {"design"}, std::span(texts), {{"long_name", "Resolved scenario, which loads by itself"}}});
    const auto seeds = study.per_design<std::string>([](const Scenario& s) { return std::to_string(s.seed); });
    group.write({"seed", {"design"}, std::span(seeds), {{"long_name", "Seed, as decimal text"}}});
    const auto steps = study.per_design<std::int32_t>([](const Scenario& s) { return s.steps; });
    group.write({"steps", {"design"}, std::span(steps), {{"long_name", "Steps asked for"}, {"units", "1"}}});
    const auto runs = study.per_design<std::int32_t>([](const Scenario& s) { return s.replicates; });
    group.write({"replicates", {"design"}, std::span(runs), {{"long_name", "Replicates asked for"}, {"units", "1"}}});
    const auto prints = study.per_run<std::string>({}, [](const RunResult& r) { return hexadecimal(r.fingerprint); });
    group.write({"fingerprint",
                 {"design", "replicate"},
                 std::span(prints),
                 {{"long_name", "Fingerprint of the final world, hexadecimal"}}});
    write_problems(group, study);
    write_indicators(group, study);
    write_interventions(group, study);
    write_plan(group, study);
    write_trace(group, study);
    if (study.info.reproducible) return;
    const std::string command[] = {study.info.command_line};
    group.write({"command_line", {}, std::span(command), {{"long_name", "How the study was started"}}});
    write_timing(group, study);
}

}  // namespace agora::output
