// Parameters that are valid one by one and yet leave no world, told before anything is run.
#pragma once

#include <span>

#include "sim/input/draft.h"

namespace agora::input {

// Reports each contradiction where the last of the parameters it names was given.
void report_contradictions(const Scenario& scenario, const Draft& draft, std::span<const Setting> command_line,
                           Report& report);

}  // namespace agora::input
