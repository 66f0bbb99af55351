// From the result file of a sweep to what its sensitivity indices need.
#pragma once

#include <string>

#include "sim/app/sensitivity/indices.h"

namespace agora::app {

// Throws Stop where the file is missing, broken or not of a sweep.
Swept read_swept(const std::string& path);

}  // namespace agora::app
