// Links and initial values that a scenario gives, as they stand in canonical and template scenarios.
#pragma once

#include <string>

#include "agora/scenario.h"

namespace agora::input {

// The `network:` and `agents:` parts: what is small is written out, what is large and in a file is named with its hash,
// so that a change of the file is noticed. Empty when the scenario gives nothing.
std::string given_text(const Scenario& scenario);

}  // namespace agora::input
