// Lays given values over columns of any layout.
#include "models/reference/initial.h"

#include <cstring>
#include <string>

#include "agora/model.h"
#include "models/reference/agents.h"

namespace agora::reference {
namespace {

const ColumnDescription* givable_column(const Model& model, const std::string& name) {
    for (const TypeId type : model.given)
        for (const ColumnDescription& column : model.columns)
            if (column.type == type && column.info.name == name) return &column;
    return nullptr;
}

template <class T>
void put(std::byte* place, double value) {
    const T converted(static_cast<T>(value));
    std::memcpy(place, &converted, sizeof converted);
}

void put_value(const ColumnDescription& column, std::byte* place, double value) {
    switch (column.layout) {
        case Layout::float32: return put<float>(place, value);
        case Layout::float64: return put<double>(place, value);
        case Layout::scaled16: return put<Unit16>(place, value / static_cast<double>(column.info.range[1]));
        case Layout::uint8: return put<std::uint8_t>(place, value);
        case Layout::uint32: return put<std::uint32_t>(place, value);
        case Layout::int32: return put<std::int32_t>(place, value);
        case Layout::record: return;
    }
}

std::string set_column(World& world, const GivenColumn& given) {
    const ColumnDescription* column = givable_column(world.model(), given.column);
    const std::string where = given.origin + ": agents." + given.column;
    if (column == nullptr) return where + " is no initial value this model takes";
    const std::uint32_t rows = world.rows(type_id<Agent>());
    const std::uint32_t in_copy = rows / world.rows(type_id<Crowd>());
    const std::size_t values = given.values.size();
    if (values != rows && values != in_copy)
        return where + " has " + std::to_string(values) + " values for " + std::to_string(in_copy) + " agents";
    std::byte* data = world.column(column->type).current.data();
    for (std::uint32_t row = 0; row < rows; ++row) {
        const double value = given.values[row % values];
        if (!(value >= static_cast<double>(column->info.range[0]) &&
              value <= static_cast<double>(column->info.range[1])))
            return where + ": value " + std::to_string(value) + " of agent " + std::to_string(row) + " is out of range";
        put_value(*column, data + row * column->value_bytes, value);
    }
    return "";
}

}  // namespace

std::string set_given(World& world, const Setup& setup) {
    for (const GivenColumn& given : setup.agents) {
        std::string problem = set_column(world, given);
        if (!problem.empty()) return problem;
    }
    return "";
}

}  // namespace agora::reference
