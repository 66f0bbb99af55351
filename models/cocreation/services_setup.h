// Who serves: organisations, service lines, staff, project slots and facilitators at the start (theory base 2.2, 2.6).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "agora/executor.h"
#include "agora/parameter.h"
#include "agora/world.h"
#include "models/cocreation/columns.h"

namespace agora::cocreation {

struct OrganisationsParams {
    float third_per_locality = 0.67f;
    float private_per_locality = 0.33f;
    float third_sector_share = 0.5f;
    float private_share = 0.0f;
    float openness_mean = 0.43f;
    float openness_third_sector = 0.1f;
    float openness_spread = 0.1f;
    float legitimacy = 0.5f;
    float absorption = 0.3f;
    float slack = 0.3f;
    float discretion_spread = 0.1f;
    std::int32_t long_links = 1;
};
ParameterGroup organisations_parameters();

struct StaffParams {
    float per_1000 = 6.0f;
    float other_line_share = 0.35f;
    float frontline_per_manager = 8.0f;
    float exhaustion_mean = 0.35f;
    float engagement_mean = 0.55f;
    float orientation_mean = 0.35f;
    float orientation_third_sector = 0.1f;
    float identity_mean = 0.4f;
    float spread = 0.12f;
    float trust_evidence = 2.4f;
};
ParameterGroup staff_parameters();

struct ServicesParams {
    float design_base = 0.45f;
    float design_lean_1 = 0.04f;
    float design_lean_2 = 0.03f;
    float design_error = 0.12f;
    float gap_spread = 0.12f;
    float evidence = 0.5f;
    float brokers_reserved_per_million = 20.0f;
};
ParameterGroup services_parameters();

// Values of other parameter groups that the start depends on.
struct StartConditions {
    float digital_share = 0.3f;
    float discretion_base = 0.5f;
    float local_autonomy = 0.5f;
    float autonomy_spread = 0.0f;
    float policy = 0.1f;
    float regulation = 0.0f;
    float brokers_per_million = 0.0f;
};

// Organisations of a sector that works across localities, from their number per locality; at least one if any line
// may need one.
std::uint32_t organisation_count(float per_locality, std::uint32_t localities, float line_share);

// Locality in which organisation `i` of `count` is at home: they are spread evenly over the list of localities.
std::uint32_t home_locality(std::uint32_t i, std::uint32_t count, std::uint32_t localities);

// Frontline posts of a line for a uniform draw: in proportion to citizens, at least one.
std::uint32_t frontline_posts(const StaffParams& p, std::uint32_t citizens, bool first_line, float uniform);
// Managers of so many posts: the first line has at least one.
std::uint32_t manager_posts(const StaffParams& p, std::uint32_t frontline, bool first_line, float uniform);

// Fills organisations, lines and staff, and links lines; needs places.
void establish_services(World& world, const StartConditions& start);

// The parts of establish_services, in order.
void found_organisations(World& world, const StartConditions& start);
void open_lines(World& world, const StartConditions& start);
void hire_staff(World& world);
void link_lines(World& world);

// Gives every citizen a line of the catchment to turn to, by chance in proportion to its staff, so that lines start
// with equal loads; needs staff.
void choose_lines(World& world, Executor& executor);

// Fills localities, regions, the nation, project slots and facilitator pools; needs places.
void establish_institutions(World& world, const StartConditions& start);

}  // namespace agora::cocreation
