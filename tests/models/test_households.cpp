// Household sizes and how households fill a catchment.
#include <catch2/catch.hpp>

#include "models/cocreation/households.h"

using namespace agora;
using namespace agora::cocreation;

TEST_CASE("household sizes meet the mean") {
    for (const float mean : {1.2f, 1.9f, 2.3f, 2.8f, 5.0f}) {
        HouseholdParams p;
        p.mean_size = mean;
        CHECK(mean_household(household_table(p)) == Approx(static_cast<double>(mean)).margin(1e-4));
    }
}

TEST_CASE("household sizes follow explicit shares when asked") {
    HouseholdParams p;
    p.from_shares = 1;
    const HouseholdTable table = household_table(p);
    CHECK(table[0] == Approx(0.33f));
    CHECK(table[1] == Approx(0.64f));
    CHECK(table[4] == Approx(1.0f));
    CHECK(mean_household(table) == Approx(2.30).margin(1e-4));
    CHECK(household_size(table, 0.32f) == 1);
    CHECK(household_size(table, 0.34f) == 2);
    CHECK(household_size(table, 0.99999f) == 5);
    p.share_1 = p.share_2 = p.share_3 = p.share_4 = p.share_5 = 0;
    CHECK_FALSE(household_problem(p).empty());
}

TEST_CASE("households tile a catchment without gaps and stay inside it") {
    const Random<Citizen> random(make_key(3, 0), 4, kSetupStep);
    std::vector<std::uint8_t> places(10000, 0);
    const HouseholdTable table = household_table({});
    fill_households({2000, 9001}, table, random, places);
    CHECK(places[1999] == 0);
    CHECK(places[9001] == 0);
    double households = 0;
    for (std::uint32_t i = 2000; i < 9001;) {
        const std::uint32_t size = places[i] % 16;
        REQUIRE(size >= 1);
        for (std::uint32_t j = 0; j < size; ++j) {
            REQUIRE(places[i + j] == household_place(j, size));
            REQUIRE(household_first(i + j, places[i + j]) == i);
        }
        i += size;
        ++households;
    }
    CHECK(7001 / households == Approx(2.3).margin(0.06));
}
