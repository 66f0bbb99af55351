// Opens a result file for a command.
#pragma once

#include <string>

#include "sim/output/read.h"

namespace agora::app {

// The content of a result file. Stops (66) when it is missing and (74) when it cannot be read.
output::StoredStudy read_result(const std::string& path);

}  // namespace agora::app
