// One column after the other, element by element.
#include "sim/run/ranges.h"

#include <algorithm>
#include <cstring>

namespace agora {
namespace {

// Shares that are made to add up to one may miss it by the rounding of single precision.
constexpr double kRounding = 1e-6;

template <class T>
double read(const std::byte* data, std::size_t element) {
    T value;
    std::memcpy(&value, data + element * sizeof value, sizeof value);
    return static_cast<double>(value);
}

// `highest` is that of the column, whose steps of 1/65535 sixteen-bit numbers count.
double element_of(const std::byte* data, Layout layout, double highest, std::size_t element, double otherwise) {
    switch (layout) {
        case Layout::float32: return read<float>(data, element);
        case Layout::float64: return read<double>(data, element);
        case Layout::scaled16: return read<std::uint16_t>(data, element) / 65535.0 * highest;
        case Layout::uint8: return read<std::uint8_t>(data, element);
        case Layout::int32: return read<std::int32_t>(data, element);
        case Layout::uint32: {
            const double row = read<std::uint32_t>(data, element);
            return row == kNoRow ? otherwise : row;
        }
        case Layout::record: return otherwise;
    }
    return otherwise;
}

bool changes(const Pass& pass, TypeId column) {
    for (const Submodel& submodel : pass.submodels)
        for (const Access& access : submodel.accesses)
            if (access.type == column && (access.kind == AccessKind::write || access.kind == AccessKind::update))
                return true;
    return false;
}

std::string out_of_range(const World& world, const ColumnDescription& column) {
    const double lowest = static_cast<double>(column.info.range[0]),
                 highest = static_cast<double>(column.info.range[1]);
    const double slack = kRounding * std::max(1.0, highest);
    const std::byte* data = world.column(column.type).current.data();
    const std::size_t width = column.value_bytes / bytes_of(column.layout);
    for (std::size_t i = 0; i < world.rows(column.entity) * width; ++i) {
        const double value = element_of(data, column.layout, highest, i, lowest);
        if (value >= lowest - slack && value <= highest + slack) continue;  // false for what is no number
        return std::string(column.info.name) + " is " + std::to_string(value) + " in row " + std::to_string(i / width) +
               ", outside " + std::to_string(lowest) + " to " + std::to_string(highest);
    }
    return "";
}

}  // namespace

std::string out_of_range(const World& world, const Pass* pass) {
    for (const ColumnDescription& column : world.model().columns) {
        if (column.transient || column.layout == Layout::record) continue;
        if (pass != nullptr && !changes(*pass, column.type)) continue;
        if (const std::string found = out_of_range(world, column); !found.empty())
            return (pass != nullptr ? "after the pass " + pass->name + ", " : "before the first step, ") + found;
    }
    return "";
}

}  // namespace agora
