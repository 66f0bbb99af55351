// Resources of citizens, shared in part by their household, and everybody's rank in the nation.
#include <cmath>
#include <utility>
#include <vector>

#include "agora/model.h"
#include "models/cocreation/columns.h"
#include "models/cocreation/households.h"
#include "models/cocreation/people_setup.h"
#include "models/cocreation/setup_tools.h"

namespace agora::cocreation {
namespace {

void fill_resources(World& world, Executor& executor) {
    const auto& p = world.params<PeopleParams>();
    const ResourceRule rule = resource_rule(p);
    const auto random = world.random<Citizen>(kSetupStep);
    const auto places = std::as_const(world).values<HouseholdPlace>();
    const auto cells = world.values<DemographicCell>();
    const auto resources = world.values<Resources>();
    for_blocks(executor, resources.size(), [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t i = first; i < last; ++i) {
            Draws own = random(Row<Citizen>{i}, Purpose::citizen_profile);
            Draws shared = random(Row<Citizen>{household_first(i, places[i])}, Purpose::household_resources);
            cells[i] = demographic_cell(p, own.uniform(draw_age), own.uniform(draw_sex));
            const bool tertiary = !is_child(cells[i]) && own.uniform(draw_tertiary) < p.tertiary_share;
            const bool unemployed = of_working_age(cells[i]) && own.uniform(draw_unemployed) < p.unemployment;
            resources[i] = citizen_resources(rule, normal(shared, 0), normal(own, draw_person), tertiary, unemployed);
        }
    });
}

// Fractional ranks: the share of citizens with less, plus half of those with as much. Counts are whole numbers, so
// the order in which workers count cannot matter.
void fill_resource_ranks(World& world, Executor& executor) {
    constexpr std::size_t kValues = 65536;
    const auto resources = std::as_const(world).values<Resources>();
    const auto ranks = world.values<ResourceRank>();
    std::vector<std::uint32_t> counts(executor.workers() * kValues, 0);
    const std::size_t parts = executor.workers();
    executor.for_each(parts, [&](std::size_t part, std::size_t) {
        const std::size_t first = resources.size() * part / parts, last = resources.size() * (part + 1) / parts;
        for (std::size_t i = first; i < last; ++i) ++counts[part * kValues + resources[i].bits];
    });
    std::vector<ResourceRank::Value> rank_of(kValues);
    double below = 0;
    for (std::size_t value = 0; value < kValues; ++value) {
        double here = 0;
        for (std::size_t part = 0; part < parts; ++part) here += counts[part * kValues + value];
        rank_of[value] = static_cast<float>((below + 0.5 * here) / static_cast<double>(resources.size()));
        below += here;
    }
    for_blocks(executor, resources.size(), [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t i = first; i < last; ++i) ranks[i] = rank_of[resources[i].bits];
    });
}

}  // namespace

void settle_resources(World& world, Executor& executor) {
    fill_resources(world, executor);
    fill_resource_ranks(world, executor);
}

}  // namespace agora::cocreation
