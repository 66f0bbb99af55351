// Columns: one attribute of every row of an entity, declared as a type with name, unit, range and meaning.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "agora/entity.h"
#include "agora/narrow.h"

namespace agora {

// The elements of a column whose values are arrays: what they have in common, and a name for each.
struct Components {
    static constexpr std::size_t kMost = 8;
    std::string_view dimension;
    std::array<std::string_view, kMost> names{};  // the first empty one ends the list

    constexpr std::size_t count() const {
        std::size_t n = 0;
        while (n < kMost && !names[n].empty()) ++n;
        return n;
    }
};

struct ColumnInfo {
    std::string_view name;
    std::string_view unit;
    std::array<float, 2> range;
    std::string_view meaning;
    Components components{};
};

// How a column's values are laid out, for output and documents. A `scaled16` counts steps of 1/65535 of its range.
enum class Layout : std::uint8_t { float32, scaled16, uint8, uint32, int32, record, float64 };

// Where a column lives: for the whole run, or only inside one block while a pass works on it (`transient`).
enum class Lifetime : std::uint8_t { run, pass };

template <class EntityType, class ValueType, Lifetime lifetime = Lifetime::run>
struct Column {
    using Entity = EntityType;
    using Value = ValueType;
    static constexpr bool transient = lifetime == Lifetime::pass;
    static_assert(std::is_trivially_copyable_v<ValueType>, "columns hold plain values");
};

namespace detail {
template <class T>
struct Element {  // of a column value: itself, or what a fixed array holds
    using Type = T;
    static constexpr std::size_t named = 0;
};
template <class T, std::size_t N>
struct Element<std::array<T, N>> {
    using Type = T;
    static constexpr std::size_t named = N;
};
template <class T>
inline constexpr int scale_of = 0;
template <int Max>
inline constexpr int scale_of<Scaled16<Max>> = Max;
template <class T>
inline constexpr bool is_row = false;
template <class E>
inline constexpr bool is_row<Row<E>> = true;
}  // namespace detail

// The layout of one element of a column value; a value has value_bytes / bytes_of(layout) elements.
template <class Value>
constexpr Layout layout_of() {
    using T = typename detail::Element<Value>::Type;
    if constexpr (std::is_same_v<T, float>) return Layout::float32;
    else if constexpr (std::is_same_v<T, double>) return Layout::float64;
    else if constexpr (detail::scale_of<T> > 0) return Layout::scaled16;
    else if constexpr (std::is_same_v<T, std::uint8_t>) return Layout::uint8;
    else if constexpr (std::is_same_v<T, std::uint32_t> || detail::is_row<T>) return Layout::uint32;
    else if constexpr (std::is_same_v<T, std::int32_t>) return Layout::int32;
    else return Layout::record;
}

// Bytes of one element; 0 for records, whose inside only the model knows.
constexpr std::size_t bytes_of(Layout layout) {
    switch (layout) {
        case Layout::float32:
        case Layout::uint32:
        case Layout::int32: return 4;
        case Layout::float64: return 8;
        case Layout::scaled16: return 2;
        case Layout::uint8: return 1;
        case Layout::record: return 0;
    }
    return 0;
}

namespace detail {
// What is declared of a column that output relies on: every element of an array has a name, and a sixteen-bit number
// says by its range what it counts in.
template <class C>
constexpr bool is_well_declared() {
    using Held = Element<typename C::Value>;
    constexpr int scale = scale_of<typename Held::Type>;
    const bool scaled_as_declared = scale == 0 || (C::info.range[0] == 0.0f && C::info.range[1] == scale);
    return C::info.components.count() == Held::named && C::info.components.dimension.empty() == (Held::named == 0) &&
           scaled_as_declared;
}
}  // namespace detail

}  // namespace agora
