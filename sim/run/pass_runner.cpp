// The pass runner. Results cannot depend on the order of tasks: a row is changed by one task only, messages wait in an
// outbox per task and are delivered in task order.
#include "sim/run/pass_runner.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cstring>
#include <utility>

#include "sim/core/block.h"
#include "sim/run/groups.h"
#include "sim/run/slots.h"
#include "sim/run/task_order.h"

namespace agora {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_between(Clock::time_point a, Clock::time_point b) {
    return std::chrono::duration<double>(b - a).count();
}

std::size_t message_position(const Model& model, TypeId message) {
    std::size_t i = 0;
    while (model.messages[i].type != message) ++i;
    return i;
}

// Where the column or message an access touches stands in the model; 0 for accesses that touch neither.
std::size_t position_of(const Model& model, const Access& access) {
    if (access.kind == AccessKind::send) return message_position(model, access.type);
    return is_own_row(access.kind) ? column_position(model, access.type) : 0;
}

}  // namespace

PassRunner::PassRunner(World& world, const Pass& pass, Executor& executor, TaskOrder order)
    : world_(&world),
      pass_(&pass),
      executor_(&executor),
      order_(order),
      groups_(make_groups(world.model(), pass)),
      workers_(executor.workers()),
      slots_(pass.submodels.size()),
      acting_(pass.submodels.size(), 0),
      outboxes_(world.model().messages.size()),
      rows_done_(pass.submodels.size(), 0) {
    for (Worker& worker : workers_) worker.seconds.assign(pass.submodels.size(), 0.0);
    for (const Submodel& submodel : pass.submodels) {
        std::vector<std::size_t>& positions = positions_.emplace_back();
        for (const Access& access : submodel.accesses) positions.push_back(position_of(world.model(), access));
    }
}

PassRunner::~PassRunner() {
    for (std::size_t m = 0; m < outboxes_.size(); ++m)
        for (void* box : outboxes_[m]) world_->model().messages[m].delete_outbox(box);
}

void PassRunner::run(std::uint32_t step, const std::vector<BlockSums*>& sums) {
    sums_ = sums;
    for (std::size_t s = 0; s < slots_.size(); ++s) {
        acting_[s] = pass_->submodels[s].acts(*world_, step);
        slots_[s].clear();
        for (const Access& access : pass_->submodels[s].accesses) slots_[s].push_back(resolve(*world_, access));
    }
    for (const Group& group : groups_) run_group(group, step);
    commit();
}

void PassRunner::run_group(const Group& group, std::uint32_t step) {
    const std::uint32_t rows = world_->rows(group.entity);
    const std::size_t tasks = blocks_of(rows, group.rows_per_task);
    const auto acts = [&](std::size_t s) { return acting_[s] != 0; };
    if (std::none_of(group.submodels.begin(), group.submodels.end(), acts)) return;
    for (const std::size_t s : group.submodels) rows_done_[s] += acts(s) ? rows : 0;
    prepare_workers(group, tasks);
    executor_->for_each(tasks, [&](std::size_t position, std::size_t worker) {
        run_task(group, task_at(position, tasks, order_), step, workers_[worker]);
    });
}

// Room for what lives inside one block, and for what each task sends.
void PassRunner::prepare_workers(const Group& group, std::size_t tasks) {
    const Model& model = world_->model();
    for (Worker& worker : workers_) {
        worker.blocks.clear();
        for (const std::size_t c : group.pass_columns)
            worker.blocks.emplace_back(group.rows_per_task * model.columns[c].value_bytes);
        for (const std::size_t c : group.snapshots)
            worker.blocks.emplace_back(group.rows_per_task * model.columns[c].value_bytes);
    }
    for (const std::size_t s : group.submodels)
        for (std::size_t a = 0; a < positions_[s].size(); ++a) {
            if (pass_->submodels[s].accesses[a].kind != AccessKind::send) continue;
            const std::size_t m = positions_[s][a];
            while (outboxes_[m].size() < tasks) outboxes_[m].push_back(model.messages[m].new_outbox());
        }
}

void PassRunner::run_task(const Group& group, std::size_t task, std::uint32_t step, Worker& worker) {
    const std::uint32_t rows = world_->rows(group.entity);
    const auto first = static_cast<std::uint32_t>(task * group.rows_per_task);
    assert(!group.in_pairs || (group.snapshots.empty() && group.pass_columns.empty()));
    const std::uint32_t last = rows - first < group.rows_per_task ? rows : first + group.rows_per_task;
    const Block block = group.in_pairs ? Block{0, rows, step, first, last} : Block{first, last, step};
    for (std::size_t i = 0; i < group.snapshots.size(); ++i) {
        const ColumnDescription& column = world_->model().columns[group.snapshots[i]];
        const std::byte* current = std::as_const(*world_).column(column.type).current.data();
        std::memcpy(worker.blocks[group.pass_columns.size() + i].data(), current + first * column.value_bytes,
                    (block.last - first) * column.value_bytes);
    }
    std::vector<Slot> slots;
    auto begin = Clock::now();
    for (const std::size_t s : group.submodels) {
        const Submodel& submodel = pass_->submodels[s];
        if (acting_[s] == 0) continue;
        slots = slots_[s];
        for (std::size_t a = 0; a < slots.size(); ++a)
            place(slots[a], submodel.accesses[a], positions_[s][a], group, worker, block, task);
        submodel.run(slots.data(), block);
        const auto end = Clock::now();
        worker.seconds[s] += seconds_between(begin, end);
        begin = end;
    }
    if (!sums_.empty()) sum(group, task, block, worker);
}

// Tasks are blocks here, or the sums would not be taken inside the pass.
void PassRunner::sum(const Group& group, std::size_t task, const Block& block, Worker& worker) const {
    const auto begin = Clock::now();
    for (BlockSums* sums : sums_)
        if (sums->acts_on() == group.entity) sums->add(task, block);
    worker.summing += seconds_between(begin, Clock::now());
}

// The worker's block of a transient column or snapshot, or nullptr if the column has none.
void* PassRunner::block_of(const Group& group, const Worker& worker, std::size_t column) const {
    std::size_t i = 0;
    for (const auto* list : {&group.pass_columns, &group.snapshots})
        for (const std::size_t c : *list) {
            if (c == column) return worker.blocks[i].data();
            ++i;
        }
    return nullptr;
}

// Points a slot at the rows of one block.
void PassRunner::place(Slot& slot, const Access& access, std::size_t position, const Group& group, const Worker& worker,
                       const Block& block, std::size_t task) const {
    if (access.kind == AccessKind::send) slot.first = outboxes_[position][task];
    if (!is_own_row(access.kind)) return;
    const ColumnDescription& column = world_->model().columns[position];
    void* kept = block_of(group, worker, position);
    if (column.transient || (kept != nullptr && access.kind == AccessKind::own)) {
        slot.first = kept;
        slot.second = kept;
    } else {
        move_to_block(slot, column.value_bytes, block);
    }
}

// What was written becomes what is read; what was sent is delivered.
void PassRunner::commit() {
    const Model& model = world_->model();
    for (std::size_t s = 0; s < positions_.size(); ++s) {
        if (acting_[s] == 0) continue;
        for (std::size_t a = 0; a < positions_[s].size(); ++a) {
            const Access& access = pass_->submodels[s].accesses[a];
            if (access.kind == AccessKind::write && !model.columns[positions_[s][a]].transient) {
                ColumnStore& store = world_->column(access.type);
                store.current.swap(store.next);
            }
            if (access.kind == AccessKind::send) {
                const std::size_t m = positions_[s][a];
                model.messages[m].deliver(outboxes_[m], world_->rows(model.messages[m].receiver),
                                          world_->inbox(access.type));
            }
        }
    }
}

double PassRunner::summing_seconds() const {
    double total = 0;
    for (const Worker& worker : workers_) total += worker.summing;
    return total / static_cast<double>(workers_.size());
}

void PassRunner::add_timings(std::vector<SubmodelTiming>& timings) const {
    for (std::size_t s = 0; s < pass_->submodels.size(); ++s) {
        SubmodelTiming timing{pass_->name, pass_->submodels[s].name, 0, rows_done_[s]};
        for (const Worker& worker : workers_) timing.seconds += worker.seconds[s];
        timings.push_back(timing);
    }
}

}  // namespace agora
