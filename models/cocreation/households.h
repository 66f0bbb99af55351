// Households: how many people live together; members stand in neighbouring rows of one catchment.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>

#include "agora/parameter.h"
#include "agora/views.h"
#include "models/cocreation/columns.h"

namespace agora::cocreation {

inline constexpr std::uint32_t kLargestHousehold = 12;

struct HouseholdParams {
    float mean_size = 2.3f;
    std::int32_t from_shares = 0;
    float share_1 = 0.33f;
    float share_2 = 0.31f;
    float share_3 = 0.16f;
    float share_4 = 0.13f;
    float share_5 = 0.07f;
};
ParameterGroup household_parameters();

// Why no household sizes follow from these parameters; empty when they do.
std::string household_problem(const HouseholdParams& p);

// Cumulative shares of households of 1, 2, … persons.
using HouseholdTable = std::array<float, kLargestHousehold>;
HouseholdTable household_table(const HouseholdParams& p);
double mean_household(const HouseholdTable& table);

// Size of a household for a uniform draw.
std::uint32_t household_size(const HouseholdTable& table, float uniform);

// Packs and reads the household column: position × 16 + size.
constexpr std::uint8_t household_place(std::uint32_t position, std::uint32_t size) {
    return static_cast<std::uint8_t>(position * 16 + size);
}
constexpr std::uint32_t household_position(std::uint8_t place) { return place / 16u; }
// Row of the first member, the same for all members.
constexpr std::uint32_t household_first(std::uint32_t row, std::uint8_t place) {
    return row - household_position(place);
}

// Fills one catchment's rows with households; the last one takes whoever is left.
void fill_households(Rows<Citizen> citizens, const HouseholdTable& table, const Random<Citizen>& random,
                     std::span<HouseholdPlace::Value> places);

}  // namespace agora::cocreation
