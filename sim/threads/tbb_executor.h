// An executor on a oneTBB arena with a fixed number of threads.
#pragma once

#include <cstddef>
#include <memory>
#include <stdexcept>

#include "agora/executor.h"

namespace agora {

// Thrown when the system does not let the process have so many threads; says how many it may.
class TooManyThreads : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// `threads` = 0 means all the process may use. The executor outlives every task it runs.
std::unique_ptr<Executor> make_tbb_executor(std::size_t threads);

}  // namespace agora
