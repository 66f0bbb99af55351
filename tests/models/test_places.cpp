// Municipalities, catchments and the sample of them that is simulated.
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "models/cocreation/places.h"
#include "population_fixture.h"

using namespace agora;
using namespace agora::cocreation;

namespace {
std::uint64_t sum(const std::vector<std::uint32_t>& v) { return std::accumulate(v.begin(), v.end(), std::uint64_t{0}); }
}  // namespace

TEST_CASE("an even split keeps the total and differs by at most one") {
    const auto parts = split_evenly(17, 5);
    REQUIRE(sum(parts) == 17);
    for (const std::uint32_t part : parts) CHECK((part == 3 || part == 4));
}

TEST_CASE("locality sizes keep the population, the floor and the proportions above it") {
    PlacesParams p;
    p.population = 100001;
    p.smallest_locality = 500;
    const auto sizes = locality_sizes(p, {0.001f, 1.0f, 2.0f, 4.0f});
    REQUIRE(sum(sizes) == 100001);
    CHECK(sizes[0] >= 500);
    CHECK(sizes[0] <= 501);
    CHECK(sizes[2] == Approx(2.0 * sizes[1]).epsilon(1e-3));
    CHECK(sizes[3] == Approx(4.0 * sizes[1]).epsilon(1e-3));
}

TEST_CASE("a systematic sample is ordered, distinct, evenly spread and never empty") {
    CHECK(systematic_sample(10, 1.0, 0.99) == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    CHECK(systematic_sample(10, 0.3, 0.0) == std::vector<std::uint32_t>{0, 3, 6});
    CHECK(systematic_sample(10, 0.3, 0.5) == std::vector<std::uint32_t>{1, 5, 8});
    CHECK(systematic_sample(10, 1e-9, 0.5) == std::vector<std::uint32_t>{5});
}

TEST_CASE("regions follow the population unless given, and never outnumber localities") {
    PlacesParams p;
    p.localities = 1000;
    p.population = 67000000;
    CHECK(region_count(p) == 20);
    p.population = 17000000;
    CHECK(region_count(p) == 9);
    p.population = 1300000;
    CHECK(region_count(p) == 4);
    p.localities = 3;
    CHECK(region_count(p) == 3);
    p.regions = 2;
    CHECK(region_count(p) == 2);
}

TEST_CASE("contradicting places are named") {
    PlacesParams p;
    CHECK(places_problem(p).empty());
    p.localities = 301;
    CHECK(places_problem(p).find("places.localities (301)") == 0);
    p = {};
    p.regions = 16;
    CHECK(places_problem(p).find("places.regions (16)") == 0);
}

TEST_CASE("a whole nation holds exactly its population; sizes of localities are lognormal") {
    const TestPopulation nation({{"places.population", 1326822}, {"places.localities", 79}});
    REQUIRE(nation.problem == "");
    CHECK(nation.citizens() == 1326822);
    CHECK(nation.world.all<Locality>().size() == 79);
    CHECK(nation.world.all<Region>().size() == 4);
    double logs = 0, squares = 0;
    for (const Row<Locality> locality : nation.world.all<Locality>()) {
        double size = 0;
        for (const Row<Catchment> c : nation.world.members<LocalityCatchments>(locality)) {
            const std::uint32_t citizens = nation.world.members<CatchmentCitizens>(c).size();
            CHECK((citizens >= 500 && citizens < 4600));
            size += citizens;
        }
        logs += std::log(size) / 79;
        squares += std::log(size) * std::log(size) / 79;
    }
    CHECK(std::sqrt(squares - logs * logs) == Approx(1.5).margin(0.35));
}

TEST_CASE("a sample keeps the size of catchments and drops places without any") {
    const TestPopulation part({{"places.population", 1326822}, {"places.localities", 79}}, 0.05);
    REQUIRE(part.problem == "");
    const double catchments = part.world.all<Catchment>().size();
    CHECK(catchments == Approx(0.05 * 1326822 / 3000).margin(4));
    CHECK(part.citizens() / catchments == Approx(3000).epsilon(0.1));
    CHECK(part.world.all<Locality>().size() < 79);
    for (const Row<Locality> l : part.world.all<Locality>())
        CHECK(part.world.members<LocalityCatchments>(l).size() > 0);
    for (const Row<Region> r : part.world.all<Region>()) CHECK(part.world.members<RegionLocalities>(r).size() > 0);
    CHECK(part.world.members<NationRegions>({0}).size() == part.world.all<Region>().size());
}

TEST_CASE("the reference run has its 150 equal catchments") {
    const TestPopulation reference(reference_settings());
    REQUIRE(reference.problem == "");
    CHECK(reference.world.all<Region>().size() == 5);
    CHECK(reference.world.all<Locality>().size() == 15);
    REQUIRE(reference.world.all<Catchment>().size() == 150);
    for (const Row<Catchment> c : reference.world.all<Catchment>())
        CHECK(reference.world.members<CatchmentCitizens>(c).size() == 1000);
}
