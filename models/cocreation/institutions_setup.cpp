// Policy, autonomy, project slots and facilitator pools at the start.
#include <algorithm>
#include <cmath>

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/project_columns.h"
#include "models/cocreation/services_setup.h"

namespace agora::cocreation {
namespace {

std::uint32_t residents(const World& world, Row<Region> region) {
    std::uint32_t sum = 0;
    for (const Row<Locality> locality : world.members<RegionLocalities>(region))
        for (const Row<Catchment> catchment : world.members<LocalityCatchments>(locality))
            sum += world.members<CatchmentCitizens>(catchment).size();
    return sum;
}

void open_project_slots(World& world) {
    const std::vector<std::uint32_t> slots(world.all<Catchment>().size(), kProjectSlots);
    world.resize<Project>(slots.size() * kProjectSlots);
    world.set_members(type_id<CatchmentProjects>(), slots);
    std::ranges::fill(world.values<ProjectPhase>(), static_cast<std::uint8_t>(idle));
    std::ranges::fill(world.values<ProjectLine>(), Row<Line>{kNoRow});
    std::ranges::fill(world.values<FormalRung>(), 1.0f);
    std::ranges::fill(world.values<EffectiveRung>(), 1.0f);
}

void reserve_facilitators(World& world, float brokers_per_million) {
    const float per_million =
        std::max(brokers_per_million, world.params<ServicesParams>().brokers_reserved_per_million);
    std::vector<std::uint32_t> pools;
    std::size_t total = 0;
    for (const Row<Region> region : world.all<Region>()) {
        const float places = per_million * static_cast<float>(residents(world, region)) / 1e6f;
        pools.push_back(static_cast<std::uint32_t>(std::ceil(places)));
        total += pools.back();
    }
    world.resize<Facilitator>(total);
    world.set_members(type_id<RegionFacilitators>(), pools);
    std::ranges::fill(world.values<Assignment>(), kNoRow);
}

}  // namespace

void establish_institutions(World& world, const StartConditions& start) {
    const auto random = world.random<Locality>(kSetupStep);
    for (const Row<Locality> i : world.all<Locality>()) {
        Draws draws = random(i, Purpose::place_autonomy);
        world.values<LocalAutonomy>()[i.index] =
            clamp01(start.local_autonomy + start.autonomy_spread * normal_from_word(draws.word(0)));
    }
    std::ranges::fill(world.values<Policy>(), start.policy);
    std::ranges::fill(world.values<Regulation>(), start.regulation);
    std::ranges::fill(world.values<NationPolicy>(), start.policy);
    open_project_slots(world);
    reserve_facilitators(world, start.brokers_per_million);
}

}  // namespace agora::cocreation
