// The groups /micro and /network: sampled agents over time, and who is tied to whom.
#include <algorithm>
#include <bit>
#include <set>

#include "sim/output/names.h"
#include "sim/output/study.h"

namespace agora::output {
namespace {

std::string run_name(const RunResult& result) {
    return std::to_string(result.design) + "_" + std::to_string(result.replicate);
}

void write_run_labels(Group& group, const Study& study, const RunResult& result) {
    group.write({"scenario", study.scenarios[result.design].name});
    group.write({"design", static_cast<std::int32_t>(result.design)});
    group.write({"replicate", static_cast<std::int32_t>(result.replicate)});
}

std::vector<std::int32_t> as_signed(const std::vector<std::uint32_t>& values) {
    std::vector<std::int32_t> out;
    for (const std::uint32_t value : values) out.push_back(std::bit_cast<std::int32_t>(value));
    return out;
}

// Dimensions of components, each written once for all columns that lie along it.
void write_components(Group& group, const MicroTable& table) {
    std::set<std::string> written;
    for (const MicroColumn& column : table.columns)
        if (!column.components.empty() && written.insert(column.dimension).second)
            group.write({variable_name(column.dimension),
                         {variable_name(column.dimension)},
                         std::span<const std::string>(column.components),
                         {{"long_name", long_name(column.dimension)}}});
}

// Kept as [snapshot][row][component], stored as (row, time, component): an agent's history lies together.
void write_column(Group& group, const MicroColumn& column, std::size_t rows, std::size_t snapshots) {
    const std::size_t elements = column.elements();
    std::vector<std::string> dimensions{"row", "time"};
    if (!column.components.empty()) dimensions.push_back(variable_name(column.dimension));
    std::visit(
        [&](const auto& kept) {
            std::decay_t<decltype(kept)> values(kept.size());
            for (std::size_t s = 0; s < snapshots; ++s)
                for (std::size_t r = 0; r < rows; ++r)
                    std::copy_n(kept.begin() + static_cast<std::ptrdiff_t>((s * rows + r) * elements), elements,
                                values.begin() + static_cast<std::ptrdiff_t>((r * snapshots + s) * elements));
            using T = typename std::decay_t<decltype(kept)>::value_type;
            group.write(
                {variable_name(column.name),
                 dimensions,
                 std::span<const T>(values),
                 {{"units", column.unit}, {"long_name", long_name(column.name)}, {"description", column.meaning}}});
        },
        column.values);
}

void write_table(const Group& run, const Study& study, const RunResult& result, const MicroTable& table) {
    if (table.rows.empty() || table.steps_done.empty()) return;
    Group group(run, variable_name(table.entity));
    write_run_labels(group, study, result);
    group.write({"description", table.meaning});
    group.write({"total_rows", static_cast<std::int32_t>(table.total_rows)});
    const std::vector<std::int32_t> rows = as_signed(table.rows);
    group.write({"row", {"row"}, std::span<const std::int32_t>(rows), {{"long_name", "Row of " + table.entity}}});
    for (const MicroPlace& place : table.places)
        group.write({variable_name(place.name),
                     {"row"},
                     std::span<const std::int32_t>(place.rows),
                     {{"long_name", long_name(place.name)}, {"description", place.meaning}}});
    if (!table.left_out.empty()) group.write({"columns_left_out", joined(table.left_out)});
    write_time(group, *study.model, table.steps_done);
    write_components(group, table);
    for (const MicroColumn& column : table.columns)
        write_column(group, column, table.rows.size(), table.steps_done.size());
}

void write_edges(const Group& run, const Study& study, const RunResult& result, const EdgeTable& table) {
    if (table.from.empty()) return;
    Group group(run, variable_name(table.network));
    write_run_labels(group, study, result);
    group.write({"description", table.meaning});
    group.write({"total_edges", std::to_string(table.total_edges)});
    write_row_numbers(group, "edge", table.from.size(), "Link");
    const std::vector<std::int32_t> from = as_signed(table.from), to = as_signed(table.to);
    group.write({"src", {"edge"}, std::span<const std::int32_t>(from), {{"long_name", "Row of " + table.from_entity}}});
    group.write({"dst", {"edge"}, std::span<const std::int32_t>(to), {{"long_name", "Row of " + table.to_entity}}});
}

template <class Table>
void write_tables(const Group& root, const Study& study, const std::string& name, std::vector<Table> RunResult::*tables,
                  void (*write)(const Group&, const Study&, const RunResult&, const Table&)) {
    const auto has_some = [&](const auto& entry) { return !(entry.second.*tables).empty(); };
    if (std::none_of(study.results.begin(), study.results.end(), has_some)) return;
    Group group(root, name);
    for (const auto& [key, result] : study.results) {
        if ((result.*tables).empty()) continue;
        Group run(group, run_name(result));
        for (const Table& table : result.*tables) write(run, study, result, table);
    }
}

}  // namespace

void write_micro(const Group& root, const Study& study) {
    write_tables(root, study, "micro", &RunResult::micro, &write_table);
}

void write_network(const Group& root, const Study& study) {
    write_tables(root, study, "network", &RunResult::edges, &write_edges);
}

}  // namespace agora::output
