// Rows are written as soon as they are there; a chunk is synced once, when it is published.
#include "sim/app/sweep/runner.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "sim/app/interrupt.h"
#include "sim/app/memory.h"
#include "sim/app/stop.h"
#include "sim/app/study.h"
#include "sim/app/sweep/opened.h"
#include "sim/app/terminal.h"
#include "sim/input/numbers.h"

namespace agora::app {
namespace {

using Clock = TimeLimit::Clock;

constexpr std::uint64_t kFarAway = 10'000'000'000;  // in seconds since 1970; later is no end

// Tells the progress line, and lets a run go on for a while when it should stop.
class RowObserver final : public Observer {
  public:
    RowObserver(Progress& progress, const TimeLimit& limit) : told_(progress), limit_(limit) {}
    bool observe(const StepView& view) override {
        const bool go_on = told_.observe(view);
        const Clock::time_point now = Clock::now();
        if (go_on && now < limit_.end) return true;
        if (stopping_since_ == Clock::time_point::max()) stopping_since_ = now;
        return now - stopping_since_ < limit_.grace;
    }

  private:
    ProgressObserver told_;
    const TimeLimit& limit_;
    Clock::time_point stopping_since_ = Clock::time_point::max();
};

}  // namespace

// Slurm tells a job when it will end; half a minute is kept for publishing.
TimeLimit time_limit_of(const Options& options) {
    TimeLimit out;
    const auto now = Clock::now();
    if (options.sweep.grace) out.grace = std::chrono::duration<double>(*options.sweep.grace);
    if (options.sweep.time_limit)
        out.end = now + std::chrono::duration_cast<Clock::duration>(
                            std::chrono::duration<double, std::ratio<60>>(*options.sweep.time_limit));
    const char* job_end = std::getenv("SLURM_JOB_END_TIME");
    const auto end = job_end == nullptr ? std::nullopt : input::parse_whole(job_end);
    if (end && *end < kFarAway) {
        const auto left = std::chrono::system_clock::from_time_t(static_cast<std::time_t>(*end)) -
                          std::chrono::system_clock::now() - std::chrono::seconds(30);
        out.end = std::min(out.end, now + std::chrono::duration_cast<Clock::duration>(left));
    }
    return out;
}

Runner::Runner(const sweep::Plan& plan, const sweep::Store& store, const Options& options)
    : plan_(plan), store_(store), options_(options), limit_(time_limit_of(options)) {}

void Runner::add_chunk(std::size_t chunk) {
    sweep::ChunkRows known = store_.read(chunk);
    stop_on(known.problem);
    if (known.published) return;
    auto work = std::make_unique<Work>();
    work->chunk = chunk;
    work->rows = std::move(known.rows);
    std::vector<sweep::RunKey> runs = plan_.chunks[chunk].runs;
    std::ranges::stable_sort(runs, {}, [&](const sweep::RunKey& key) {  // so that runs which share a world meet
        return std::pair(plan_.base_of(key.design), key.replicate);
    });
    for (const sweep::RunKey& key : runs)
        if (!work->rows.contains(key)) asked_.push_back({work.get(), key}), ++work->missing;
    if (work->missing == 0) publish(*work);  // the process before ended between its last run and publishing
    else works_.push_back(std::move(work));
}

void Runner::add_retry(const std::vector<sweep::RunKey>& failed) {
    auto work = std::make_unique<Work>();
    work->is_retry = true;
    work->missing = failed.size();
    for (const sweep::RunKey& key : failed) asked_.push_back({work.get(), key});
    works_.push_back(std::move(work));
}

bool Runner::is_over() { return given_up_.load() || interrupted() || Clock::now() >= limit_.end; }

void Runner::give_up(sweep::Fault fault, const std::string& text) {
    const std::lock_guard lock(mutex_);
    given_up_ = true;
    if (problem_.fault == sweep::Fault::none) problem_ = {fault, text};
}

void Runner::publish(Work& work) {
    const Undisturbed undisturbed;
    const sweep::StoreProblem problem = store_.publish(work.chunk, work.rows);
    if (problem.fault != sweep::Fault::none) give_up(problem.fault, problem.text);
    work.rows.clear();
    work.journal.reset();
}

void Runner::keep(Work& work, sweep::Row row) {
    const std::lock_guard lock(work.mutex);
    if (work.journal == nullptr) {
        const std::string name = work.is_retry ? store_.new_retry() : store_.new_journal(work.chunk);
        work.journal = std::make_unique<sweep::Journal>(name, plan_.identity());
        if (!work.journal->problem().empty()) return give_up(sweep::Fault::not_written, work.journal->problem());
    }
    if (const std::string problem = work.journal->add(row); !problem.empty())
        return give_up(sweep::Fault::not_written, problem);
    ++done_;
    failed_ += row.failed();
    const sweep::RunKey key = row.key();
    if (!work.is_retry) work.rows.emplace(key, std::move(row));
    if (--work.missing == 0 && !work.is_retry) publish(work);
}

void Runner::run_one(const Asked& asked, Executor& executor, Progress& progress) {
    if (is_over()) return;
    const Scenario scenario = plan_.scenario(asked.key.design);
    RowObserver watcher(progress, limit_);
    const Job job{plan_.model, &scenario, asked.key.design, asked.key.replicate};
    Done done = run_job(job, executor, {.trace = false}, watcher);
    if (done.result.status == output::Status::interrupted) return;
    if (!done.result.problem.empty()) {
        const std::lock_guard lock(mutex_);
        progress.clear();
        complain(
            fmt::format("design {}, replicate {}: {}", asked.key.design, asked.key.replicate, done.result.problem));
    }
    sweep::Row row{std::move(done.result), plan_.scenario_hash(asked.key.design), done.memory_bytes};
    keep(*asked.work, std::move(row));
}

// What is not published must survive more than this process when it was asked to stop.
void Runner::finish_journals() {
    for (const std::unique_ptr<Work>& work : works_)
        if (work->journal != nullptr)
            if (const std::string problem = work->journal->sync(); !problem.empty())
                give_up(sweep::Fault::not_written, problem);
}

int Runner::run() {
    watch_signals();
    double most_agents = 0;
    std::uint64_t steps = 0;
    for (const Scenario& base : plan_.bases) most_agents = std::max(most_agents, expected_agents(base));
    for (const Asked& asked : asked_) steps += plan_.bases[plan_.base_of(asked.key.design)].steps;
    working_on(Need::worlds);
    const Sharing sharing = share_threads(asked_.size(), most_agents, options_.threads);
    {
        Progress progress(steps, options_.quiet);
        for_each_run(asked_.size(), sharing,
                     [&](std::size_t i, Executor& executor) { run_one(asked_[i], executor, progress); });
    }
    finish_journals();
    return tell();
}

int Runner::tell() {
    stop_on(problem_);
    if (done_ < asked_.size()) {
        complain(fmt::format("stopped; {} of {} runs were done now and are kept\nthe same command continues",
                             done_.load(), asked_.size()));
        return kInterrupted;
    }
    if (!options_.quiet) say(fmt::format("{} run(s) done", done_.load()));
    if (failed_ == 0) return kFine;
    complain(fmt::format("{} run(s) failed; agora sweep status says why", failed_.load()));
    return kCheckFailed;
}

}  // namespace agora::app
