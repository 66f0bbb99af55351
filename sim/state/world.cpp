// The world's stores, found by the types the model declared.
#include "agora/world.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cstdlib>
#include <cstring>

#include "agora/model.h"

namespace agora {
namespace {

constexpr std::size_t kFieldBytes = 4;  // a field of a parameter struct takes this much or twice as much

// What a group takes among the parameters: its struct, and what lets the next one begin where a double may.
std::size_t room(const ParameterGroup& group) {
    return (group.size + alignof(double) - 1) / alignof(double) * alignof(double);
}

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
      rows_(model.entities.size(), 0),
      columns_(model.columns.size()),
      networks_(model.networks.size()),
      memberships_(model.memberships.size()),
      inboxes_(model.messages.size()) {
    begin(key, {});
}

void World::begin(RandomKey key, const std::map<std::string, ParameterValue>& parameters) {
    key_ = key;
    rows_.assign(rows_.size(), 0);
    for (ColumnStore& store : columns_) store.current.clear(0), store.next.clear(0);
    for (NetworkStore& store : networks_) store.offsets.clear(), store.targets.clear(), store.weights.clear();
    for (MembershipStore& store : memberships_) store.offsets.clear(), store.parents.clear();
    for (InboxStore& store : inboxes_) store.offsets.clear(), store.messages.clear();
    std::size_t bytes = 0;
    for (const ParameterGroup& group : model_->parameters) bytes += room(group);
    parameters_.clear(bytes);
    std::size_t place = 0;
    for (const ParameterGroup& group : model_->parameters) {
        for (const ParameterInfo& info : group.parameters) {
            const auto given = parameters.find(info.name);
            write_parameter(place, info, given == parameters.end() ? info.default_value : given->second.value);
        }
        place += room(group);
    }
    first_parameters_.copy(parameters_);
    asked_.assign(bytes / kFieldBytes, 0);
}

bool World::begins_like(const World& populated) const {
    if (model_ != populated.model_ || key_ != populated.key_) return false;
    for (std::size_t i = 0; i < asked_.size(); ++i)
        if (populated.asked_[i] != 0 &&
            std::memcmp(first_parameters_.data() + i * kFieldBytes,
                        populated.first_parameters_.data() + i * kFieldBytes, kFieldBytes) != 0)
            return false;
    return true;
}

void World::copy_population(const World& populated) {
    rows_ = populated.rows_;
    networks_ = populated.networks_;
    memberships_ = populated.memberships_;
    inboxes_ = populated.inboxes_;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        columns_[i].current.copy(populated.columns_[i].current);
        columns_[i].next.copy(populated.columns_[i].next);
    }
    asked_ = populated.asked_;
    for (std::size_t i = 0; i < asked_.size(); ++i)  // populating may set parameters, too
        if (asked_[i] != 0)
            std::memcpy(parameters_.data() + i * kFieldBytes, populated.parameters_.data() + i * kFieldBytes,
                        kFieldBytes);
}

void World::resize(TypeId entity, std::uint32_t rows) {
    rows_[position(model_->entities, entity)] = rows;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const ColumnDescription& column = model_->columns[i];
        if (column.entity != entity || column.transient) continue;
        columns_[i].current.clear(rows * column.value_bytes);
        if (is_written(*model_, column.type)) columns_[i].next.clear(rows * column.value_bytes);
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

const std::byte* World::group_of(TypeId type) const {
    const std::byte* group = parameters_.data();
    const std::size_t number = position(model_->parameters, type);
    for (std::size_t g = 0; g < number; ++g) group += room(model_->parameters[g]);
    return group;
}

// Several workers may ask at once, all of them write the same.
void World::note(const std::byte* first, std::size_t bytes) const {
    const auto begin = static_cast<std::size_t>(first - parameters_.data()) / kFieldBytes;
    for (std::size_t i = begin; i < begin + bytes / kFieldBytes; ++i)
        std::atomic_ref(asked_[i]).store(1, std::memory_order_relaxed);
}

const std::byte* World::parameters(TypeId type) const {
    const std::byte* group = group_of(type);
    note(group, model_->parameters[position(model_->parameters, type)].size);
    return group;
}

void World::set_members(TypeId type, std::span<const std::uint32_t> children_per_parent) {
    MembershipStore& store = membership(type);
    store.offsets.assign(1, 0);
    for (const std::uint32_t children : children_per_parent) store.offsets.push_back(store.offsets.back() + children);
    store.parents.resize(store.offsets.back());
    for (std::uint32_t parent = 0; parent < children_per_parent.size(); ++parent)
        std::fill(store.parents.begin() + store.offsets[parent], store.parents.begin() + store.offsets[parent + 1ull],
                  parent);
}

void World::write_parameter(std::size_t place, const ParameterInfo& info, double value) {
    store_value(parameters_.data() + place, info, value);
}

bool World::set_parameter(std::string_view name, double value) {
    std::size_t place = 0;
    for (const ParameterGroup& group : model_->parameters) {
        for (const ParameterInfo& info : group.parameters) {
            if (info.name != name) continue;
            write_parameter(place, info, value);
            note(parameters_.data() + place + info.offset, info.bytes);
            return true;
        }
        place += room(group);
    }
    return false;
}

std::size_t World::bytes() const {
    std::size_t total = 0;
    for (const ColumnStore& store : columns_) total += store.current.size() + store.next.size();
    for (const NetworkStore& store : networks_)
        total += 4 * (store.offsets.size() + store.targets.size() + store.weights.size());
    for (const MembershipStore& store : memberships_) total += 4 * (store.offsets.size() + store.parents.size());
    for (const InboxStore& store : inboxes_) total += 4 * store.offsets.size() + store.messages.size();
    return total;
}

}  // namespace agora
