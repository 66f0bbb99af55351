// The oneTBB executor: results never depend on it, so it is free to steal and to split as it likes.
#include "sim/threads/tbb_executor.h"

#include <pthread.h>
#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <future>
#include <optional>
#include <string>
#include <vector>

namespace agora {
namespace {

// How many of so many threads the system gives, this one included. oneTBB ends the program when it is refused one.
std::size_t startable(std::size_t threads) {
    constexpr std::size_t kStackBytes = std::size_t{4} << 20;  // as oneTBB's own
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, kStackBytes);
    std::vector<pthread_t> started;
    started.reserve(threads);
    std::promise<void> gate;
    std::shared_future<void> open = gate.get_future().share();
    const auto wait = [](void* at) -> void* {
        static_cast<std::shared_future<void>*>(at)->wait();
        return nullptr;
    };
    pthread_t thread{};
    while (started.size() + 1 < threads && pthread_create(&thread, &attributes, wait, &open) == 0)
        started.push_back(thread);
    gate.set_value();
    for (const pthread_t one : started) pthread_join(one, nullptr);
    pthread_attr_destroy(&attributes);
    return started.size() + 1;
}

class TbbExecutor final : public Executor {
  public:
    explicit TbbExecutor(std::size_t threads)
        : threads_(threads == 0 ? static_cast<std::size_t>(tbb::info::default_concurrency()) : threads),
          arena_(static_cast<int>(threads_)) {
        if (threads_ > static_cast<std::size_t>(tbb::info::default_concurrency()))
            limit_.emplace(tbb::global_control::max_allowed_parallelism, threads_ + 1);
    }

    void for_each(std::size_t count, const std::function<void(std::size_t, std::size_t)>& task) override {
        if (count == 0) return;
        arena_.execute([&] {
            tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, 1), [&](const auto& range) {
                const auto worker = static_cast<std::size_t>(tbb::this_task_arena::current_thread_index());
                for (std::size_t t = range.begin(); t != range.end(); ++t) task(t, worker);
            });
        });
    }

    std::size_t workers() const override { return threads_; }

  private:
    std::size_t threads_;
    // Lets an arena have more threads than the machine has cores. Of several limits the lowest counts, so an executor
    // that needs none sets none.
    std::optional<tbb::global_control> limit_;
    tbb::task_arena arena_;
};

}  // namespace

std::unique_ptr<Executor> make_tbb_executor(std::size_t threads) {
    auto executor = std::make_unique<TbbExecutor>(threads);
    if (const std::size_t started = startable(executor->workers()); started < executor->workers())
        throw TooManyThreads("the system lets this process have no more than " + std::to_string(started) +
                             " threads, and " + std::to_string(executor->workers()) + " were asked for");
    return executor;
}

}  // namespace agora
