// Lognormal municipalities cut into catchments, and the systematic sample of catchments that is simulated.
#include "models/cocreation/places.h"

#include <algorithm>
#include <cmath>

#include "models/cocreation/setup_tools.h"

namespace agora::cocreation {

ParameterGroup places_parameters() {
    using P = PlacesParams;
    // clang-format off
    return describe<P>("places", {
        {&P::population, "population", "person", {100, 1e9}, "Residents of the nation.", "indicator population_total", When::at_start},
        {&P::regions, "regions", "1", {0, 1000}, "Regions of the nation; 0: one per two million people, 4 to 20.", "assumption: regional governments are few", When::at_start},
        {&P::localities, "localities", "1", {1, 100000}, "Municipalities of the nation.", "indicator municipalities_number", When::at_start},
        {&P::locality_size_spread, "locality_size_spread", "1", {0, 2.5}, "Standard deviation of the logarithm of municipality size; 0 makes them equal.", "theory base 2.6; assumption: typical of European municipalities", When::at_start},
        {&P::smallest_locality, "smallest_locality", "person", {10, 100000}, "No municipality is smaller than this.", "assumption: a catchment needs some hundred people to host a service", When::at_start},
        {&P::catchment_size, "catchment_size", "person", {50, 100000}, "Residents of a catchment, about.", "theory base 2.2; assumption", When::at_start},
        {&P::context_spread, "context_spread", "1", {0, 0.25}, "Standard deviation of what people of a catchment have in common in their needs.", "theory base 2.8 context_sd; assumption", When::at_start},
    });
    // clang-format on
}

std::string places_problem(const PlacesParams& p) {
    const std::int64_t needed = std::int64_t{p.localities} * p.smallest_locality;
    if (needed > p.population)
        return "places.localities (" + std::to_string(p.localities) + ") times places.smallest_locality (" +
               std::to_string(p.smallest_locality) + ") is " + std::to_string(needed) +
               " persons, more than places.population (" + std::to_string(p.population) + ")";
    if (p.regions > p.localities)
        return "places.regions (" + std::to_string(p.regions) + ") exceeds places.localities (" +
               std::to_string(p.localities) + "); every region needs a locality";
    return "";
}

std::uint32_t region_count(const PlacesParams& p) {
    if (p.regions > 0) return static_cast<std::uint32_t>(p.regions);
    const auto by_size = static_cast<std::int32_t>(std::lround(p.population / 2e6));
    return static_cast<std::uint32_t>(std::min(std::clamp(by_size, 4, 20), p.localities));
}

std::vector<std::uint32_t> split_evenly(std::uint32_t total, std::uint32_t parts) {
    std::vector<std::uint32_t> out(parts);
    const auto before = [&](std::uint64_t part) { return total * part / parts; };
    for (std::uint32_t i = 0; i < parts; ++i) out[i] = static_cast<std::uint32_t>(before(i + 1ull) - before(i));
    return out;
}

namespace {

double total_size(const std::vector<float>& weights, double unit, double smallest) {
    double sum = 0;
    for (const float weight : weights) sum += std::max(smallest, unit * static_cast<double>(weight));
    return sum;
}

// The largest number of persons per unit of weight with which the localities hold no more than the population.
double persons_per_weight(const PlacesParams& p, const std::vector<float>& weights) {
    double low = 0, high = 1;
    while (total_size(weights, high, p.smallest_locality) <= p.population) high *= 2;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        (total_size(weights, middle, p.smallest_locality) <= p.population ? low : high) = middle;
    }
    return low;
}

std::vector<float> locality_weights(const PlacesParams& p, const Random<Locality>& random) {
    std::vector<float> weights(static_cast<std::size_t>(p.localities));
    for (std::uint32_t i = 0; i < weights.size(); ++i) {
        Draws draws = random(Row<Locality>{i}, Purpose::place_size);
        weights[i] = agora::exp(p.locality_size_spread * normal(draws, 0));
    }
    return weights;
}

struct NationalCatchment {
    std::uint32_t region;
    std::uint32_t locality;
    std::uint32_t citizens;
};

std::vector<NationalCatchment> national_catchments(const PlacesParams& p, const std::vector<std::uint32_t>& sizes) {
    std::vector<NationalCatchment> out;
    std::uint32_t locality = 0, region = 0;
    for (const std::uint32_t localities : split_evenly(static_cast<std::uint32_t>(sizes.size()), region_count(p))) {
        for (const std::uint32_t last = locality + localities; locality < last; ++locality) {
            const double parts = std::round(static_cast<double>(sizes[locality]) / p.catchment_size);
            for (const std::uint32_t citizens :
                 split_evenly(sizes[locality], std::max(1u, static_cast<std::uint32_t>(parts))))
                out.push_back({region, locality, citizens});
        }
        ++region;
    }
    return out;
}

}  // namespace

std::vector<std::uint32_t> locality_sizes(const PlacesParams& p, const std::vector<float>& weights) {
    const double unit = persons_per_weight(p, weights);
    std::vector<std::uint32_t> sizes;
    std::uint32_t placed = 0;
    for (const float weight : weights) {
        sizes.push_back(static_cast<std::uint32_t>(
            std::max(static_cast<double>(p.smallest_locality), unit * static_cast<double>(weight))));
        placed += sizes.back();
    }
    const auto rest =
        split_evenly(static_cast<std::uint32_t>(p.population) - placed, static_cast<std::uint32_t>(weights.size()));
    for (std::size_t i = 0; i < sizes.size(); ++i) sizes[i] += rest[i];
    return sizes;
}

std::vector<std::uint32_t> systematic_sample(std::uint32_t total, double share, double start) {
    const auto wanted = static_cast<std::uint32_t>(std::lround(share * total));
    const std::uint32_t size = std::clamp(wanted, 1u, total);
    std::vector<std::uint32_t> out;
    for (std::uint32_t j = 0; j < size; ++j)
        out.push_back(std::min(total - 1, static_cast<std::uint32_t>((j + start) * total / size)));
    return out;
}

Places lay_out_places(const PlacesParams& p, double share, const Random<Nation>& nation,
                      const Random<Locality>& locality) {
    const auto all = national_catchments(p, locality_sizes(p, locality_weights(p, locality)));
    const float start = nation(Row<Nation>{0}, Purpose::catchment_sample).uniform(0);
    Places places;
    std::uint32_t region = kNoRow, last_locality = kNoRow;
    for (const std::uint32_t i :
         systematic_sample(static_cast<std::uint32_t>(all.size()), share, static_cast<double>(start))) {
        if (all[i].region != region) places.localities_per_region.push_back(0);
        if (all[i].locality != last_locality) {
            places.catchments_per_locality.push_back(0);
            ++places.localities_per_region.back();
        }
        region = all[i].region;
        last_locality = all[i].locality;
        ++places.catchments_per_locality.back();
        places.citizens_per_catchment.push_back(all[i].citizens);
    }
    return places;
}

}  // namespace agora::cocreation
