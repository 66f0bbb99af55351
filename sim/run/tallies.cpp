// Ordered sums for metrics.
#include "sim/run/tallies.h"

#include "sim/core/block.h"
#include "sim/run/slots.h"

namespace agora {
namespace {

// A tally at work: what it touches, and its sums over each block.
struct Summing {
    const Tally* tally;
    std::vector<Slot> slots;
    std::vector<std::size_t> value_bytes;  // of the column, for accesses to a block's own rows
    std::vector<double> partial;
};

Summing start_summing(World& world, const Tally& tally) {
    const Model& model = world.model();
    Summing out{&tally, {}, {}, {}};
    for (const Access& access : tally.accumulate.accesses) {
        out.slots.push_back(resolve(world, access));
        out.value_bytes.push_back(
            is_own_row(access.kind) ? model.columns[column_position(model, access.type)].value_bytes : 0);
    }
    out.partial.assign(blocks_of(world.rows(tally.accumulate.acts_on)) * tally.sums, 0.0);
    return out;
}

void sum_block(Summing& summing, std::size_t number, const Block& block) {
    std::vector<Slot> slots = summing.slots;
    const Submodel& accumulate = summing.tally->accumulate;
    for (std::size_t a = 0; a < slots.size(); ++a) {
        const AccessKind kind = accumulate.accesses[a].kind;
        if (is_own_row(kind)) move_to_block(slots[a], summing.value_bytes[a], block);
        if (kind == AccessKind::sums) slots[a].first = summing.partial.data() + number * summing.tally->sums;
    }
    accumulate.run(slots.data(), block);
}

// All tallies over the same rows, one after the other on each block while it is in cache.
void sum_together(std::span<Summing*> together, std::uint32_t rows, Executor& executor, std::uint32_t step) {
    executor.for_each(blocks_of(rows), [&](std::size_t b, std::size_t) {
        const auto first = static_cast<std::uint32_t>(b * kBlockRows);
        const Block block{first, rows - first < kBlockRows ? rows : first + kBlockRows, step};
        for (Summing* summing : together) sum_block(*summing, b, block);
    });
}

// Blocks in order.
std::vector<double> total_of(const Summing& summing) {
    const std::size_t count = summing.tally->sums;
    std::vector<double> sums(count, 0.0);
    for (std::size_t block = 0; block < summing.partial.size(); block += count)
        for (std::size_t i = 0; i < count; ++i) sums[i] += summing.partial[block + i];
    return sums;
}

}  // namespace

std::vector<double> compute_metrics(World& world, Executor& executor, std::uint32_t step) {
    const Model& model = world.model();
    std::vector<Summing> all;
    for (const Tally& tally : model.tallies) all.push_back(start_summing(world, tally));
    for (const EntityDescription& entity : model.entities) {
        std::vector<Summing*> together;
        for (Summing& summing : all)
            if (summing.tally->accumulate.acts_on == entity.type) together.push_back(&summing);
        if (!together.empty()) sum_together(together, world.rows(entity.type), executor, step);
    }
    std::vector<double> values;
    for (const Summing& summing : all) {
        const std::vector<double> sums = total_of(summing);
        for (const Metric& metric : summing.tally->metrics) values.push_back(metric.of(sums));
    }
    return values;
}

std::vector<const Metric*> metrics_of(const Model& model) {
    std::vector<const Metric*> metrics;
    for (const Tally& tally : model.tallies)
        for (const Metric& metric : tally.metrics) metrics.push_back(&metric);
    return metrics;
}

}  // namespace agora
