// Resolution of accesses to pointers.
#include "sim/run/slots.h"

#include <cassert>
#include <utility>

namespace agora {
namespace {

TypeId parent_of(const Model& model, TypeId membership) {
    std::size_t i = 0;
    while (model.memberships[i].type != membership) ++i;
    return model.memberships[i].parent;
}

}  // namespace

std::size_t column_position(const Model& model, TypeId column) {
    std::size_t i = 0;
    while (model.columns[i].type != column) ++i;
    return i;
}

Slot resolve(World& world, const Access& access) {
    const Model& model = world.model();
    Slot slot;
    switch (access.kind) {
        case AccessKind::read:
        case AccessKind::own:
        case AccessKind::update:
        case AccessKind::write: {
            const std::size_t c = column_position(model, access.type);
            if (model.columns[c].transient) break;
            const ColumnStore& store = std::as_const(world).column(access.type);
            slot.first = access.kind == AccessKind::write ? store.next.data() : store.current.data();
            slot.second = store.current.data();
            slot.count = world.rows(model.columns[c].entity);
            break;
        }
        case AccessKind::links: {
            NetworkStore& store = world.network(access.type);
            slot = {store.offsets.data(), store.targets.data(), 0, {}};
            break;
        }
        case AccessKind::weights: {
            NetworkStore& store = world.network(access.type);
            slot = {store.offsets.data(), store.weights.empty() ? nullptr : store.weights.data(), 0, {}};
            break;
        }
        case AccessKind::members: slot.second = world.membership(access.type).offsets.data(); break;
        case AccessKind::pairs: {
            MembershipStore& store = world.membership(access.type);
            assert(store.parents.size() == world.rows(access.actor));
            slot = {store.offsets.data(), store.parents.data(), world.kind(parent_of(model, access.type)), world.key()};
            break;
        }
        case AccessKind::parent_of: slot.second = world.membership(access.type).parents.data(); break;
        case AccessKind::inbox: {
            InboxStore& store = world.inbox(access.type);
            slot = {store.offsets.data(), store.messages.data(), 0, {}};
            break;
        }
        case AccessKind::random: slot = {nullptr, nullptr, world.kind(access.type), world.key()}; break;
        case AccessKind::parameters: slot.second = world.parameters(access.type); break;
        case AccessKind::rows:
        case AccessKind::step:
        case AccessKind::send:
        case AccessKind::sums: break;
    }
    return slot;
}

}  // namespace agora
