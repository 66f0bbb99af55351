// Metrics of citizens: need, wellbeing, empowerment, trust, and the service they received (theory 3.2, 3.3).
#pragma once

#include <vector>

#include "agora/model.h"

namespace agora::cocreation {

std::vector<Tally> citizens_tallies();

}  // namespace agora::cocreation
