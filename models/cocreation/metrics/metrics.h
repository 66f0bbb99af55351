// All metrics of the co-creation model, computed after each month.
#pragma once

#include <string>
#include <vector>

#include "agora/model.h"

namespace agora::cocreation {

// The tallies of all metrics, in the order in which results list them.
std::vector<Tally> metric_tallies();

// The metrics shown first, in this order.
std::vector<std::string> key_metric_names();

}  // namespace agora::cocreation
