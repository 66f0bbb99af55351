// Turns a draft into a scenario: every parameter gets its value and the record of where it came from.
#pragma once

#include <span>

#include "sim/input/draft.h"

namespace agora::input {

// Where a parameter starts: declared default, indicators, files (extended ones first), then the command line's
// settings; of these the later layer's counts. What changes it from its date on: timelines and policies. Two of them
// that set one parameter at one time are reported, and so is a setting of the command line that a change at step 0
// would undo; reported too are dates beyond the run and indicators that lead out of range.
Scenario assign(const Draft& draft, std::span<const Setting> command_line, Report& report);

}  // namespace agora::input
