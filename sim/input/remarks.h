// What a scenario is worth saying about before it runs, although nothing is wrong with it.
#pragma once

#include <string>
#include <vector>

#include "agora/model.h"

namespace agora::input {

// One sentence each, without the scenario's name: the size of a network that is given, and how many of its agents have
// no link; settings of the command line that dated changes move away from later.
std::vector<std::string> remarks_on(const Model& model, const Scenario& scenario);

}  // namespace agora::input
