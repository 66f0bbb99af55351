// What the models of contagion and collective behaviour share: who is active, who starts active, and metrics.
#pragma once

#include <string>

#include "models/reference/network.h"

namespace agora::reference {

struct Active : Column<Agent, std::uint8_t> {
    static constexpr ColumnInfo info{"active", "1", {0, 1}, "1 if the agent takes part; nobody stops again."};
};
struct ActiveCount : Column<Crowd, std::uint32_t> {
    static constexpr ColumnInfo info{"active_count", "1", {0, 4294967295.0f}, "Active agents of a crowd."};
};

struct SeedParams {
    std::int32_t count = 1;
    double share = 0.0;
    std::int32_t placement = 0;
};
ParameterGroup seed_parameters(std::int32_t count);

// Agents of each copy that start, out of `agents`: the given number, or the given share if there is one.
std::uint32_t seeds_in_copy(const SeedParams& p, std::uint32_t agents);

// Sets the column of every seed to 1: agents 0, 1, 2, … of a copy, or random ones.
void plant_seeds(World& world, TypeId column_of_bytes);

// Neighbours whose byte in a column equals `value`; an agent does not count itself.
template <class ColumnOfBytes>
std::uint32_t count_neighbours(Row<Agent> i, std::span<const Row<Agent>> neighbours, const ColumnOfBytes& column,
                               std::uint8_t value) {
    std::uint32_t count = 0;
    for (const Row<Agent> other : neighbours) count += column[other] == value && other != i ? 1u : 0u;
    return count;
}

// Share of active agents; share of copies in which more than a tenth is active.
Tally active_tally();
Tally cascade_tally();

}  // namespace agora::reference
