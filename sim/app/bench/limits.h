// What this machine can do at best: reading memory in a stream, and reading it at random places.
#pragma once

#include <cstddef>

#include "agora/executor.h"

namespace agora::app {

// Bytes a second that all workers of the executor read together from a table far larger than any cache.
double stream_limit(Executor& executor);

// Random reads of 4 bytes a second, by all workers together, from a table of this many bytes.
double gather_limit(Executor& executor, std::size_t table_bytes);

}  // namespace agora::app
