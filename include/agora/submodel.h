// Turns a plain function into a submodel: its signature is read as the declaration of what it does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "agora/metric.h"
#include "agora/type_id.h"
#include "agora/views.h"

namespace agora {

enum class AccessKind : std::uint8_t {
    rows,
    pairs,
    own,
    read,
    write,
    update,
    links,
    weights,
    members,
    parent_of,
    send,
    inbox,
    random,
    parameters,
    step,
    sums
};

// One parameter of a submodel: how it touches what. `size` is the count of sums or the bytes of a message.
struct Access {
    AccessKind kind;
    TypeId type = nullptr;
    std::size_t size = 0;
    TypeId actor = nullptr;  // of Rows and Pairs: the entity that acts
};

// The resolved counterpart of an Access for one block; which fields mean something depends on the kind.
struct Slot {
    void* first = nullptr;
    const void* second = nullptr;
    std::uint64_t count = 0;
    RandomKey key{};
};

// The rows a task may change, and for a task on pairs the places where its pairs begin.
struct Block {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t step = 0;
    std::uint32_t first_place = 0;
    std::uint32_t last_place = 0;
};

namespace detail {

template <class T>
struct Argument;  // one specialisation per kind of parameter a submodel may have

template <class E>
struct Argument<Rows<E>> {
    static constexpr Access access() { return {AccessKind::rows, type_id<E>(), 0, type_id<E>()}; }
    static Rows<E> make(const Slot&, const Block& b) { return {b.first, b.last}; }
};
template <class M>
struct Argument<Pairs<M>> {
    static constexpr Access access() { return {AccessKind::pairs, type_id<M>(), 0, type_id<typename M::Child>()}; }
    static Pairs<M> make(const Slot& s, const Block& b) {
        return {static_cast<const std::uint32_t*>(s.first),
                static_cast<const std::uint32_t*>(s.second),
                Random<typename M::Parent>(s.key, s.count, b.step),
                {b.first_place, b.last_place}};
    }
};
template <class C>
struct Argument<Own<C>> {
    static constexpr Access access() { return {AccessKind::own, type_id<C>()}; }
    static Own<C> make(const Slot& s, const Block& b) {
        return {static_cast<const typename C::Value*>(s.second), {b.first, b.last}};
    }
};
template <class C>
struct Argument<Read<C>> {
    static constexpr Access access() { return {AccessKind::read, type_id<C>()}; }
    static Read<C> make(const Slot& s, const Block&) {
        return Read<C>({static_cast<const typename C::Value*>(s.second), static_cast<std::size_t>(s.count)});
    }
};
template <class C>
struct Argument<Write<C>> {
    static constexpr Access access() { return {AccessKind::write, type_id<C>()}; }
    static Write<C> make(const Slot& s, const Block& b) {
        return {static_cast<typename C::Value*>(s.first), {b.first, b.last}};
    }
};
template <class C>
struct Argument<Update<C>> {
    static constexpr Access access() { return {AccessKind::update, type_id<C>()}; }
    static Update<C> make(const Slot& s, const Block& b) {
        return {static_cast<typename C::Value*>(s.first), {b.first, b.last}};
    }
};
template <class N>
struct Argument<Links<N>> {
    static constexpr Access access() { return {AccessKind::links, type_id<N>()}; }
    static Links<N> make(const Slot& s, const Block&) {
        return {static_cast<const std::uint32_t*>(s.first), static_cast<const std::uint32_t*>(s.second)};
    }
};
template <class N>
struct Argument<Weights<N>> {
    static constexpr Access access() { return {AccessKind::weights, type_id<N>()}; }
    static Weights<N> make(const Slot& s, const Block&) {
        return {static_cast<const std::uint32_t*>(s.first), static_cast<const float*>(s.second)};
    }
};
template <class M>
struct Argument<Members<M>> {
    static constexpr Access access() { return {AccessKind::members, type_id<M>()}; }
    static Members<M> make(const Slot& s, const Block&) {
        return Members<M>(static_cast<const std::uint32_t*>(s.second));
    }
};
template <class M>
struct Argument<ParentOf<M>> {
    static constexpr Access access() { return {AccessKind::parent_of, type_id<M>()}; }
    static ParentOf<M> make(const Slot& s, const Block&) {
        return ParentOf<M>(static_cast<const std::uint32_t*>(s.second));
    }
};
template <class M>
struct Argument<Send<M>> {
    static constexpr Access access() { return {AccessKind::send, type_id<M>(), sizeof(M)}; }
    static Send<M> make(const Slot& s, const Block&) {
        return Send<M>(*static_cast<std::vector<typename Send<M>::Envelope>*>(s.first));
    }
};
template <class M>
struct Argument<Inbox<M>> {
    static constexpr Access access() { return {AccessKind::inbox, type_id<M>(), sizeof(M)}; }
    static Inbox<M> make(const Slot& s, const Block&) {
        return {static_cast<const std::uint32_t*>(s.first), static_cast<const M*>(s.second)};
    }
};
template <class E>
struct Argument<Random<E>> {
    static constexpr Access access() { return {AccessKind::random, type_id<E>()}; }
    static Random<E> make(const Slot& s, const Block& b) { return {s.key, s.count, b.step}; }
};
template <std::size_t N>
struct Argument<Sums<N>> {
    static constexpr Access access() { return {AccessKind::sums, nullptr, N}; }
    static Sums<N> make(const Slot& s, const Block&) { return Sums<N>({static_cast<double*>(s.first), N}); }
};
template <>
struct Argument<Step> {
    static constexpr Access access() { return {AccessKind::step}; }
    static Step make(const Slot&, const Block& b) { return {b.step}; }
};
template <class P>
struct Argument<const P&> {
    static constexpr Access access() { return {AccessKind::parameters, type_id<P>(), sizeof(P)}; }
    static const P& make(const Slot& s, const Block&) { return *static_cast<const P*>(s.second); }
};

template <auto function>
struct SubmodelOf;

template <class... Args, void (*function)(Args...)>
struct SubmodelOf<function> {
    static std::vector<Access> accesses() { return {Argument<Args>::access()...}; }
    static void run(const Slot* slots, const Block& block) { run(slots, block, std::index_sequence_for<Args...>{}); }

  private:
    template <std::size_t... I>
    static void run(const Slot* slots, const Block& block, std::index_sequence<I...>) {
        function(Argument<Args>::make(slots[I], block)...);
    }
};

}  // namespace detail
}  // namespace agora
