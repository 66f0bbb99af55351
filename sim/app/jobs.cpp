// Hands runs to threads: across runs first, because that scales perfectly.
#include "sim/app/jobs.h"

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <memory>

#include "sim/app/interrupt.h"
#include "sim/core/serial_executor.h"
#include "sim/run/run.h"
#include "sim/threads/tbb_executor.h"

namespace agora::app {
namespace {

// Worlds beyond this are run one at a time: several at once would compete for memory and cache.
constexpr double kSmallWorld = 2e6;  // agents

std::uint64_t peak_rss_bytes() {
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

}  // namespace

std::vector<Job> jobs_of(const Study& study) {
    std::vector<Job> jobs;
    for (std::size_t d = 0; d < study.scenarios.size(); ++d)
        for (std::uint32_t r = 0; r < study.scenarios[d].replicates; ++r)
            jobs.push_back({study.model, &study.scenarios[d], static_cast<std::uint32_t>(d), r});
    return jobs;
}

Done run_job(const Job& job, Executor& executor, const output::RecordOptions& record, Observer& watcher) {
    Done done;
    output::Recorder recorder(*job.model, *job.scenario, job.design, job.replicate, record, done.result);
    Populated populated = populate(*job.model, *job.scenario, job.replicate, executor);
    done.result.setup_seconds = populated.seconds;
    done.problem = populated.problem;
    if (populated.problem.empty()) {
        const std::array<Observer*, 2> observers{&recorder, &watcher};
        recorder.begin(populated.world);
        recorder.finish(run(*job.model, *job.scenario, populated.world, executor, observers, {.trace = true}));
    } else {
        done.result.status = output::Status::failed;
    }
    done.memory_bytes = populated.world.bytes();
    done.result.peak_rss_bytes = peak_rss_bytes();
    return done;
}

Sharing share_threads(const std::vector<Job>& jobs, std::optional<std::uint32_t> threads) {
    Sharing sharing;
    sharing.threads = threads ? *threads : make_tbb_executor(0)->workers();
    const bool small = std::all_of(jobs.begin(), jobs.end(),
                                   [](const Job& job) { return expected_agents(*job.scenario) < kSmallWorld; });
    sharing.side_by_side = sharing.threads > 1 && jobs.size() >= sharing.threads && small;
    return sharing;
}

void for_each_job(const std::vector<Job>& jobs, const Sharing& sharing,
                  const std::function<void(std::size_t, Executor&)>& work) {
    const std::unique_ptr<Executor> threads =
        sharing.threads > 1 ? make_tbb_executor(sharing.threads) : std::make_unique<SerialExecutor>();
    if (sharing.side_by_side) {
        threads->for_each(jobs.size(), [&](std::size_t i, std::size_t) {
            SerialExecutor alone;
            if (!interrupted()) work(i, alone);
        });
        return;
    }
    for (std::size_t i = 0; i < jobs.size() && !interrupted(); ++i) work(i, *threads);
}

}  // namespace agora::app
