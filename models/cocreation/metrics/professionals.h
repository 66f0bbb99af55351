// Metrics of professionals: strain, orientation, willingness to cede control, and their work (theory 3.4).
#pragma once

#include <vector>

#include "agora/model.h"

namespace agora::cocreation {

std::vector<Tally> professionals_tallies();

}  // namespace agora::cocreation
