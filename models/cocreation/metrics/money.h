// Metrics of money and time: public spending with unpaid hours next to it (theory 3.5).
#pragma once

#include <vector>

#include "agora/model.h"

namespace agora::cocreation {

std::vector<Tally> money_tallies();

}  // namespace agora::cocreation
