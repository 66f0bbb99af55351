// The order in which a population comes into being.
#include "models/cocreation/populate.h"

#include <numeric>

#include "agora/model.h"
#include "models/cocreation/households.h"
#include "models/cocreation/people_setup.h"
#include "models/cocreation/places.h"
#include "models/cocreation/setup_tools.h"
#include "models/cocreation/ties.h"

namespace agora::cocreation {
namespace {

// All contradictions at once, one to a line.
std::string find_problems(const PlacesParams& places, const HouseholdParams& households, const PeopleParams& people,
                          const TiesParams& ties, std::uint64_t citizens) {
    std::string out;
    for (const std::string& problem :
         {places_problem(places), household_problem(households), people_problem(people), ties_problem(ties, citizens)})
        if (!problem.empty()) out += (out.empty() ? "" : "\n") + problem;
    return out;
}

std::string find_problems(const World& world, std::uint64_t citizens) {
    return find_problems(world.params<PlacesParams>(), world.params<HouseholdParams>(), world.params<PeopleParams>(),
                         world.params<TiesParams>(), citizens);
}

void settle_places(World& world, const Places& places, std::uint64_t citizens) {
    const std::uint32_t regions = static_cast<std::uint32_t>(places.localities_per_region.size());
    world.resize<Nation>(1);
    world.resize<Region>(regions);
    world.resize<Locality>(places.catchments_per_locality.size());
    world.resize<Catchment>(places.citizens_per_catchment.size());
    world.resize<Citizen>(citizens);
    world.set_members(type_id<NationRegions>(), {&regions, 1});
    world.set_members(type_id<RegionLocalities>(), places.localities_per_region);
    world.set_members(type_id<LocalityCatchments>(), places.catchments_per_locality);
    world.set_members(type_id<CatchmentCitizens>(), places.citizens_per_catchment);
}

void settle_households(World& world, Executor& executor) {
    const HouseholdTable table = household_table(world.params<HouseholdParams>());
    const float spread = world.params<PlacesParams>().context_spread;
    const auto catchments = world.random<Catchment>(kSetupStep);
    const auto citizens = world.random<Citizen>(kSetupStep);
    const auto context = world.values<ContextBias>();
    const auto households = world.values<HouseholdPlace>();
    executor.for_each(world.all<Catchment>().size(), [&](std::size_t index, std::size_t) {
        const Row<Catchment> catchment{static_cast<std::uint32_t>(index)};
        Draws draws = catchments(catchment, Purpose::catchment_context);
        for (std::uint32_t k = 0; k < 3; ++k) context[index][k] = spread * normal(draws, k);
        fill_households(world.members<CatchmentCitizens>(catchment), table, citizens, households);
    });
}

}  // namespace

std::vector<ParameterGroup> setup_parameters() {
    return {places_parameters(), household_parameters(),     people_parameters(),  ties_parameters(),
            staff_parameters(),  organisations_parameters(), services_parameters()};
}

std::string contradictions_of(const Scenario& scenario) {
    const auto places = parameters_of<PlacesParams>(places_parameters(), scenario);
    return find_problems(places, parameters_of<HouseholdParams>(household_parameters(), scenario),
                         parameters_of<PeopleParams>(people_parameters(), scenario),
                         parameters_of<TiesParams>(ties_parameters(), scenario),
                         static_cast<std::uint64_t>(places.population * scenario.scale));
}

std::string populate_from(World& world, const Setup& setup, const StartConditions& start, Executor& executor) {
    const auto& p = world.params<PlacesParams>();
    if (std::string problem = find_problems(world, 0); !problem.empty()) return problem;
    const Places places =
        lay_out_places(p, setup.scale, world.random<Nation>(kSetupStep), world.random<Locality>(kSetupStep));
    const std::uint64_t citizens =
        std::accumulate(places.citizens_per_catchment.begin(), places.citizens_per_catchment.end(), std::uint64_t{0});
    if (std::string problem = find_problems(world, citizens); !problem.empty()) return problem;
    settle_places(world, places, citizens);
    settle_households(world, executor);
    settle_citizens(world, executor);
    connect_citizens(world, executor);
    establish_services(world, start);
    choose_lines(world, executor);
    establish_institutions(world, start);
    return "";
}

}  // namespace agora::cocreation
