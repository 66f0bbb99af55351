// The runs of a study, one by one, and how they share the threads.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/app/study.h"
#include "sim/output/recorder.h"

namespace agora::app {

// One run: a replicate of a scenario.
struct Job {
    const Model* model;
    const Scenario* scenario;
    std::uint32_t design;
    std::uint32_t replicate;
};

// What came of it.
struct Done {
    output::RunResult result;
    std::size_t memory_bytes = 0;  // of the world
};

// All runs of a study, by design and replicate.
std::vector<Job> jobs_of(const Study& study);

// Populates and runs one world; `watcher` sees every step after it has been recorded.
Done run_job(const Job& job, Executor& executor, const output::RecordOptions& record, Observer& watcher);

// Likewise, continuing what is kept of the run and keeping it every so many steps and at its end. `tell` is told when
// that cannot be done, which does not stop the run. Stops (65) when what is kept is damaged, and (70) when the world
// cannot be made again as it was.
class Checkpoints;
using Tell = std::function<void(const std::string& problem)>;
Done run_job(const Job& job, Executor& executor, Checkpoints& checkpoints, Observer& watcher, const Tell& tell);

// The most memory the program has had at once, so far.
std::uint64_t peak_rss_bytes();

// Many small worlds run side by side with one thread each; otherwise one after the other with all threads in each.
struct Sharing {
    std::size_t threads = 1;
    bool side_by_side = false;
};
Sharing share_threads(const std::vector<Job>& jobs, std::optional<std::uint32_t> threads);
// The same for so many runs of which the largest has about so many agents.
Sharing share_threads(std::size_t runs, double most_agents, std::optional<std::uint32_t> threads);

// Calls `work(number of the run, executor)` for every run, the first ones first, until the user interrupts. Results
// never depend on the sharing.
void for_each_run(std::size_t runs, const Sharing& sharing, const std::function<void(std::size_t, Executor&)>& work);

}  // namespace agora::app
