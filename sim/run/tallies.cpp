// Ordered sums for metrics.
#include "sim/run/tallies.h"

#include <string>

#include "sim/core/block.h"
#include "sim/run/last_touch.h"
#include "sim/run/slots.h"

namespace agora {
namespace {

// Tallies over the same rows, one after the other on each block while it is in cache.
void sum_together(const std::vector<BlockSums*>& together, std::uint32_t rows, Executor& executor, std::uint32_t step) {
    executor.for_each(blocks_of(rows), [&](std::size_t b, std::size_t) {
        const auto first = static_cast<std::uint32_t>(b * kBlockRows);
        const Block block{first, rows - first < kBlockRows ? rows : first + kBlockRows, step};
        for (BlockSums* sums : together) sums->add(b, block);
    });
}

// Sums the world as it is.
void sum_now(const World& world, const std::vector<BlockSums*>& asked, Executor& executor, std::uint32_t step) {
    for (BlockSums* sums : asked) sums->begin();
    for (const EntityDescription& entity : world.model().entities) {
        std::vector<BlockSums*> together;
        for (BlockSums* sums : asked)
            if (sums->acts_on() == entity.type) together.push_back(sums);
        if (!together.empty()) sum_together(together, world.rows(entity.type), executor, step);
    }
}

// Position of the tally of a name; the number of tallies if there is none.
std::size_t position_of(const Model& model, const std::string& name) {
    std::size_t t = 0;
    while (t < model.tallies.size() && model.tallies[t].accumulate.name != name) ++t;
    return t;
}

std::vector<double> values_of(const std::vector<BlockSums>& sums, const Model& model) {
    std::vector<std::vector<double>> totals;
    for (const BlockSums& one : sums) totals.push_back(one.total());
    totals.emplace_back();  // of the tally that is not there
    std::vector<double> values;
    for (std::size_t t = 0; t < sums.size(); ++t) {
        std::vector<double> total = totals[t];
        const std::vector<double>& more = totals[position_of(model, model.tallies[t].followed_by)];
        total.insert(total.end(), more.begin(), more.end());
        for (const Metric& metric : model.tallies[t].metrics) values.push_back(metric.of(total));
    }
    return values;
}

}  // namespace

BlockSums::BlockSums(World& world, const Tally& tally) : world_(&world), tally_(&tally) {
    const Model& model = world.model();
    for (const Access& access : tally.accumulate.accesses)
        value_bytes_.push_back(is_own_row(access.kind) ? model.columns[column_position(model, access.type)].value_bytes
                                                       : 0);
}

void BlockSums::begin() {
    slots_.clear();
    for (const Access& access : tally_->accumulate.accesses) slots_.push_back(resolve(*world_, access));
    partial_.assign(blocks_of(world_->rows(acts_on())) * tally_->sums, 0.0);
}

void BlockSums::begin_inside(const Pass& pass, std::uint32_t step) {
    begin();
    for (const Submodel& submodel : pass.submodels) {
        if (!submodel.acts(*world_, step)) continue;
        for (const Access& written : submodel.accesses) {
            if (written.kind != AccessKind::write) continue;
            for (std::size_t a = 0; a < slots_.size(); ++a)
                if (tally_->accumulate.accesses[a].type == written.type)
                    slots_[a].second = world_->column(written.type).next.data();
        }
    }
}

void BlockSums::add(std::size_t number, const Block& block) {
    std::vector<Slot> slots = slots_;
    const Submodel& accumulate = tally_->accumulate;
    for (std::size_t a = 0; a < slots.size(); ++a) {
        const AccessKind kind = accumulate.accesses[a].kind;
        if (is_own_row(kind)) move_to_block(slots[a], value_bytes_[a], block);
        if (kind == AccessKind::sums) slots[a].first = partial_.data() + number * tally_->sums;
    }
    accumulate.run(slots.data(), block);
}

std::vector<double> BlockSums::total() const {
    const std::size_t count = tally_->sums;
    std::vector<double> sums(count, 0.0);
    for (std::size_t block = 0; block < partial_.size(); block += count)
        for (std::size_t i = 0; i < count; ++i) sums[i] += partial_[block + i];
    return sums;
}

Metrics::Metrics(World& world, Executor& executor) : world_(&world), executor_(&executor) {
    for (const Tally& tally : world.model().tallies) sums_.emplace_back(world, tally);
    for (std::size_t t = 0; t < sums_.size(); ++t)
        if (!is_ever_changed(world.model(), world.model().tallies[t])) constant_.push_back(&sums_[t]);
    plan(0);
}

// Which submodels act decides where a tally can be summed, and changes rarely.
void Metrics::plan(std::uint32_t step) {
    const Model& model = world_->model();
    std::vector<bool> acting;
    for (const Pass& pass : model.passes)
        for (const Submodel& submodel : pass.submodels)
            if (submodel.every > 1 || submodel.condition != nullptr) acting.push_back(submodel.acts(*world_, step));
    if (!inside_.empty() && acting == acting_) return;
    acting_ = acting;
    inside_.assign(model.passes.size() + 1, {});
    for (std::size_t t = 0; t < sums_.size(); ++t)
        if (is_ever_changed(model, model.tallies[t]))
            inside_[pass_to_sum_in(*world_, model.tallies[t], step)].push_back(&sums_[t]);
}

const std::vector<BlockSums*>& Metrics::inside(std::size_t pass, std::uint32_t step) {
    if (pass == 0) plan(step);
    for (BlockSums* sums : inside_[pass]) sums->begin_inside(world_->model().passes[pass], step);
    return inside_[pass];
}

std::vector<double> Metrics::values(std::uint32_t step) {
    if (!constant_.empty()) sum_now(*world_, constant_, *executor_, step);
    constant_.clear();
    sum_now(*world_, inside_.back(), *executor_, step);
    return values_of(sums_, world_->model());
}

std::vector<double> compute_metrics(World& world, Executor& executor, std::uint32_t step) {
    std::vector<BlockSums> sums;
    for (const Tally& tally : world.model().tallies) sums.emplace_back(world, tally);
    std::vector<BlockSums*> all;
    for (BlockSums& one : sums) all.push_back(&one);
    sum_now(world, all, executor, step);
    return values_of(sums, world.model());
}

std::vector<const Metric*> metrics_of(const Model& model) {
    std::vector<const Metric*> metrics;
    for (const Tally& tally : model.tallies)
        for (const Metric& metric : tally.metrics) metrics.push_back(&metric);
    return metrics;
}

double Outcome::value(std::span<const float> steps) const {
    if (!is_sum) return static_cast<double>(steps.back());
    double sum = 0;
    for (const float value : steps) sum += static_cast<double>(value);
    return sum;
}

std::vector<Outcome> outcomes_of(const Model& model) {
    const std::vector<const Metric*> metrics = metrics_of(model);
    std::vector<Outcome> out;
    for (std::size_t m = 0; m < metrics.size(); ++m)
        out.push_back({metrics[m]->name, metrics[m]->unit, metrics[m]->meaning, m, false});
    for (std::size_t m = 0; m < metrics.size(); ++m) {
        if (metrics[m]->kind != MetricKind::flow) continue;
        const std::string unit = metrics[m]->unit.substr(0, metrics[m]->unit.find('/'));
        out.push_back({metrics[m]->name + "_sum", unit,
                       metrics[m]->meaning + " Added up over every " + model.step_name + " of the run.", m, true});
    }
    return out;
}

}  // namespace agora
