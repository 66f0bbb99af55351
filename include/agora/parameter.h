// Parameters: one row each (name, unit, default, range, meaning, source), from which everything else is derived.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
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
    std::vector<std::string> choices;  // names, for a choice
};

// All parameters of one struct.
struct ParameterGroup {
    std::string name;
    TypeId type = nullptr;
    std::size_t size = 0;  // bytes of the struct
    std::vector<ParameterInfo> parameters;
};

template <class Params>
struct ParamRow {
    std::variant<float Params::*, std::int32_t Params::*> field;
    std::string_view name;
    std::string_view unit;
    double range[2];
    std::string_view meaning;
    std::string_view source;
    When when = When::any_time;
    std::vector<std::string_view> choices = {};  // makes an int32 field a choice among these names
};

// The table of one parameter struct. Every field must be a float or an int32 and have a row, which is checked by size.
template <class Params>
ParameterGroup describe(std::string_view group, std::initializer_list<ParamRow<Params>> rows) {
    static_assert(std::is_trivially_copyable_v<Params> && std::is_standard_layout_v<Params>);
    ParameterGroup out{std::string(group), type_id<Params>(), sizeof(Params), {}};
    static const Params defaults{};
    const auto* base = reinterpret_cast<const char*>(&defaults);
    for (const ParamRow<Params>& row : rows) {
        ParameterInfo info{out.name + "." + std::string(row.name),
                           std::string(row.unit),
                           0,
                           row.range[0],
                           row.range[1],
                           std::string(row.meaning),
                           std::string(row.source),
                           row.when,
                           ParameterKind::real,
                           0,
                           {row.choices.begin(), row.choices.end()}};
        const void* field = nullptr;
        if (const auto* real = std::get_if<0>(&row.field)) {
            field = &(defaults.**real);
            info.default_value = static_cast<double>(defaults.**real);
        } else {
            const auto integer = std::get<1>(row.field);
            field = &(defaults.*integer);
            info.default_value = defaults.*integer;
            info.kind = row.choices.empty() ? ParameterKind::integer : ParameterKind::choice;
        }
        info.offset = static_cast<std::size_t>(static_cast<const char*>(field) - base);
        out.parameters.push_back(info);
    }
    return out;
}

}  // namespace agora
