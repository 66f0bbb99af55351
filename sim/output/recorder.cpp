// Copies what is asked for out of a world that it cannot change.
#include "sim/output/recorder.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

#include "sim/output/edges.h"
#include "sim/output/places.h"
#include "sim/run/tallies.h"

namespace agora::output {
namespace {

bool is_recorded(const Model& model, TypeId entity) {
    return std::find(model.recorded.begin(), model.recorded.end(), entity) != model.recorded.end();
}

bool is_storable(const ColumnDescription& column) { return !column.transient && column.layout != Layout::record; }

MicroColumn empty_column(const ColumnDescription& column) {
    MicroColumn out{std::string(column.info.name), std::string(column.info.unit), std::string(column.info.meaning), {}};
    out.dimension = column.info.components.dimension;
    const auto& names = column.info.components.names;
    out.components.assign(names.begin(), names.begin() + column.info.components.count());
    if (column.layout == Layout::float64) out.values = std::vector<double>();
    if (column.layout == Layout::uint8) out.values = std::vector<std::int16_t>();
    if (column.layout == Layout::uint32 || column.layout == Layout::int32) out.values = std::vector<std::int32_t>();
    return out;
}

// Appends all components of every kept row, converted from what the column holds to what is stored.
template <class Held, class Stored, class Convert>
void append(const Buffer& buffer, const std::vector<std::uint32_t>& rows, MicroColumn& column, Convert convert) {
    const auto* values = reinterpret_cast<const Held*>(buffer.data());
    auto& out = std::get<std::vector<Stored>>(column.values);
    const std::size_t elements = column.elements();
    for (const std::uint32_t row : rows)
        for (std::size_t k = 0; k < elements; ++k) out.push_back(convert(values[row * elements + k]));
}

template <class Held, class Stored>
void append(const Buffer& buffer, const std::vector<std::uint32_t>& rows, MicroColumn& column) {
    append<Held, Stored>(buffer, rows, column, [](Held value) { return static_cast<Stored>(value); });
}

void append_rows(const Buffer& buffer, const ColumnDescription& description, const std::vector<std::uint32_t>& rows,
                 MicroColumn& column) {
    switch (description.layout) {
        case Layout::float32: return append<float, float>(buffer, rows, column);
        case Layout::float64: return append<double, double>(buffer, rows, column);
        case Layout::scaled16: {
            const float step = description.info.range[1] / 65535.0f;
            return append<std::uint16_t, float>(buffer, rows, column,
                                                [step](std::uint16_t bits) { return static_cast<float>(bits) * step; });
        }
        case Layout::uint8: return append<std::uint8_t, std::int16_t>(buffer, rows, column);
        case Layout::uint32: return append<std::uint32_t, std::int32_t>(buffer, rows, column);
        case Layout::int32: return append<std::int32_t, std::int32_t>(buffer, rows, column);
        case Layout::record: return;
    }
}

MicroTable empty_table(const World& world, const EntityDescription& entity, std::vector<std::uint32_t> rows) {
    MicroTable table{std::string(entity.info.name),
                     std::string(entity.info.meaning),
                     world.rows(entity.type),
                     std::move(rows),
                     {},
                     columns_kept(world.model(), entity.type),
                     {},
                     columns_left_out(world.model(), entity.type)};
    table.places = places_of(world, entity.type, table.rows);
    return table;
}

// Adds the seconds and rows of an earlier part of the same run.
void add_report(RunReport& report, const RunReport& earlier) {
    report.seconds += earlier.seconds;
    report.metric_seconds += earlier.metric_seconds;
    for (std::size_t i = 0; i < std::min(report.timings.size(), earlier.timings.size()); ++i) {
        report.timings[i].seconds += earlier.timings[i].seconds;
        report.timings[i].rows += earlier.timings[i].rows;
    }
}

}  // namespace

std::vector<TypeId> kept_entities(const Model& model) {
    std::vector<TypeId> out;
    for (const EntityDescription& entity : model.entities)
        if (entity.type == model.agents || is_recorded(model, entity.type)) out.push_back(entity.type);
    return out;
}

std::vector<MicroColumn> columns_kept(const Model& model, TypeId entity) {
    std::vector<MicroColumn> out;
    for (const ColumnDescription& column : model.columns)
        if (column.entity == entity && is_storable(column)) out.push_back(empty_column(column));
    for (const Belonging& belonging : model.belongings)
        if (belonging.entity == entity && belonging.changes)
            out.push_back({belonging.name, "1", belonging.meaning, std::vector<std::int32_t>()});
    return out;
}

std::vector<std::string> columns_left_out(const Model& model, TypeId entity) {
    std::vector<std::string> out;
    for (const ColumnDescription& column : model.columns)
        if (column.entity == entity && !column.transient && !is_storable(column)) out.emplace_back(column.info.name);
    return out;
}

std::vector<std::uint32_t> sampled_rows(const World& world, TypeId entity, std::uint32_t sample) {
    const std::uint32_t count = world.rows(entity);
    std::vector<std::uint32_t> rows;
    if (sample >= count) {
        rows.resize(count);
        std::iota(rows.begin(), rows.end(), 0u);
        return rows;
    }
    const std::uint64_t limit = (std::uint64_t{sample} << 32) / count;
    const std::uint64_t kind = world.kind(entity) << 56;
    for (std::uint32_t row = 0; row < count; ++row)
        if (Draws(world.key(), kind | row, kSetupStep, Purpose::agent_sample).word(0) < limit) rows.push_back(row);
    return rows;
}

Recorder::Recorder(const Model& model, const Scenario& scenario, std::uint32_t design, std::uint32_t replicate,
                   const RecordOptions& options, RunResult& result)
    : Recorder(model, scenario, options, result) {
    earlier_ = {};
    result_ = {};
    result_.design = design;
    result_.replicate = replicate;
    result_.metrics.assign(metrics_of(model).size() * steps_, std::numeric_limits<float>::quiet_NaN());
}

Recorder::Recorder(const Model& model, const Scenario& scenario, const RecordOptions& options, RunResult& so_far)
    : model_(model), options_(options), steps_(scenario.steps), result_(so_far), earlier_(so_far.report) {
    options_.every = std::max(1u, options_.every);
    kept_entities_ = kept_entities(model_);
}

void Recorder::start(const World& world) {
    if (model_.agents != nullptr) result_.agents = world.rows(model_.agents);
    if (!options_.micro && !options_.network) return;
    KeptRows kept;
    for (const EntityDescription& entity : model_.entities) {
        if (std::find(kept_entities_.begin(), kept_entities_.end(), entity.type) == kept_entities_.end()) continue;
        const bool whole = is_recorded(model_, entity.type);
        kept[entity.type] = sampled_rows(world, entity.type, whole || options_.all_agents ? kNoRow : options_.sample);
        if (options_.micro) result_.micro.push_back(empty_table(world, entity, kept[entity.type]));
    }
    if (options_.network) result_.edges = kept_edges(world, kept, options_.small_network);
}

void Recorder::add_snapshot(const World& world, std::uint32_t steps_done) {
    for (std::size_t t = 0; t < result_.micro.size(); ++t) {
        MicroTable& table = result_.micro[t];
        table.steps_done.push_back(steps_done);
        std::size_t number = 0;
        for (const ColumnDescription& column : model_.columns) {
            if (column.entity != kept_entities_[t] || !is_storable(column)) continue;
            append_rows(world.column(column.type).current, column, table.rows, table.columns[number++]);
        }
        for (const Belonging& belonging : model_.belongings) {
            if (belonging.entity != kept_entities_[t] || !belonging.changes) continue;
            const std::vector<std::int32_t> rows = places_of(world, belonging, table.rows);
            auto& values = std::get<std::vector<std::int32_t>>(table.columns[number++].values);
            values.insert(values.end(), rows.begin(), rows.end());
        }
    }
}

void Recorder::begin(const World& world) {
    if (!options_.all_agents) return;
    start(world);
    add_snapshot(world, 0);
}

bool Recorder::is_snapshot_due(std::uint32_t steps_done) const {
    if (steps_done == steps_) return true;
    return !options_.all_agents && (steps_done == 1 || steps_done % options_.every == 0);
}

bool Recorder::observe(const StepView& view) {
    const std::uint32_t step = view.steps_done - 1;
    if (step >= steps_) return true;
    if (step == 0 && !options_.all_agents) start(view.world);
    for (std::size_t m = 0; m < view.metrics.size(); ++m)
        result_.metrics[m * steps_ + step] = static_cast<float>(view.metrics[m]);
    result_.trace.insert(result_.trace.end(), view.trace.begin(), view.trace.end());
    if (is_snapshot_due(view.steps_done)) add_snapshot(view.world, view.steps_done);
    return true;
}

void Recorder::finish(const RunReport& report) {
    result_.report = report;
    add_report(result_.report, earlier_);
    result_.fingerprint = report.fingerprint;
    result_.seconds = result_.report.seconds;
    result_.status = report.steps_done >= steps_ ? Status::ok : Status::interrupted;
}

}  // namespace agora::output
