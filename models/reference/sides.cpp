// Makes the two sides of every tie.
#include "models/reference/sides.h"

#include <algorithm>
#include <atomic>

namespace agora::reference {
namespace {

// The first agent whose ties cannot have two sides; kNoRow if there is none. Fills partners and opposites.
std::uint32_t connect_sides(World& world, Executor& executor) {
    const NetworkStore& ties = world.links<Ties>();
    const auto opposite = world.values<Opposite>();
    const auto partner = world.values<Partner>();
    std::atomic<std::uint32_t> bad{kNoRow};
    for_blocks(executor, world.all<Agent>().size(), [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t i = first; i < last; ++i)
            for (std::uint32_t side = ties.offsets[i]; side < ties.offsets[i + 1ull]; ++side) {
                const std::uint32_t j = ties.targets[side];
                const auto begin = ties.targets.begin() + ties.offsets[j],
                           end = ties.targets.begin() + ties.offsets[j + 1ull];
                const auto found = std::lower_bound(begin, end, i);
                if (j == i || found == end || *found != i) {
                    std::uint32_t lowest = bad.load();
                    while (i < lowest && !bad.compare_exchange_weak(lowest, i)) {
                    }
                    continue;
                }
                partner[side] = {j};
                opposite[side] = {static_cast<std::uint32_t>(found - ties.targets.begin())};
            }
    });
    return bad.load();
}

}  // namespace

void add_sides(Model& model) {
    add_entities<Side>(model);
    add_memberships<AgentSides>(model);
    add_columns<Opposite, Partner>(model);
}

std::string build_sides(World& world, Executor& executor) {
    const std::vector<std::uint32_t>& offsets = world.links<Ties>().offsets;
    std::vector<std::uint32_t> degrees(world.all<Agent>().size());
    for (std::size_t i = 0; i < degrees.size(); ++i) degrees[i] = offsets[i + 1] - offsets[i];
    world.resize<Side>(offsets.back());
    world.set_members(type_id<AgentSides>(), degrees);
    const std::uint32_t bad = connect_sides(world, executor);
    if (bad == kNoRow) return "";
    return "agent " + std::to_string(bad) +
           " is linked to itself, or to an agent that is not linked back; this model needs undirected links between "
           "two";
}

}  // namespace agora::reference
