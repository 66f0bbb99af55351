// An Executor runs independent tasks; threads come from the one that is handed in, and a serial one always exists.
#pragma once

#include <cstddef>
#include <functional>

namespace agora {

class Executor {
  public:
    virtual ~Executor() = default;

    // Calls task(t, worker) once for every t in [0, count), in any order; worker < workers() names the thread at work.
    virtual void for_each(std::size_t count, const std::function<void(std::size_t, std::size_t)>& task) = 0;
    virtual std::size_t workers() const = 0;
};

}  // namespace agora
