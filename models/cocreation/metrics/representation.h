// Metrics of how well the design of services represents their users.
#pragma once

#include <vector>

#include "agora/model.h"

namespace agora::cocreation {

std::vector<Tally> representation_tallies();

}  // namespace agora::cocreation
