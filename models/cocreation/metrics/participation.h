// Metrics of participation: who takes part, and where the others are lost on the way (theory 3.2).
#pragma once

#include <vector>

#include "agora/model.h"

namespace agora::cocreation {

std::vector<Tally> participation_tallies();

}  // namespace agora::cocreation
