// The world's stores, found by the types the model declared.
#include "agora/world.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <cstring>

#include "agora/model.h"

namespace agora {
namespace {

// Position of a declared type in a model's list. check_model has refused models that name undeclared types, so a miss
// is a broken promise inside the program.
template <class Descriptions>
std::size_t position(const Descriptions& list, TypeId type) {
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].type == type) return i;
    assert(false && "type not declared by the model");
    std::abort();
}

bool is_written(const Model& model, TypeId column) {
    for (const Pass& pass : model.passes)
        for (const Submodel& submodel : pass.submodels)
            for (const Access& access : submodel.accesses)
                if (access.kind == AccessKind::write && access.type == column) return true;
    return false;
}

}  // namespace

World::World(const Model& model, RandomKey key)
    : model_(&model),
      key_(key),
      rows_(model.entities.size(), 0),
      columns_(model.columns.size()),
      networks_(model.networks.size()),
      memberships_(model.memberships.size()),
      inboxes_(model.messages.size()) {
    for (const ParameterGroup& group : model.parameters) {
        parameters_.emplace_back(group.size);
        for (const ParameterInfo& info : group.parameters) set_parameter(info.name, info.default_value);
    }
}

void World::resize(TypeId entity, std::uint32_t rows) {
    rows_[position(model_->entities, entity)] = rows;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const ColumnDescription& column = model_->columns[i];
        if (column.entity != entity || column.transient) continue;
        columns_[i].current = Buffer(rows * column.value_bytes);
        if (is_written(*model_, column.type)) columns_[i].next = Buffer(rows * column.value_bytes);
    }
    for (std::size_t i = 0; i < networks_.size(); ++i)
        if (model_->networks[i].from == entity) networks_[i].offsets.assign(rows + 1ull, 0);
    for (std::size_t i = 0; i < inboxes_.size(); ++i)
        if (model_->messages[i].receiver == entity) inboxes_[i].offsets.assign(rows + 1ull, 0);
}

std::uint32_t World::rows(TypeId entity) const { return rows_[position(model_->entities, entity)]; }
std::uint64_t World::kind(TypeId entity) const { return position(model_->entities, entity); }
ColumnStore& World::column(TypeId type) { return columns_[position(model_->columns, type)]; }
const ColumnStore& World::column(TypeId type) const { return columns_[position(model_->columns, type)]; }
NetworkStore& World::network(TypeId type) { return networks_[position(model_->networks, type)]; }
const NetworkStore& World::network(TypeId type) const { return networks_[position(model_->networks, type)]; }
MembershipStore& World::membership(TypeId type) { return memberships_[position(model_->memberships, type)]; }
const MembershipStore& World::membership(TypeId type) const {
    return memberships_[position(model_->memberships, type)];
}
InboxStore& World::inbox(TypeId type) { return inboxes_[position(model_->messages, type)]; }
std::byte* World::parameters(TypeId type) const { return parameters_[position(model_->parameters, type)].data(); }

void World::set_members(TypeId type, std::span<const std::uint32_t> children_per_parent) {
    MembershipStore& store = membership(type);
    store.offsets.assign(1, 0);
    for (const std::uint32_t children : children_per_parent) store.offsets.push_back(store.offsets.back() + children);
    store.parents.resize(store.offsets.back());
    for (std::uint32_t parent = 0; parent < children_per_parent.size(); ++parent)
        std::fill(store.parents.begin() + store.offsets[parent], store.parents.begin() + store.offsets[parent + 1ull],
                  parent);
}

bool World::set_parameter(std::string_view name, double value) {
    for (std::size_t g = 0; g < model_->parameters.size(); ++g) {
        for (const ParameterInfo& info : model_->parameters[g].parameters) {
            if (info.name != name) continue;
            std::byte* field = parameters_[g].data() + info.offset;
            if (info.kind != ParameterKind::real) {
                const auto integer = static_cast<std::int32_t>(value);
                std::memcpy(field, &integer, sizeof integer);
            } else {
                const auto real = static_cast<float>(value);
                std::memcpy(field, &real, sizeof real);
            }
            return true;
        }
    }
    return false;
}

std::size_t World::bytes() const {
    std::size_t total = 0;
    for (const ColumnStore& store : columns_) total += store.current.size() + store.next.size();
    for (const NetworkStore& store : networks_)
        total += 4 * (store.offsets.capacity() + store.targets.capacity() + store.weights.capacity());
    for (const MembershipStore& store : memberships_)
        total += 4 * (store.offsets.capacity() + store.parents.capacity());
    for (const InboxStore& store : inboxes_) total += 4 * store.offsets.capacity() + store.messages.capacity();
    return total;
}

}  // namespace agora
