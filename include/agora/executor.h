// An Executor runs independent tasks; threads come from the one that is handed in, and a serial one always exists.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace agora {

class Executor {
  public:
    virtual ~Executor() = default;

    // Calls task(t, worker) once for every t in [0, count), in any order; worker < workers() names the thread at work.
    virtual void for_each(std::size_t count, const std::function<void(std::size_t, std::size_t)>& task) = 0;
    virtual std::size_t workers() const = 0;
};

// Calls work(first, last) for consecutive ranges that together cover [0, rows), in any order.
template <class Work>
void for_blocks(Executor& executor, std::size_t rows, const Work& work) {
    constexpr std::size_t kBlock = 8192;
    executor.for_each((rows + kBlock - 1) / kBlock, [&](std::size_t block, std::size_t) {
        const std::size_t first = block * kBlock;
        work(static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(std::min(first + kBlock, rows)));
    });
}

}  // namespace agora
