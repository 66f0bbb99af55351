// Grouping of submodels by acting entity.
#include "sim/run/groups.h"

#include <algorithm>

#include "sim/run/slots.h"

namespace agora {
namespace {

void add_once(std::vector<std::size_t>& list, std::size_t value) {
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

bool owned_from(const Pass& pass, const Group& group, std::size_t first, TypeId column) {
    for (const std::size_t s : group.submodels) {
        if (s < first) continue;
        for (const Access& access : pass.submodels[s].accesses)
            if (access.kind == AccessKind::own && access.type == column) return true;
    }
    return false;
}

void find_block_columns(const Model& model, const Pass& pass, Group& group) {
    for (const std::size_t s : group.submodels)
        for (const Access& access : pass.submodels[s].accesses) {
            if (access.kind != AccessKind::write && access.kind != AccessKind::update) continue;
            const std::size_t column = column_position(model, access.type);
            if (model.columns[column].transient) add_once(group.pass_columns, column);
            else if (access.kind == AccessKind::update && owned_from(pass, group, s, access.type))
                add_once(group.snapshots, column);
        }
}

}  // namespace

std::vector<Group> make_groups(const Model& model, const Pass& pass) {
    std::vector<Group> groups;
    for (std::size_t s = 0; s < pass.submodels.size(); ++s) {
        const TypeId entity = pass.submodels[s].acts_on;
        auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.entity == entity; });
        if (group == groups.end()) {
            std::uint32_t rows_per_task = 1;
            for (const EntityDescription& e : model.entities)
                if (e.type == entity) rows_per_task = e.info.rows_per_task;
            group =
                groups.insert(groups.end(), Group{entity, pass.submodels[s].acts_on_pairs, rows_per_task, {}, {}, {}});
        }
        group->submodels.push_back(s);
    }
    for (Group& group : groups) find_block_columns(model, pass, group);
    return groups;
}

}  // namespace agora
