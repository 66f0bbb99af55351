// Joins the topics; a new topic is one line here and one in the header.
#include "sim/verify/targets.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace agora::verify {
namespace {

constexpr std::vector<Target> (*kTopics[])() = {
    infrastructure_targets, index_targets,       diffusion_targets,     exchange_targets,   power_targets,
    wealth_targets,         opinion_targets,     contagion_targets,     network_targets,    population_targets,
    behaviour_targets,      sensitivity_targets, screening_targets,     evaluation_targets, scaling_targets,
    limit_targets,          segregation_targets, reference_run_targets,
};

}  // namespace

std::vector<Target> all_targets() {
    std::vector<Target> all;
    for (const auto topic : kTopics) std::ranges::move(topic(), std::back_inserter(all));
    std::ranges::stable_sort(all, {}, &Target::id);
    return all;
}

bool holds(const Check& check) { return std::fabs(check.measured - check.expected) <= check.tolerance; }

}  // namespace agora::verify
