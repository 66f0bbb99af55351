// Stands in for oneTBB in the build of the thread sanitizer, which must see every thread and lock from the inside.
#include <algorithm>
#include <thread>
#include <vector>

#include "sim/threads/tbb_executor.h"

namespace agora {
namespace {

// Neighbouring tasks go to different threads, whatever the machine does meanwhile, and nothing orders them: what two of
// them exchange without a lock is seen each time, and not only when both happen to run at once.
class PlainExecutor final : public Executor {
  public:
    explicit PlainExecutor(std::size_t threads)
        : threads_(threads == 0 ? std::max(1u, std::thread::hardware_concurrency()) : threads) {}

    void for_each(std::size_t count, const std::function<void(std::size_t, std::size_t)>& task) override {
        const auto work = [&](std::size_t worker) {
            for (std::size_t t = worker; t < count; t += threads_) task(t, worker);
        };
        std::vector<std::jthread> others;
        for (std::size_t worker = 1; worker < std::min(threads_, count); ++worker) others.emplace_back(work, worker);
        work(0);
    }

    std::size_t workers() const override { return threads_; }

  private:
    std::size_t threads_;
};

}  // namespace

std::unique_ptr<Executor> make_tbb_executor(std::size_t threads) { return std::make_unique<PlainExecutor>(threads); }

}  // namespace agora
