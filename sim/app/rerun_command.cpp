// The command `agora rerun`: runs a result file again from itself alone and compares the fingerprints.
#include <fmt/format.h>

#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>

#include "sim/app/commands.h"
#include "sim/app/interrupt.h"
#include "sim/app/jobs.h"
#include "sim/app/json_line.h"
#include "sim/app/progress.h"
#include "sim/app/read_result.h"
#include "sim/app/stop.h"
#include "sim/app/stored_study.h"
#include "sim/app/study.h"
#include "sim/app/terminal.h"
#include "sim/app/version.h"

namespace agora::app {
namespace {

using output::StoredStudy;

// Where two runs first differ.
struct Difference {
    std::size_t step;  // counted from 0
    std::string column;
};

std::size_t run_number(const StoredStudy& stored, const Job& job) {
    return job.design * stored.n_replicate + job.replicate;
}

// Runs that were finished; others have nothing to compare with.
std::vector<Job> finished_jobs(const Study& study, const StoredStudy& stored) {
    std::vector<Job> jobs = jobs_of(study);
    std::erase_if(jobs, [&](const Job& job) { return stored.status[run_number(stored, job)] != output::Status::ok; });
    return jobs;
}

std::optional<Difference> first_difference(const StoredStudy& stored, const Job& job, const output::RunResult& again) {
    const std::size_t columns = stored.columns.size();
    const std::size_t begin = run_number(stored, job) * stored.n_step * columns;
    for (std::size_t i = 0; i < again.trace.size() && begin + i < stored.trace.size(); ++i)
        if (again.trace[i] != stored.trace[begin + i]) return Difference{i / columns, stored.columns[i % columns]};
    return std::nullopt;
}

std::string verdict_json(const StoredStudy& stored, const Job& job, const output::RunResult& again) {
    const std::uint64_t before = stored.fingerprints[run_number(stored, job)];
    nlohmann::ordered_json line{{"scenario", job.scenario->name},
                                {"context", job.scenario->context},
                                {"replicate", job.replicate},
                                {"status", again.fingerprint == before ? "same" : "different"},
                                {"fingerprint", fmt::format("{:016x}", again.fingerprint)},
                                {"stored_fingerprint", fmt::format("{:016x}", before)}};
    const auto difference = again.fingerprint == before ? std::nullopt : first_difference(stored, job, again);
    if (difference) {
        line["first_different_step"] = difference->step;
        line["first_different_column"] = difference->column;
    }
    return json_line(line);
}

std::string verdict_text(const StoredStudy& stored, const Job& job, const output::RunResult& again) {
    const std::uint64_t before = stored.fingerprints[run_number(stored, job)];
    const std::string run = fmt::format("{} replicate {}: ", job.scenario->name, job.replicate);
    if (again.fingerprint == before) return run + fmt::format("same ({:016x})\n", before);
    const auto difference = first_difference(stored, job, again);
    const std::string where =
        difference ? fmt::format("first at {} {} in {}", stored.step_name, difference->step, difference->column)
                   : "though no traced column differs";
    return run + fmt::format("DIFFERENT, {} ({:016x} stored, {:016x} now)\n", where, before, again.fingerprint);
}

// Runs all jobs and returns their results in the order of the jobs.
std::vector<output::RunResult> run_again(const std::vector<Job>& jobs, const Options& options) {
    std::vector<output::RunResult> results(jobs.size());
    std::uint64_t steps = 0;
    for (const Job& job : jobs) steps += job.scenario->steps;
    Progress progress(steps, options.quiet);
    for_each_run(jobs.size(), share_threads(jobs, options.threads), [&](std::size_t i, Executor& executor) {
        ProgressObserver watcher(progress);
        results[i] = run_job(jobs[i], executor, {}, watcher).result;
    });
    return results;
}

}  // namespace

int rerun(const Options& options) {
    if (options.names.size() != 1) throw Stop(kUsage, "agora rerun needs one RESULT file");
    const StoredStudy stored = read_result(options.names.front());
    const Study study = load_resolved(stored.scenario_yaml, "result-file");
    const std::vector<Job> jobs = finished_jobs(study, stored);
    watch_signals();
    const std::vector<output::RunResult> again = run_again(jobs, options);
    if (interrupted()) throw Stop(kInterrupted, "interrupted; nothing was compared");
    std::size_t different = 0;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        different += again[i].fingerprint != stored.fingerprints[run_number(stored, jobs[i])];
        print(options.json ? verdict_json(stored, jobs[i], again[i]) : verdict_text(stored, jobs[i], again[i]));
    }
    if (different == 0) return kFine;
    throw Stop(kInternal,
               fmt::format("{} of {} runs differ; the file was made by agora {} ({}), this is {} ({})", different,
                           jobs.size(), stored.engine_version, stored.compiler, engine_version(), compiler()));
}

}  // namespace agora::app
