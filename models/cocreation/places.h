// Where people live: regions, localities (municipalities) and catchments, and which of them are simulated.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "agora/parameter.h"
#include "agora/views.h"
#include "models/cocreation/entities.h"

namespace agora::cocreation {

struct PlacesParams {
    std::int32_t population = 150000;
    std::int32_t regions = 0;
    std::int32_t localities = 15;
    float locality_size_spread = 1.5f;
    std::int32_t smallest_locality = 500;
    std::int32_t catchment_size = 3000;
    float context_spread = 0.08f;
};
ParameterGroup places_parameters();

// The simulated places, from the top down, as numbers of children of each parent.
struct Places {
    std::vector<std::uint32_t> localities_per_region;
    std::vector<std::uint32_t> catchments_per_locality;
    std::vector<std::uint32_t> citizens_per_catchment;
};

// Why places cannot be laid out with these parameters, in plain words; empty when they can.
std::string places_problem(const PlacesParams& p);

// Regions of the nation: as given, or one per two million people, 4 to 20; never more than localities.
std::uint32_t region_count(const PlacesParams& p);

// `total` cut into `parts` whole numbers that differ by at most one, larger and smaller ones interleaved.
std::vector<std::uint32_t> split_evenly(std::uint32_t total, std::uint32_t parts);

// Sizes of localities in proportion to `weights`, none below the smallest allowed; they add up to the population.
std::vector<std::uint32_t> locality_sizes(const PlacesParams& p, const std::vector<float>& weights);

// A systematic sample of `share` of `total` things in their order, at least one; `start` in [0, 1) places it.
std::vector<std::uint32_t> systematic_sample(std::uint32_t total, double share, double start);

// The places of a nation, of which the given share of catchments is simulated, with their true sizes.
Places lay_out_places(const PlacesParams& p, double share, const Random<Nation>& nation,
                      const Random<Locality>& locality);

}  // namespace agora::cocreation
