// Hands runs to threads: across runs first, because that scales perfectly.
#include "sim/app/jobs.h"

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>

#include "sim/app/checkpoints.h"
#include "sim/app/interrupt.h"
#include "sim/app/memory.h"
#include "sim/app/stop.h"
#include "sim/app/worlds.h"
#include "sim/core/serial_executor.h"
#include "sim/run/run.h"
#include "sim/threads/tbb_executor.h"

namespace agora::app {
namespace {

// Worlds beyond this are run one at a time: several at once would compete for memory and cache.
constexpr double kSmallWorld = 2e6;  // agents

// The world of a run; what becomes of it is noted in `done`.
Populated populate_for(const Job& job, Executor& executor, Done& done) {
    Populated populated = worlds().populate(*job.model, *job.scenario, job.replicate, executor);
    done.result.setup_seconds += populated.seconds;
    done.result.problem = populated.problem;
    if (!populated.problem.empty()) done.result.status = output::Status::failed;
    done.memory_bytes = populated.world.bytes();
    done.result.peak_rss_bytes = peak_rss_bytes();
    return populated;
}

void restore(const output::Checkpoint& kept, World& world, Executor& executor) {
    const output::CheckpointProblem problem = kept.restore(world, executor);
    if (problem.fault == output::CheckpointFault::none) return;
    const bool is_other_world = problem.fault == output::CheckpointFault::other_world;
    throw Stop(is_other_world ? kInternal : kInvalidScenario, problem.text);
}

}  // namespace

std::uint64_t peak_rss_bytes() {
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

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
    Populated populated = populate_for(job, executor, done);
    if (!populated.problem.empty()) return done;
    const std::array<Observer*, 2> observers{&recorder, &watcher};
    recorder.begin(populated.world);
    recorder.finish(run(*job.model, *job.scenario, populated.world, executor, observers, {.trace = record.trace}));
    worlds().take_back(std::move(populated.world));
    done.result.peak_rss_bytes = peak_rss_bytes();
    return done;
}

Done run_job(const Job& job, Executor& executor, Checkpoints& checkpoints, Observer& watcher, const Tell& tell) {
    Done done;
    const std::unique_ptr<output::Checkpoint> kept = checkpoints.take(job);
    if (kept != nullptr) done.result = std::move(kept->result);
    if (kept != nullptr && !kept->holds_world()) return done;
    const output::RecordOptions& record = checkpoints.settings().record;
    output::Recorder recorder =
        kept != nullptr ? output::Recorder(*job.model, *job.scenario, record, done.result)
                        : output::Recorder(*job.model, *job.scenario, job.design, job.replicate, record, done.result);
    Populated populated = populate_for(job, executor, done);
    if (!populated.problem.empty()) return done;
    if (kept != nullptr) restore(*kept, populated.world, executor);
    else recorder.begin(populated.world);
    const std::uint32_t first_step = done.result.report.steps_done, steps = job.scenario->steps;
    CheckpointObserver keeper(checkpoints, recorder, done.result, executor, steps, tell);
    const std::array<Observer*, 3> observers{&recorder, &keeper, &watcher};
    recorder.finish(run(*job.model, *job.scenario, populated.world, executor, observers,
                        {.trace = true, .first_step = first_step}));
    keeper.wait();
    done.result.peak_rss_bytes = peak_rss_bytes();
    const World* unfinished = done.result.status == output::Status::interrupted ? &populated.world : nullptr;
    if (const auto problem = checkpoints.keep(done.result, unfinished, executor); !problem.empty()) tell(problem);
    worlds().take_back(std::move(populated.world));
    return done;
}

Sharing share_threads(const std::vector<Job>& jobs, std::optional<std::uint32_t> threads) {
    double most_agents = 0;
    for (const Job& job : jobs) most_agents = std::max(most_agents, expected_agents(*job.scenario));
    return share_threads(jobs.size(), most_agents, threads);
}

Sharing share_threads(std::size_t runs, double most_agents, std::optional<std::uint32_t> threads) {
    Sharing sharing;
    sharing.threads = threads ? *threads : make_tbb_executor(0)->workers();
    sharing.side_by_side = sharing.threads > 1 && runs >= sharing.threads && most_agents < kSmallWorld;
    return sharing;
}

void for_each_run(std::size_t runs, const Sharing& sharing, const std::function<void(std::size_t, Executor&)>& work) {
    const std::unique_ptr<Executor> threads =
        sharing.threads > 1 ? make_tbb_executor(sharing.threads) : std::make_unique<SerialExecutor>();
    working_on(Need::worlds);
    if (!sharing.side_by_side) {
        for (std::size_t i = 0; i < runs && !interrupted(); ++i) work(i, *threads);
        return;
    }
    std::atomic<std::size_t> next{0};
    threads->for_each(sharing.threads, [&](std::size_t, std::size_t) {
        SerialExecutor alone;
        for (std::size_t i = next++; i < runs && !interrupted(); i = next++) work(i, alone);
    });
}

}  // namespace agora::app
