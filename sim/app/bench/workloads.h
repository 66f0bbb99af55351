// The public workloads that Agora is timed with: fixed, so that figures can be compared across machines and engines.
#pragma once

#include <string>
#include <vector>

#include "sim/app/study.h"

namespace agora::app {

struct Workload {
    std::string name;
    std::string meaning;
    std::string links;  // "watts-strogatz" or "erdos-renyi" when it reads links from a file, else empty
    std::string model;
    std::string settings;  // YAML lines below the head of the scenario
    double citizens = 0;   // of the co-creation model
    std::uint32_t steps = 100;
};

const std::vector<Workload>& workloads();

// The scenario of a workload; files of links lie in `folder` and are written there when they are missing.
Study study_of(const Workload& workload, const std::string& folder);

}  // namespace agora::app
