// What a sweep varies in vain, and what its outcomes will rest on, before it is run.
#pragma once

#include <string>
#include <vector>

#include "sim/sweep/plan.h"

namespace agora::app {

// Policies and factors that cannot act, as far as the scenarios alone tell; a sentence each.
std::vector<std::string> varied_in_vain(const sweep::Plan& plan);

// The same by trial: one whole run of each scenario as it is, and with each factor at both ends of its range. Sentences
// about what each scenario's run rests on, and about what made no difference; says so where that would take too long.
std::vector<std::string> tried_out(const sweep::Plan& plan);

}  // namespace agora::app
