// What a sweep still lacks.
#pragma once

#include <vector>

#include "sim/sweep/store.h"

namespace agora::app {

// Chunks that are not published, ascending. Stops when a part is not what it should be.
std::vector<std::size_t> missing_chunks(const sweep::Store& store, const sweep::Plan& plan);

}  // namespace agora::app
