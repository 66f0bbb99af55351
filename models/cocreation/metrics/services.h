// Metrics of services and projects: what co-creation leaves behind (theory 3.5).
#pragma once

#include <vector>

#include "agora/model.h"

namespace agora::cocreation {

std::vector<Tally> services_tallies();

}  // namespace agora::cocreation
