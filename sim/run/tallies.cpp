// Ordered sums for metrics.
#include "sim/run/tallies.h"

#include "sim/core/block.h"
#include "sim/run/slots.h"

namespace agora {
namespace {

// Sums of one tally over all rows: per block by row, then blocks in order.
std::vector<double> sum_rows(World& world, const Tally& tally, Executor& executor, std::uint32_t step) {
    const Submodel& accumulate = tally.accumulate;
    const std::uint32_t rows = world.rows(accumulate.acts_on);
    const std::size_t blocks = blocks_of(rows);
    std::vector<Slot> resolved;
    for (const Access& access : accumulate.accesses) resolved.push_back(resolve(world, access));
    std::vector<double> partial(blocks * tally.sums, 0.0);
    executor.for_each(blocks, [&](std::size_t b, std::size_t) {
        const auto first = static_cast<std::uint32_t>(b * kBlockRows);
        const Block block{first, rows - first < kBlockRows ? rows : first + kBlockRows, step};
        std::vector<Slot> slots = resolved;
        for (std::size_t a = 0; a < slots.size(); ++a) {
            const Access& access = accumulate.accesses[a];
            if (is_own_row(access.kind)) move_to_block(slots[a], access, world.model(), block);
            if (access.kind == AccessKind::sums) slots[a].first = partial.data() + b * tally.sums;
        }
        accumulate.run(slots.data(), block);
    });
    std::vector<double> sums(tally.sums, 0.0);
    for (std::size_t b = 0; b < blocks; ++b)
        for (std::size_t i = 0; i < tally.sums; ++i) sums[i] += partial[b * tally.sums + i];
    return sums;
}

}  // namespace

std::vector<double> compute_metrics(World& world, Executor& executor, std::uint32_t step) {
    std::vector<double> values;
    for (const Tally& tally : world.model().tallies) {
        const std::vector<double> sums = sum_rows(world, tally, executor, step);
        for (const Metric& metric : tally.metrics) values.push_back(metric.of(sums));
    }
    return values;
}

std::size_t metric_count(const Model& model) {
    std::size_t count = 0;
    for (const Tally& tally : model.tallies) count += tally.metrics.size();
    return count;
}

}  // namespace agora
