// What a submodel may hold: its parameter types say who acts, what is read, what is written and who is visited.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <span>
#include <vector>

#include "agora/entity.h"
#include "agora/permutation.h"
#include "agora/random.h"

namespace agora {

// The acting rows' own value of column C, as it was when the pass began.
template <class C>
class Own {
  public:
    using Value = typename C::Value;
    using Entity = typename C::Entity;
    Own(const Value* values, Rows<Entity> rows) : values_(values), rows_(rows) {}
    const Value& operator[](Row<Entity> row) const {
        assert(rows_.contains(row));
        return values_[row.index - rows_.first()];
    }

  private:
    const Value* values_;  // of the first acting row
    Rows<Entity> rows_;
};

// Any row's value of column C, as it was when the pass began.
template <class C>
class Read {
  public:
    using Value = typename C::Value;
    using Entity = typename C::Entity;
    explicit Read(std::span<const Value> values) : values_(values) {}
    const Value& operator[](Row<Entity> row) const {
        assert(row.index < values_.size());
        return values_[row.index];
    }

  private:
    std::span<const Value> values_;
};

// The acting rows' new value of column C: every acting row must be written; it is seen when the pass has ended.
// On a transient column it is seen by later submodels of the same pass, on the same rows, and by nobody else.
template <class C>
class Write {
  public:
    using Value = typename C::Value;
    using Entity = typename C::Entity;
    Write(Value* values, Rows<Entity> rows) : values_(values), rows_(rows) {}
    Value& operator[](Row<Entity> row) const {
        assert(rows_.contains(row));
        return values_[row.index - rows_.first()];
    }

  private:
    Value* values_;
    Rows<Entity> rows_;
};

// The acting rows' own value of column C, changed in place: holds the old value until written. Nobody may Read<C> in
// the same pass; Own<C> of other submodels still sees the old value.
template <class C>
class Update : public Write<C> {
  public:
    using Write<C>::Write;
};

// The rows linked from a row.
template <class N>
class Links {
  public:
    using From = typename N::From;
    using To = typename N::To;
    Links(const std::uint32_t* offsets, const std::uint32_t* targets) : offsets_(offsets), targets_(targets) {}
    std::span<const Row<To>> operator[](Row<From> row) const {
        static_assert(sizeof(Row<To>) == sizeof(std::uint32_t));
        const std::uint32_t first = offsets_[row.index];
        return {reinterpret_cast<const Row<To>*>(targets_ + first), offsets_[row.index + 1] - first};
    }

  private:
    const std::uint32_t* offsets_;
    const std::uint32_t* targets_;
};

// The weights of the links of a row, in the order of Links; empty when the links of the network have none.
template <class N>
class Weights {
  public:
    using From = typename N::From;
    Weights(const std::uint32_t* offsets, const float* weights) : offsets_(offsets), weights_(weights) {}
    std::span<const float> operator[](Row<From> row) const {
        if (weights_ == nullptr) return {};
        const std::uint32_t first = offsets_[row.index];
        return {weights_ + first, offsets_[row.index + 1] - first};
    }

  private:
    const std::uint32_t* offsets_;
    const float* weights_;
};

// The children of a parent.
template <class M>
class Members {
  public:
    using Parent = typename M::Parent;
    using Child = typename M::Child;
    explicit Members(const std::uint32_t* offsets) : offsets_(offsets) {}
    Rows<Child> operator[](Row<Parent> row) const { return {offsets_[row.index], offsets_[row.index + 1]}; }

  private:
    const std::uint32_t* offsets_;
};

// The parent of a child.
template <class M>
class ParentOf {
  public:
    using Parent = typename M::Parent;
    using Child = typename M::Child;
    explicit ParentOf(const std::uint32_t* parents) : parents_(parents) {}
    Row<Parent> operator[](Row<Child> row) const { return {parents_[row.index]}; }

  private:
    const std::uint32_t* parents_;
};

// Sends messages; they reach the inbox in the order of sending rows.
template <class M>
class Send {
  public:
    struct Envelope {
        std::uint32_t to;
        M message;
    };
    explicit Send(std::vector<Envelope>& out) : out_(&out) {}
    void operator()(Row<typename M::Receiver> to, const M& message) const { out_->push_back({to.index, message}); }

  private:
    std::vector<Envelope>* out_;
};

// The messages a row received, in the order of sending rows.
template <class M>
class Inbox {
  public:
    Inbox(const std::uint32_t* offsets, const M* messages) : offsets_(offsets), messages_(messages) {}
    std::span<const M> operator[](Row<typename M::Receiver> row) const {
        const std::uint32_t first = offsets_[row.index];
        return {messages_ + first, offsets_[row.index + 1] - first};
    }

  private:
    const std::uint32_t* offsets_;
    const M* messages_;
};

// Number of the step being computed, from 0.
struct Step {
    std::uint32_t number = 0;
};

// Keyed randomness for entity kind E: draws depend on who (the row), when (the step) and why (the purpose).
template <class E>
class Random {
  public:
    constexpr Random(RandomKey key, std::uint64_t kind, std::uint32_t step)
        : key_(key), kind_(kind << 56), step_(step) {}
    constexpr Draws operator()(Row<E> row, Purpose purpose) const { return {key_, kind_ | row.index, step_, purpose}; }
    // Four words of the same draws from number 4 × block on, for loops over many rows.
    constexpr Words words(Row<E> row, Purpose purpose, std::uint32_t block = 0) const {
        Words counter = first_counter(kind_ | row.index, step_, purpose);
        counter[3] |= block;
        return philox(counter, key_);
    }

  private:
    RandomKey key_;
    std::uint64_t kind_;
    std::uint32_t step_;
};

// All children of each parent of membership M, two by two: neighbours in a random order of the parent's children
// (places 0 and 1, 2 and 3, and so on), the last of an odd number with itself. The order is another one in every step,
// the same in all passes of a step, and is keyed by the parent's draws for Purpose::pairing. A submodel that takes
// Pairs instead of Rows acts on both of a pair: nobody else changes them in its pass, so it may Update either.
template <class M>
class Pairs {
  public:
    using Parent = typename M::Parent;
    using Child = typename M::Child;
    static constexpr std::uint32_t kTogether = Permutation::kMost / 2;

    // Those pairs whose first place is among `places`, counted through all parents.
    Pairs(const std::uint32_t* offsets, const std::uint32_t* parents, Random<Parent> orders, Rows<Child> places)
        : offsets_(offsets), parents_(parents), orders_(orders), places_(places) {}

    // Calls visit(rows) for up to kTogether pairs at a time: rows 2n and 2n + 1 are a pair.
    template <class Visit>
    void for_each(const Visit& visit) const {
        for (std::uint32_t place = places_.first(); place < places_.last();) {
            const Row<Parent> parent{parents_[place]};
            const Rows<Child> children{offsets_[parent.index], offsets_[parent.index + 1]};
            const std::uint32_t last = std::min(children.last(), places_.last());
            visit_children(parent, children, place - children.first(), last - children.first(), visit);
            place = last;
        }
    }

  private:
    // Pairs that begin at places `first` to `last` of one parent's children.
    template <class Visit>
    void visit_children(Row<Parent> parent, Rows<Child> children, std::uint32_t first, std::uint32_t last,
                        const Visit& visit) const {
        static_assert(sizeof(Row<Child>) == sizeof(std::uint32_t));
        const Permutation order(children.size(), orders_.words(parent, Purpose::pairing));
        std::array<std::uint32_t, 2 * kTogether> rows;
        for (std::uint32_t place = first + first % 2; place < last; place += 2 * kTogether) {
            const std::uint32_t wanted = std::min((last - place + 1) / 2, kTogether) * 2;
            const std::uint32_t found = std::min(wanted, children.size() - place);
            order.fill(place, found, rows.data());
            if (found < wanted) rows[found] = rows[found - 1];
            for (std::uint32_t n = 0; n < wanted; ++n) rows[n] += children.first();
            visit(std::span(reinterpret_cast<const Row<Child>*>(rows.data()), wanted));
        }
    }

    const std::uint32_t* offsets_;
    const std::uint32_t* parents_;
    Random<Parent> orders_;
    Rows<Child> places_;
};

}  // namespace agora
