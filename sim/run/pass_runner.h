// Runs the passes of a model: task by task, all submodels on one block while its columns are warm, then commit.
#pragma once

#include <cstdint>
#include <vector>

#include "agora/executor.h"
#include "agora/model.h"
#include "sim/run/run.h"
#include "sim/run/tallies.h"

namespace agora {

// Submodels of one pass that act on the same entity; they run one after the other on each block.
struct Group {
    TypeId entity;
    bool in_pairs;  // one submodel that acts on pairs
    std::uint32_t rows_per_task;
    std::vector<std::size_t> submodels;     // positions in the pass
    std::vector<std::size_t> pass_columns;  // positions of transient columns they write
    std::vector<std::size_t> snapshots;     // positions of columns whose old block is kept for later readers
};

class PassRunner {
  public:
    PassRunner(World& world, const Pass& pass, Executor& executor, TaskOrder order);
    ~PassRunner();
    PassRunner(PassRunner&& other) noexcept = default;

    // `sums` are taken on each block of their rows once the submodels are done with it.
    void run(std::uint32_t step, const std::vector<BlockSums*>& sums = {});
    double summing_seconds() const;  // wall time of all sums so far, if all workers were busy with them
    void add_timings(std::vector<SubmodelTiming>& timings) const;

  private:
    struct Worker {
        std::vector<Buffer> blocks;   // one per transient column or snapshot of the group at work
        std::vector<double> seconds;  // per submodel
        double summing = 0;           // seconds
    };

    void run_group(const Group& group, std::uint32_t step);
    void prepare_workers(const Group& group, std::size_t tasks);
    void sum(const Group& group, std::size_t task, const Block& block, Worker& worker) const;
    void run_task(const Group& group, std::size_t task, std::uint32_t step, Worker& worker);
    void* block_of(const Group& group, const Worker& worker, std::size_t column) const;
    void place(Slot& slot, const Access& access, std::size_t position, const Group& group, const Worker& worker,
               const Block& block, std::size_t task) const;
    void commit();

    World* world_;
    const Pass* pass_;
    Executor* executor_;
    TaskOrder order_;
    std::vector<Group> groups_;
    std::vector<Worker> workers_;
    std::vector<std::vector<std::size_t>> positions_;  // per submodel and access: of its column or message in the model
    std::vector<std::vector<Slot>> slots_;             // per submodel, resolved anew each step
    std::vector<std::uint8_t> acting_;                 // per submodel: whether it acts this step
    std::vector<std::vector<void*>> outboxes_;         // per message of the model, one per task
    std::vector<std::uint64_t> rows_done_;             // per submodel
    std::vector<BlockSums*> sums_;                     // to be taken this step
};

}  // namespace agora
