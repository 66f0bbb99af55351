// Metrics of a world: sums per block of 1,024 rows, added in block order, then one small function per metric.
#pragma once

#include <vector>

#include "agora/executor.h"
#include "agora/world.h"

namespace agora {

// One value per metric, in the order of the model's tallies.
std::vector<double> compute_metrics(World& world, Executor& executor, std::uint32_t step);

// Number of metrics a model has.
std::size_t metric_count(const Model& model);

}  // namespace agora
