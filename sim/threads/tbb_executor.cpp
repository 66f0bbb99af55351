// The oneTBB executor: results never depend on it, so it is free to steal and to split as it likes.
#include "sim/threads/tbb_executor.h"

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <optional>

namespace agora {
namespace {

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

std::unique_ptr<Executor> make_tbb_executor(std::size_t threads) { return std::make_unique<TbbExecutor>(threads); }

}  // namespace agora
