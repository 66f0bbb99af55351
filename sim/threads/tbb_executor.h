// An executor on a oneTBB arena with a fixed number of threads.
#pragma once

#include <cstddef>
#include <memory>

#include "agora/executor.h"

namespace agora {

// `threads` = 0 means all the process may use. The executor outlives every task it runs.
std::unique_ptr<Executor> make_tbb_executor(std::size_t threads);

}  // namespace agora
