// The last touch of a tally's columns.
#include "sim/run/last_touch.h"

#include <algorithm>
#include <optional>

#include "sim/core/block.h"

namespace agora {
namespace {

// The last passes that change what a tally reads of its own rows, and what it reads of others.
struct LastTouch {
    std::optional<std::size_t> own, others;
};

bool changes(const Access& access) {
    return access.kind == AccessKind::write || access.kind == AccessKind::update || access.kind == AccessKind::send;
}

LastTouch find_last_touch(const Model& model, const Tally& tally, std::uint32_t step) {
    LastTouch last;
    for (std::size_t p = 0; p < model.passes.size(); ++p)
        for (const Submodel& submodel : model.passes[p].submodels) {
            if (!submodel.is_due(step)) continue;
            for (const Access& change : submodel.accesses)
                for (const Access& read : tally.accumulate.accesses)
                    if (changes(change) && change.type == read.type)
                        (read.kind == AccessKind::own ? last.own : last.others) = p;
        }
    return last;
}

bool reads_values(const Access& access) {
    return access.kind == AccessKind::parameters || access.kind == AccessKind::step ||
           access.kind == AccessKind::random;
}

bool has_blocks_as_tasks(const Model& model, TypeId entity) {
    return std::any_of(model.entities.begin(), model.entities.end(), [&](const EntityDescription& e) {
        return e.type == entity && e.info.rows_per_task == kBlockRows;
    });
}

}  // namespace

bool is_ever_changed(const Model& model, const Tally& tally) {
    const auto& reads = tally.accumulate.accesses;
    if (std::any_of(reads.begin(), reads.end(), reads_values)) return true;
    for (const Pass& pass : model.passes)
        for (const Submodel& submodel : pass.submodels)
            for (const Access& change : submodel.accesses)
                for (const Access& read : reads)
                    if (changes(change) && change.type == read.type) return true;
    return false;
}

std::size_t pass_to_sum_in(const Model& model, const Tally& tally, std::uint32_t step) {
    const auto [own, others] = find_last_touch(model, tally, step);
    const bool is_ready = own && (!others || *others < *own) && has_blocks_as_tasks(model, tally.accumulate.acts_on);
    return is_ready ? *own : model.passes.size();
}

}  // namespace agora
