// Turns a draft into a scenario: every parameter gets its value and the record of where it came from.
#pragma once

#include <span>

#include "sim/input/draft.h"

namespace agora::input {

// Order: declared default, indicators, files (extended ones first), timeline and policies, then the command line's
// settings, which hold for the whole run: dated changes of the same parameter fall away. Of two changes of one
// parameter at the same date the later layer's counts. Reports dates beyond the run and indicators that lead out of
// range.
Scenario assign(const Draft& draft, std::span<const Setting> command_line, Report& report);

}  // namespace agora::input
