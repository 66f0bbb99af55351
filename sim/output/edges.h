// The links of a world that are kept in a result file.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "sim/output/run_result.h"

namespace agora::output {

// Rows kept of each entity, ascending.
using KeptRows = std::map<TypeId, std::vector<std::uint32_t>>;

// One table per network: all links of networks of at most `small_network` links; of others those with both ends kept.
std::vector<EdgeTable> kept_edges(const World& world, const KeptRows& kept, std::uint64_t small_network);

}  // namespace agora::output
