// Whether a run's result that was read from a file can be one of a model and a scenario; what passes may be used like a
// result of this process.
#pragma once

#include <string>

#include "agora/model.h"
#include "agora/scenario.h"
#include "sim/output/run_result.h"

namespace agora::output {

// What of a result cannot be, or an empty text: sizes that do not fit the model's metrics and columns or the scenario's
// steps, rows and links out of order or range, a status or a time there is none of.
std::string fault_of(const RunResult& result, const Model& model, const Scenario& scenario);

}  // namespace agora::output
