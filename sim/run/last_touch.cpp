// The last touch of a tally's columns.
#include "sim/run/last_touch.h"

#include <algorithm>
#include <optional>

#include "sim/core/block.h"

namespace agora {
namespace {

bool changes(const Access& access) {
    return access.kind == AccessKind::write || access.kind == AccessKind::update || access.kind == AccessKind::send;
}

// Calls visit(position of the pass, submodel, access of the tally) for whatever changes something that a tally reads.
template <class Visit>
void for_touches(const Model& model, const Tally& tally, const Visit& visit) {
    for (std::size_t p = 0; p < model.passes.size(); ++p)
        for (const Submodel& submodel : model.passes[p].submodels)
            for (const Access& change : submodel.accesses)
                for (const Access& read : tally.accumulate.accesses)
                    if (changes(change) && change.type == read.type) visit(p, submodel, read);
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
    bool is_changed = std::any_of(reads.begin(), reads.end(), reads_values);
    for_touches(model, tally, [&](std::size_t, const Submodel&, const Access&) { is_changed = true; });
    return is_changed;
}

std::size_t pass_to_sum_in(const World& world, const Tally& tally, std::uint32_t step) {
    const Model& model = world.model();
    std::optional<std::size_t> own, others;  // the last passes that change the tally's own rows, and what else it reads
    for_touches(model, tally, [&](std::size_t pass, const Submodel& submodel, const Access& read) {
        if (!submodel.acts(world, step)) return;
        (read.kind == AccessKind::own && !submodel.acts_on_pairs ? own : others) = pass;
    });
    const bool is_ready = own && (!others || *others < *own) && has_blocks_as_tasks(model, tally.accumulate.acts_on);
    return is_ready ? *own : model.passes.size();
}

}  // namespace agora
