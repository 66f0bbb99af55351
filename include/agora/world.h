// The world: columns, memberships, networks, inboxes and parameters of one run; all the state there is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "agora/entity.h"
#include "agora/random.h"
#include "agora/type_id.h"

namespace agora {

struct Model;
struct ParameterInfo;
struct ParameterValue;

// Bytes aligned for vector registers; large ones ask the system for huge pages. Zero-filled.
class Buffer {
  public:
    Buffer() = default;
    explicit Buffer(std::size_t bytes) { clear(bytes); }
    Buffer(Buffer&& other) noexcept { swap(other); }
    Buffer& operator=(Buffer&& other) noexcept { return swap(other), *this; }
    ~Buffer();
    // So many zeros, or the bytes of another buffer; in the memory it has if that suffices.
    void clear(std::size_t bytes);
    void copy(const Buffer& other);
    std::byte* data() const { return data_; }
    std::size_t size() const { return size_; }
    void swap(Buffer& other) noexcept;

  private:
    void hold(std::size_t bytes);

    std::byte* data_ = nullptr;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

struct ColumnStore {
    Buffer current;
    Buffer next;  // empty unless some submodel Writes the column
};

// Compressed rows: targets of row i are targets[offsets[i]] … targets[offsets[i + 1] − 1]; so are their weights, of
// which there are none when every link counts the same.
struct NetworkStore {
    std::vector<std::uint32_t> offsets;
    std::vector<std::uint32_t> targets;
    std::vector<float> weights{};
};

struct MembershipStore {
    std::vector<std::uint32_t> offsets;  // parents + 1
    std::vector<std::uint32_t> parents;  // one per child
};

struct InboxStore {
    std::vector<std::uint32_t> offsets;
    std::vector<std::byte> messages;
};

class World {
  public:
    // Reserves places for everything the model declares; all populations start empty.
    explicit World(const Model& model, RandomKey key);
    World(World&&) = default;
    World& operator=(World&&) = default;

    // Starts anew for another run of the same model, in the memory it has: populations are empty, parameters have the
    // given values, by full name, or else their defaults.
    void begin(RandomKey key, const std::map<std::string, ParameterValue>& parameters);
    // Whether populating would find here what it found in another world, as far as it asked for it there: the model,
    // the key and parameters. What a scenario gives besides (struct Setup) must be compared beside this.
    bool begins_like(const World& populated) const;
    // Takes over all that populating made of another world that this one begins like.
    void copy_population(const World& populated);

    const Model& model() const { return *model_; }
    RandomKey key() const { return key_; }

    // Sets the number of rows of an entity and allocates its columns, zero-filled. Call once per entity, before use.
    void resize(TypeId entity, std::uint32_t rows);
    std::uint32_t rows(TypeId entity) const;

    ColumnStore& column(TypeId column);
    const ColumnStore& column(TypeId column) const;
    NetworkStore& network(TypeId network);
    const NetworkStore& network(TypeId network) const;
    MembershipStore& membership(TypeId membership);
    const MembershipStore& membership(TypeId membership) const;
    InboxStore& inbox(TypeId message);
    const std::byte* parameters(TypeId params) const;  // the struct of one parameter group, as it is now
    // Sets a parameter by its full name, in the unit of its row; false if there is none of that name.
    bool set_parameter(std::string_view name, double value);
    std::uint64_t kind(TypeId entity) const;  // number of the entity kind, part of every identity

    // Fills a membership from the number of children of each parent, and with it the children's parents.
    void set_members(TypeId membership, std::span<const std::uint32_t> children_per_parent);

    template <class E>
    void resize(std::size_t rows) {
        resize(type_id<E>(), static_cast<std::uint32_t>(rows));
    }
    template <class E>
    Rows<E> all() const {
        return {0, rows(type_id<E>())};
    }
    template <class C>
    std::span<typename C::Value> values() {
        return {reinterpret_cast<typename C::Value*>(column(type_id<C>()).current.data()),
                rows(type_id<typename C::Entity>())};
    }
    template <class C>
    std::span<const typename C::Value> values() const {
        return {reinterpret_cast<const typename C::Value*>(column(type_id<C>()).current.data()),
                rows(type_id<typename C::Entity>())};
    }
    template <class N>
    NetworkStore& links() {
        return network(type_id<N>());
    }
    template <class N>
    const NetworkStore& links() const {
        return network(type_id<N>());
    }
    template <class M>
    Rows<typename M::Child> members(Row<typename M::Parent> parent) const {
        const auto& offsets = membership(type_id<M>()).offsets;
        return {offsets[parent.index], offsets[parent.index + 1]};
    }
    template <class P>
    const P& params() const {
        return *reinterpret_cast<const P*>(parameters(type_id<P>()));
    }
    // One parameter. While populating, to be preferred to params() where a group holds others that make no difference
    // to the world at the start: runs that differ in those then share its making.
    template <class P, class V>
    V parameter(V P::*field) const {
        const auto* group = reinterpret_cast<const P*>(group_of(type_id<P>()));
        const std::byte* at = reinterpret_cast<const std::byte*>(&(group->*field));
        note(at, sizeof(V));
        return group->*field;
    }
    template <class E>
    auto random(std::uint32_t step) const;

    std::size_t bytes() const;  // taken by columns, networks and memberships

  private:
    const std::byte* group_of(TypeId params) const;
    void note(const std::byte* first, std::size_t bytes) const;
    void write_parameter(std::size_t place, const ParameterInfo& info, double value);

    const Model* model_;
    RandomKey key_;
    std::vector<std::uint32_t> rows_;
    std::vector<ColumnStore> columns_;
    std::vector<NetworkStore> networks_;
    std::vector<MembershipStore> memberships_;
    std::vector<InboxStore> inboxes_;
    Buffer parameters_;                        // of all groups, as they are now
    Buffer first_parameters_;                  // as they were when the world began
    mutable std::vector<std::uint8_t> asked_;  // per four bytes of them: whether anybody asked for it or set it since
};

}  // namespace agora
