// Fingerprints of the state: one hash per column, and one for the whole world.
#pragma once

#include <cstdint>
#include <vector>

#include "agora/executor.h"
#include "agora/world.h"

namespace agora {

// Hash of one column: blocks of 1,024 rows, taken `stride` blocks apart, combined in order.
std::uint64_t column_hash(const World& world, std::size_t column, Executor& executor, std::size_t stride = 1);

// 32-bit hashes of the columns that live for the run, in the model's order. Beyond about 65,000 rows only every n-th
// block is looked at, so that watching stays cheap; n depends on the number of rows alone.
std::vector<std::uint32_t> trace_hashes(const World& world, Executor& executor);

// 64-bit fingerprint of all columns that live for the run, every row of them.
std::uint64_t fingerprint(const World& world, Executor& executor);

}  // namespace agora
