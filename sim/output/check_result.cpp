// Every size and number is held against the model, the scenario and the rest of the result.
#include "sim/output/check_result.h"

#include <algorithm>
#include <cmath>

#include "sim/output/places.h"
#include "sim/output/recorder.h"
#include "sim/run/tallies.h"

namespace agora::output {
namespace {

bool is_time(double seconds) { return std::isfinite(seconds) && seconds >= 0; }

bool ascending_below(const std::vector<std::uint32_t>& numbers, std::uint64_t end) {
    return std::adjacent_find(numbers.begin(), numbers.end(), std::greater_equal<>()) == numbers.end() &&
           (numbers.empty() || numbers.back() < end);
}

std::size_t traced_columns(const Model& model) {
    return static_cast<std::size_t>(std::count_if(model.columns.begin(), model.columns.end(),
                                                  [](const auto& column) { return !column.transient; }));
}

// A failed run has no world, hence no steps; one that went well has all of them.
bool status_fits(const RunResult& result, std::uint32_t steps) {
    const std::uint32_t done = result.report.steps_done;
    switch (result.status) {
        case Status::ok: return done == steps && result.problem.empty();
        case Status::failed: return done == 0 && result.trace.empty() && result.micro.empty() && result.edges.empty();
        case Status::missing:
        case Status::interrupted: return done < steps && result.problem.empty();
    }
    return false;
}

bool timings_fit(const RunReport& report, const Model& model) {
    std::size_t at = 0;
    if (report.timings.empty()) return true;  // of a run that has not begun
    for (const Pass& pass : model.passes)
        for (const Submodel& submodel : pass.submodels) {
            if (at >= report.timings.size()) return false;
            const SubmodelTiming& timing = report.timings[at++];
            if (timing.pass != pass.name || timing.submodel != submodel.name || !is_time(timing.seconds)) return false;
        }
    return at == report.timings.size();
}

// Whether the columns are those the recorder keeps of an entity, each with a value for every row and snapshot.
bool columns_fit(const MicroTable& table, const EntityDescription& entity, const Model& model) {
    const std::vector<MicroColumn> expected = columns_kept(model, entity.type);
    if (table.columns.size() != expected.size()) return false;
    const std::size_t count = table.rows.size() * table.steps_done.size();
    for (std::size_t c = 0; c < expected.size(); ++c) {
        const MicroColumn& column = table.columns[c];
        const std::size_t size = std::visit([](const auto& values) { return values.size(); }, column.values);
        if (column.name != expected[c].name || column.unit != expected[c].unit ||
            column.meaning != expected[c].meaning || column.values.index() != expected[c].values.index() ||
            column.dimension != expected[c].dimension || column.components != expected[c].components ||
            size != count * column.elements())
            return false;
    }
    return table.left_out == columns_left_out(model, entity.type);
}

// Whether the places are those in which rows of an entity stay, each with one for every row.
bool places_fit(const MicroTable& table, const EntityDescription& entity, const Model& model) {
    std::vector<std::string> expected = place_names(model, entity.type);
    std::erase_if(expected, [&](const std::string& name) {
        return std::any_of(table.columns.begin(), table.columns.end(),
                           [&](const MicroColumn& column) { return column.name == name; });
    });
    if (table.places.size() != expected.size()) return false;
    for (std::size_t p = 0; p < expected.size(); ++p)
        if (table.places[p].name != expected[p] || table.places[p].rows.size() != table.rows.size()) return false;
    return true;
}

bool micro_fits(const RunResult& result, const Model& model) {
    const std::vector<TypeId> kept = kept_entities(model);
    if (!result.micro.empty() && result.micro.size() != kept.size()) return false;
    for (std::size_t t = 0; t < result.micro.size(); ++t) {
        const MicroTable& table = result.micro[t];
        const auto entity = std::find_if(model.entities.begin(), model.entities.end(),
                                         [&](const EntityDescription& one) { return one.type == kept[t]; });
        if (entity == model.entities.end() || table.entity != entity->info.name ||
            table.meaning != entity->info.meaning || !ascending_below(table.rows, table.total_rows) ||
            !ascending_below(table.steps_done, std::uint64_t{result.report.steps_done} + 1) ||
            !columns_fit(table, *entity, model) || !places_fit(table, *entity, model))
            return false;
    }
    return true;
}

bool edges_fit(const RunResult& result, const Model& model) {
    if (result.edges.empty()) return true;
    if (result.edges.size() != model.networks.size()) return false;
    for (std::size_t n = 0; n < model.networks.size(); ++n) {
        const EdgeTable& table = result.edges[n];
        if (table.network != model.networks[n].info.name || table.from.size() != table.to.size() ||
            table.from.size() > table.total_edges)
            return false;
    }
    return true;
}

}  // namespace

std::string fault_of(const RunResult& result, const Model& model, const Scenario& scenario) {
    const std::size_t columns = traced_columns(model), steps = result.report.steps_done;
    if (result.metrics.size() != metrics_of(model).size() * scenario.steps) return "the wrong number of metric values";
    if (!result.trace.empty() && result.trace.size() != steps * columns) return "the wrong number of hashes";
    if (!status_fits(result, scenario.steps)) return "a status that does not fit its steps";
    for (const double seconds :
         {result.setup_seconds, result.seconds, result.report.seconds, result.report.metric_seconds})
        if (!is_time(seconds)) return "a time that cannot be";
    if (!timings_fit(result.report, model)) return "times of other submodels";
    if (!micro_fits(result, model)) return "agents that the model has not";
    if (!edges_fit(result, model)) return "links that the model has not";
    return {};
}

}  // namespace agora::output
