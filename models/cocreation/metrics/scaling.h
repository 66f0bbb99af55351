// Metrics of scaling: how far the method spread, and who supports it (theory 3.5, 3.6).
#pragma once

#include <vector>

#include "agora/model.h"

namespace agora::cocreation {

std::vector<Tally> scaling_tallies();

}  // namespace agora::cocreation
