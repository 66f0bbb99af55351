// Hashes of columns, computed block by block and combined in block order.
#include "sim/run/fingerprint.h"

#include "agora/model.h"
#include "sim/core/block.h"
#include "sim/core/hash.h"

namespace agora {

std::uint64_t column_hash(const World& world, std::size_t column, Executor& executor, std::size_t stride) {
    const ColumnDescription& description = world.model().columns[column];
    const std::byte* data = world.column(description.type).current.data();
    const std::uint32_t rows = world.rows(description.entity);
    const std::size_t blocks = (blocks_of(rows) + stride - 1) / stride;
    std::vector<std::uint64_t> hashes(blocks);
    executor.for_each(blocks, [&](std::size_t b, std::size_t) {
        const std::size_t first = b * stride * kBlockRows;
        const std::size_t count = rows - first < kBlockRows ? rows - first : kBlockRows;
        hashes[b] = hash_bytes(data + first * description.value_bytes, count * description.value_bytes);
    });
    std::uint64_t hash = rows;
    for (const std::uint64_t block : hashes) hash = hash_combine(hash, block);
    return hash;
}

std::vector<std::uint32_t> trace_hashes(const World& world, Executor& executor) {
    std::vector<std::uint32_t> hashes;
    const Model& model = world.model();
    for (std::size_t c = 0; c < model.columns.size(); ++c) {
        if (model.columns[c].transient) continue;
        const std::size_t stride = 1 + world.rows(model.columns[c].entity) / (std::size_t{1} << 16);
        const std::uint64_t hash = column_hash(world, c, executor, stride);
        hashes.push_back(static_cast<std::uint32_t>(hash ^ (hash >> 32)));
    }
    return hashes;
}

std::uint64_t fingerprint(const World& world, Executor& executor) {
    std::uint64_t hash = 0;
    const Model& model = world.model();
    for (std::size_t c = 0; c < model.columns.size(); ++c)
        if (!model.columns[c].transient) hash = hash_combine(hash, column_hash(world, c, executor));
    return hash;
}

}  // namespace agora
