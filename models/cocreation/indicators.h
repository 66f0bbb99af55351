// The documented formulas that turn public indicators of a country into parameters of the co-creation model.
#pragma once

#include <vector>

#include "agora/model.h"

namespace agora::cocreation {

// One row per parameter that a context feeds. Every formula clips its result into the range it states, so any context
// file with plausible indicators gives a valid scenario. All shares are 0-1. Indicators from non-commercial or
// proprietary publishers are left out; the source text of a row says where that changed the formula of the theory base.
std::vector<IndicatorMapping> indicator_mappings();

}  // namespace agora::cocreation
