// One list of fields serves both directions, so that they cannot disagree.
#include "sim/output/pack_result.h"

namespace agora::output {
namespace {

using Values = decltype(MicroColumn::values);

void exchange_values(Packer& packer, const Values& values) {
    packer.exchange(static_cast<std::uint8_t>(values.index()));
    std::visit([&](const auto& list) { packer.exchange(list); }, values);
}

void exchange_values(Unpacker& unpacker, Values& values) {
    std::uint8_t kind = 0;
    unpacker.exchange(kind);
    if (kind >= std::variant_size_v<Values>) return unpacker.refuse();
    if (kind == 1) values = std::vector<std::int16_t>();
    if (kind == 2) values = std::vector<std::int32_t>();
    if (kind == 3) values = std::vector<double>();
    std::visit([&](auto& list) { unpacker.exchange(list); }, values);
}

constexpr auto exchange_text = [](auto& archive, auto& text) { archive.exchange(text); };

constexpr auto exchange_timing = [](auto& archive, auto& timing) {
    archive.exchange(timing.pass);
    archive.exchange(timing.submodel);
    archive.exchange(timing.seconds);
    archive.exchange(timing.rows);
};

constexpr auto exchange_column = [](auto& archive, auto& column) {
    archive.exchange(column.name);
    archive.exchange(column.unit);
    archive.exchange(column.meaning);
    exchange_values(archive, column.values);
    archive.exchange(column.dimension);
    archive.exchange_each(column.components, exchange_text);
};

constexpr auto exchange_place = [](auto& archive, auto& place) {
    archive.exchange(place.name);
    archive.exchange(place.meaning);
    archive.exchange(place.rows);
};

constexpr auto exchange_table = [](auto& archive, auto& table) {
    archive.exchange(table.entity);
    archive.exchange(table.meaning);
    archive.exchange(table.total_rows);
    archive.exchange(table.rows);
    archive.exchange(table.steps_done);
    archive.exchange_each(table.columns, exchange_column);
    archive.exchange_each(table.places, exchange_place);
    archive.exchange_each(table.left_out, exchange_text);
};

constexpr auto exchange_edges = [](auto& archive, auto& table) {
    archive.exchange(table.network);
    archive.exchange(table.meaning);
    archive.exchange(table.from_entity);
    archive.exchange(table.to_entity);
    archive.exchange(table.total_edges);
    archive.exchange(table.from);
    archive.exchange(table.to);
};

template <class Archive, class Result>
void exchange_fields(Archive& archive, Result& result) {
    archive.exchange(result.design);
    archive.exchange(result.replicate);
    archive.exchange(result.status);
    archive.exchange(result.metrics);
    archive.exchange(result.trace);
    archive.exchange(result.fingerprint);
    archive.exchange(result.agents);
    archive.exchange(result.setup_seconds);
    archive.exchange(result.seconds);
    archive.exchange(result.peak_rss_bytes);
    archive.exchange(result.report.fingerprint);
    archive.exchange(result.report.steps_done);
    archive.exchange(result.report.seconds);
    archive.exchange(result.report.metric_seconds);
    archive.exchange_each(result.report.timings, exchange_timing);
    archive.exchange_each(result.micro, exchange_table);
    archive.exchange_each(result.edges, exchange_edges);
}

}  // namespace

void exchange_result(Packer& packer, const RunResult& result) { exchange_fields(packer, result); }
void exchange_result(Unpacker& unpacker, RunResult& result) { exchange_fields(unpacker, result); }

}  // namespace agora::output
