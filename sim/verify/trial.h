// Runs that end when a condition holds, on networks of many copies.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "agora/model.h"
#include "sim/verify/model_runs.h"
#include "sim/verify/target.h"

namespace agora::verify {

// What to run; choices among names are given as their position.
struct Trial {
    std::string model;
    std::uint32_t steps = 1;
    Settings settings{};
    std::uint64_t seed = 1;
    std::shared_ptr<const GivenNetwork> network{};
    std::vector<GivenColumn> agents{};
};

struct Outcome {
    World world;
    std::uint32_t steps_done = 0;
};

// Whether a run has come to its end before its last step.
using Finished = std::function<bool(const World&)>;

// Runs a trial. `finished`, if given, is asked every `every` steps. A trial that cannot be populated is a mistake in
// the target; its world stays empty, so that no figure agrees.
Outcome run_trial(const Trial& trial, const Effort& effort, const Finished& finished = {}, std::uint32_t every = 1);

// Links with weights in both or one direction.
std::shared_ptr<const GivenNetwork> make_network(std::uint32_t nodes, std::vector<GivenNetwork::Link> links,
                                                 bool directed);

}  // namespace agora::verify
