// Fills the columns of citizens: resources first, then hardness and all that leans on it.
#pragma once

#include <array>
#include <cstdint>

#include "agora/executor.h"
#include "agora/world.h"
#include "models/cocreation/people.h"

namespace agora::cocreation {

// Numbers of the draws for purpose citizen_profile.
// clang-format off
enum ProfileDraw : std::uint32_t {
    draw_age, draw_sex, draw_tertiary, draw_unemployed,
    draw_person, draw_strengths, draw_sociability, draw_stigma,
    draw_susceptibility, draw_free_time, draw_profile  // and the two after it
};
// clang-format on
// For purpose citizen_state: one normal per trait, then these.
enum StateDraw : std::uint32_t { draw_need = kTraits, draw_mobilised };

// Fills demographic cells, resources and their national ranks; needs households.
void settle_resources(World& world, Executor& executor);

// What was found for a nation: the shift of every trait.
TraitValues find_shifts(const World& world);

// Citizens on whom shifts are found, at most: evenly spaced rows, so that no order of work can matter.
inline constexpr std::uint32_t kCalibrationSample = 20000;

// Fills every citizen column; needs places, context bias and households.
void settle_citizens(World& world, Executor& executor);

}  // namespace agora::cocreation
