// Metrics of a world: sums per block of 1,024 rows, added in block order, then one small function per metric.
#pragma once

#include <vector>

#include "agora/executor.h"
#include "agora/model.h"
#include "agora/world.h"

namespace agora {

// One value per metric, in the order of the model's tallies.
std::vector<double> compute_metrics(World& world, Executor& executor, std::uint32_t step);

// The metrics of a model in the order of their values.
std::vector<const Metric*> metrics_of(const Model& model);

}  // namespace agora
