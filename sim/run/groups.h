// Sorts the submodels of a pass by who acts, and finds which old values must be kept for later readers.
#pragma once

#include <vector>

#include "sim/run/pass_runner.h"

namespace agora {

std::vector<Group> make_groups(const Model& model, const Pass& pass);

}  // namespace agora
