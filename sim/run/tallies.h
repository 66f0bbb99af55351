// Metrics of a world: sums per block of 1,024 rows, added in block order, then one small function per metric.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "agora/executor.h"
#include "agora/model.h"
#include "agora/world.h"

namespace agora {

// The sums of one tally over each block of its rows.
class BlockSums {
  public:
    BlockSums(World& world, const Tally& tally);

    TypeId acts_on() const { return tally_->accumulate.acts_on; }
    // Before the first block of a step: takes the columns as they are ...
    void begin();
    // ... or as a pass that is at work will leave them.
    void begin_inside(const Pass& pass, std::uint32_t step);
    void add(std::size_t number, const Block& block);
    std::vector<double> total() const;  // blocks in order

  private:
    World* world_;
    const Tally* tally_;
    std::vector<Slot> slots_;
    std::vector<std::size_t> value_bytes_;  // of the column, for accesses to a block's own rows
    std::vector<double> partial_;
};

// All metrics of a model, step by step. A tally is summed in the pass that touches its columns last, block by block
// while they are in cache; only what no pass leaves ready is read again at the end of the step, and what no pass ever
// changes is summed once.
class Metrics {
  public:
    Metrics(World& world, Executor& executor);

    // What is to be summed on the blocks of a pass, by its position, at this step. Call it for every pass, in order.
    const std::vector<BlockSums*>& inside(std::size_t pass, std::uint32_t step);
    // One value per metric, in the order of the model's tallies, when all passes are done.
    std::vector<double> values(std::uint32_t step);

  private:
    void plan(std::uint32_t step);

    World* world_;
    Executor* executor_;
    std::vector<BlockSums> sums_;                  // in the order of the tallies
    std::vector<std::vector<BlockSums*>> inside_;  // per pass; last, those summed when all passes are done
    std::vector<bool> acting_;                     // the submodels for which inside_ was made
    std::vector<BlockSums*> constant_;             // of columns that no pass changes, until they are summed
};

// The metrics of a world as it is, in the order of the model's tallies.
std::vector<double> compute_metrics(World& world, Executor& executor, std::uint32_t step);

// The metrics of a model in the order of their values.
std::vector<const Metric*> metrics_of(const Model& model);

// One number that tells of a whole run: a metric at the last step, or the sum of a flow over all steps.
struct Outcome {
    std::string name;  // "unmet_need"; "public_spending_sum"
    std::string unit;  // of the sum of "euro/month": "euro"
    std::string meaning;
    std::size_t metric = 0;  // position among the metrics of the model
    bool is_sum = false;

    double value(std::span<const float> steps) const;  // of the metric's value at each step; NaN when one is missing
};

// All metrics of a model in their order, then the sums of its flows.
std::vector<Outcome> outcomes_of(const Model& model);

}  // namespace agora
