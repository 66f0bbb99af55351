// Every verification target this program knows, by topic.
#pragma once

#include <vector>

#include "sim/verify/target.h"

namespace agora::verify {

// All targets, in the order of their ids.
std::vector<Target> all_targets();

std::vector<Target> infrastructure_targets();
std::vector<Target> index_targets();
std::vector<Target> diffusion_targets();
std::vector<Target> exchange_targets();
std::vector<Target> power_targets();
std::vector<Target> wealth_targets();
std::vector<Target> opinion_targets();
std::vector<Target> contagion_targets();
std::vector<Target> network_targets();
std::vector<Target> population_targets();
std::vector<Target> behaviour_targets();
std::vector<Target> sensitivity_targets();
std::vector<Target> screening_targets();
std::vector<Target> evaluation_targets();
std::vector<Target> scaling_targets();
std::vector<Target> limit_targets();
std::vector<Target> segregation_targets();
std::vector<Target> reference_run_targets();

}  // namespace agora::verify
