// Parameters: one row each (name, unit, default, range, meaning, source), from which everything else is derived.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "agora/type_id.h"

namespace agora {

// When a parameter may change: at any month of a run (a lever), or only before the first one.
enum class When : std::uint8_t { any_time, at_start };

// A choice is one of a few names and held as the position of the chosen one.
enum class ParameterKind : std::uint8_t { real, integer, choice };

// One parameter, without its type: what validation, schema, documents, help, HDF5, sweeps and sliders read.
struct ParameterInfo {
    std::string name;  // "group.field"
    std::string unit;  // UDUNITS-style; "1" for pure numbers
    double default_value = 0;
    double lowest = 0;
    double highest = 0;
    std::string meaning;  // one plain sentence
    std::string source;   // citation, "indicator", or "assumption: why"
    When when = When::any_time;
    ParameterKind kind = ParameterKind::real;
    std::size_t offset = 0;            // of the field inside its group's struct
    std::size_t bytes = 4;             // of the field: 8 for a real number in double precision
    std::vector<std::string> choices;  // names, for a choice
};

// All parameters of one struct.
struct ParameterGroup {
    std::string name;
    TypeId type = nullptr;
    std::size_t size = 0;  // bytes of the struct
    std::vector<ParameterInfo> parameters;
};

// Where a field stands in its struct, what it is and its default.
template <class Params>
struct Field {
    template <class Value>
    Field(Value Params::*field) : bytes(sizeof(Value)), is_whole(std::is_same_v<Value, std::int32_t>) {
        static_assert(is_whole_or_real<Value>);
        static const Params defaults{};
        offset = static_cast<std::size_t>(reinterpret_cast<const char*>(&(defaults.*field)) -
                                          reinterpret_cast<const char*>(&defaults));
        default_value = static_cast<double>(defaults.*field);
    }
    template <class Value>
    static constexpr bool is_whole_or_real =
        std::is_same_v<Value, std::int32_t> || std::is_same_v<Value, float> || std::is_same_v<Value, double>;
    std::size_t offset = 0;
    std::size_t bytes = 0;
    bool is_whole = false;
    double default_value = 0;
};

// Puts a value into its field of the group's struct.
inline void store_value(std::byte* group, const ParameterInfo& info, double value) {
    if (info.kind != ParameterKind::real) {
        const auto integer = static_cast<std::int32_t>(value);
        std::memcpy(group + info.offset, &integer, sizeof integer);
    } else if (info.bytes == sizeof value) {
        std::memcpy(group + info.offset, &value, sizeof value);
    } else {
        const auto real = static_cast<float>(value);
        std::memcpy(group + info.offset, &real, sizeof real);
    }
}

template <class Params>
struct ParamRow {
    Field<Params> field;
    std::string_view name;
    std::string_view unit;
    double range[2];
    std::string_view meaning;
    std::string_view source;
    When when = When::any_time;
    std::vector<std::string_view> choices = {};  // makes an int32 field a choice among these names
};

// The table of one parameter struct. Every field must be a float, a double or an int32 and have a row. A model that
// computes in double precision takes its parameters in it, too: as a float, 0.19 is not the bound its author wrote.
template <class Params>
ParameterGroup describe(std::string_view group, std::initializer_list<ParamRow<Params>> rows) {
    static_assert(std::is_trivially_copyable_v<Params> && std::is_standard_layout_v<Params>);
    ParameterGroup out{std::string(group), type_id<Params>(), sizeof(Params), {}};
    for (const ParamRow<Params>& row : rows) {
        ParameterInfo info{out.name + "." + std::string(row.name),
                           std::string(row.unit),
                           row.field.default_value,
                           row.range[0],
                           row.range[1],
                           std::string(row.meaning),
                           std::string(row.source),
                           row.when,
                           ParameterKind::real,
                           row.field.offset,
                           row.field.bytes,
                           {row.choices.begin(), row.choices.end()}};
        if (row.field.is_whole) info.kind = row.choices.empty() ? ParameterKind::integer : ParameterKind::choice;
        out.parameters.push_back(info);
    }
    return out;
}

}  // namespace agora
