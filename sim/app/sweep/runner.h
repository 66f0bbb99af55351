// Runs what is missing of some chunks, keeps each run as it ends, and publishes chunks as they are complete.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "sim/app/jobs.h"
#include "sim/app/options.h"
#include "sim/app/progress.h"
#include "sim/sweep/store.h"

namespace agora::app {

// When to stop by itself: at the latest at a moment, and how long runs that are under way may then go on.
struct TimeLimit {
    using Clock = std::chrono::steady_clock;
    Clock::time_point end = Clock::time_point::max();
    std::chrono::duration<double> grace{5};
};
TimeLimit time_limit_of(const Options& options);

class Runner {
  public:
    Runner(const sweep::Plan& plan, const sweep::Store& store, const Options& options);

    // Asks for all runs of a chunk that are not there yet. Stops when what is there contradicts itself.
    void add_chunk(std::size_t chunk);
    // Asks for runs that failed; their rows go to a journal of their own.
    void add_retry(const std::vector<sweep::RunKey>& failed);

    // Returns the exit code, and says what was done.
    int run();

  private:
    // One journal and what it is for.
    struct Work {
        std::size_t chunk = 0;
        bool is_retry = false;
        std::map<sweep::RunKey, sweep::Row> rows;
        std::size_t missing = 0;
        std::unique_ptr<sweep::Journal> journal;
        std::mutex mutex;
    };
    struct Asked {
        Work* work;
        sweep::RunKey key;
    };

    void run_one(const Asked& asked, Executor& executor, Progress& progress);
    void keep(Work& work, sweep::Row row);
    void publish(Work& work);
    void give_up(sweep::Fault fault, const std::string& text);
    bool is_over();
    void finish_journals();
    int tell();

    const sweep::Plan& plan_;
    const sweep::Store& store_;
    const Options& options_;
    const TimeLimit limit_;
    std::vector<std::unique_ptr<Work>> works_;
    std::vector<Asked> asked_;
    std::atomic<std::size_t> done_{0}, failed_{0};
    std::atomic<bool> given_up_{false};
    std::mutex mutex_;
    sweep::StoreProblem problem_;
};

}  // namespace agora::app
