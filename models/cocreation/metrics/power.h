// Metrics of power: who has influence in projects, on paper, in bargaining and in effect (theory 3.1).
#pragma once

#include <vector>

#include "agora/model.h"

namespace agora::cocreation {

std::vector<Tally> power_tallies();

}  // namespace agora::cocreation
