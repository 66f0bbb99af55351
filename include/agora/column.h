// Columns: one attribute of every row of an entity, declared as a type with name, unit, range and meaning.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "agora/narrow.h"

namespace agora {

struct ColumnInfo {
    std::string_view name;
    std::string_view unit;
    std::array<float, 2> range;
    std::string_view meaning;
};

// How a column's values are laid out, for output and documents.
enum class Layout : std::uint8_t { float32, unit16, uint8, uint32, int32, record };

// Where a column lives: for the whole run, or only inside one block while a pass works on it (`transient`).
enum class Lifetime : std::uint8_t { run, pass };

template <class EntityType, class ValueType, Lifetime lifetime = Lifetime::run>
struct Column {
    using Entity = EntityType;
    using Value = ValueType;
    static constexpr bool transient = lifetime == Lifetime::pass;
    static_assert(std::is_trivially_copyable_v<ValueType>, "columns hold plain values");
};

template <class T>
constexpr Layout layout_of() {
    if constexpr (std::is_same_v<T, float>) return Layout::float32;
    else if constexpr (std::is_same_v<T, Unit16>) return Layout::unit16;
    else if constexpr (std::is_same_v<T, std::uint8_t>) return Layout::uint8;
    else if constexpr (std::is_same_v<T, std::uint32_t>) return Layout::uint32;
    else if constexpr (std::is_same_v<T, std::int32_t>) return Layout::int32;
    else return Layout::record;
}

}  // namespace agora
