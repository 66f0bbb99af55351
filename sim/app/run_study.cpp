// The command `agora run`: where the result goes, every run, and what is said about each.
#include "sim/app/run_study.h"

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

#include "sim/app/commands.h"
#include "sim/app/interrupt.h"
#include "sim/app/jobs.h"
#include "sim/app/json_line.h"
#include "sim/app/progress.h"
#include "sim/app/stop.h"
#include "sim/app/terminal.h"
#include "sim/app/version.h"
#include "sim/output/publish.h"

namespace agora::app {
namespace {

namespace fs = std::filesystem;

const char* status_word(output::Status status) {
    switch (status) {
        case output::Status::missing: return "missing";
        case output::Status::ok: return "ok";
        case output::Status::failed: return "failed";
        case output::Status::interrupted: return "interrupted";
    }
    return "";
}

std::string policy_of(const Scenario& scenario) { return fmt::format("{}", fmt::join(scenario.policies, "+")); }

// One line of `agora run --json`.
std::string line_of(const Job& job, const Done& done, const Sharing& sharing, const std::string& path) {
    const output::RunResult& result = done.result;
    const double agent_steps = static_cast<double>(result.agents) * result.report.steps_done;
    nlohmann::ordered_json line;
    line["scenario"] = job.scenario->name;
    line["context"] = job.scenario->context;
    line["policy"] = policy_of(*job.scenario);
    line["design"] = job.design;
    line["replicate"] = job.replicate;
    line["status"] = status_word(result.status);
    line["seed"] = job.scenario->seed;
    line["citizens"] = result.agents;
    line["steps"] = result.report.steps_done;
    line["threads"] = sharing.threads;
    line["runs_side_by_side"] = sharing.side_by_side;
    line["setup_seconds"] = result.setup_seconds;
    line["seconds"] = result.seconds;
    line["agent_steps_per_second"] = result.seconds > 0 ? agent_steps / result.seconds : 0.0;
    line["memory_bytes"] = done.memory_bytes;
    line["peak_rss_bytes"] = result.peak_rss_bytes;
    line["fingerprint"] = fmt::format("{:016x}", result.fingerprint);
    line["result"] = path;
    return json_line(line);
}

// Prints lines in the order of the runs, each as soon as all before it are there.
class OrderedLines {
  public:
    void add(std::size_t number, std::string line) {
        const std::lock_guard lock(mutex_);
        waiting_[number] = std::move(line);
        for (; !waiting_.empty() && waiting_.begin()->first == next_; ++next_) print_first();
    }
    // Prints what still waits for runs that were never started.
    void finish() {
        while (!waiting_.empty()) print_first();
    }

  private:
    void print_first() {
        print(waiting_.begin()->second);
        waiting_.erase(waiting_.begin());
    }

    std::mutex mutex_;
    std::map<std::size_t, std::string> waiting_;
    std::size_t next_ = 0;
};

output::StudyInfo info_of(const Options& options) {
    output::StudyInfo info;
    info.title = "Agora: " + fs::path(default_result_path(request_of(options))).stem().string();
    info.command_line = options.command_line;
    info.engine_version = engine_version();
    info.compiler = compiler();
    info.compiler_flags = compiler_flags();
    info.reproducible = options.reproducible;
    return info;
}

output::RecordOptions record_options(const Options& options) {
    output::RecordOptions record;
    record.micro = record.network = options.all_agents || options.sampled_agents.has_value();
    record.all_agents = options.all_agents;
    record.sample = options.sampled_agents.value_or(0);
    return record;
}

std::uint64_t total_steps(const std::vector<Job>& jobs) {
    std::uint64_t steps = 0;
    for (const Job& job : jobs) steps += job.scenario->steps;
    return steps;
}

}  // namespace

std::string default_result_path(const input::Request& request) {
    std::string name;
    for (const auto& files : {request.files, request.policies})
        for (const std::string& file : files) name += (name.empty() ? "" : "+") + fs::path(file).stem().string();
    return (fs::path("results") / (name.substr(0, 200) + ".h5")).string();
}

std::string claim_result_path(const Options& options) {
    const std::string path = options.out.empty() ? default_result_path(request_of(options)) : options.out;
    std::error_code failure;
    if (options.out.empty()) fs::create_directories("results", failure);
    if (failure) throw Stop(kCannotCreate, "cannot make the folder results: " + failure.message());
    const std::string problem = output::creation_problem(path, options.force);
    if (problem.empty()) return path;
    const bool exists = fs::exists(path);
    throw Stop(kCannotCreate, problem + (exists ? "\n--force overwrites it; --out FILE writes elsewhere" : ""));
}

Results run_study(const Study& study, const Options& options, const std::string& path) {
    auto created = output::ResultFile::create(path, *study.model, study.scenarios, info_of(options), options.force);
    if (!created.problem.empty()) throw Stop(kCannotCreate, created.problem);
    watch_signals();
    const std::vector<Job> jobs = jobs_of(study);
    const Sharing sharing = share_threads(jobs, options.threads);
    if (!options.quiet)
        say(fmt::format("{} run(s) on {} thread(s), {}", jobs.size(), sharing.threads,
                        sharing.side_by_side ? "side by side" : "one after the other"));
    Results results{std::move(created.file), jobs.size()};
    Progress progress(total_steps(jobs), options.quiet);
    OrderedLines lines;
    std::mutex one_at_a_time;
    for_each_job(jobs, sharing, [&](std::size_t i, Executor& executor) {
        ProgressObserver watcher(progress);
        Done done = run_job(jobs[i], executor, record_options(options), watcher);
        if (options.json) lines.add(i, line_of(jobs[i], done, sharing, path));
        {
            const std::lock_guard lock(one_at_a_time);
            results.failed += done.result.status == output::Status::failed;
            results.cut_short += done.result.status == output::Status::interrupted;
            if (!done.problem.empty()) progress.clear(), complain(jobs[i].scenario->name + ": " + done.problem);
        }
        if (const auto problem = results.file->add(std::move(done.result)); !problem.empty())
            throw Stop(kInternal, problem);
    });
    lines.finish();
    return results;
}

int finish_study(const Results& results, const Options& options, const std::string& path) {
    {
        const Undisturbed undisturbed;
        if (const auto problem = results.file->publish(); !problem.empty()) throw Stop(kInputOutput, problem);
    }
    const std::size_t finished = results.file->added() - results.cut_short;
    if (finished < results.asked) {
        complain(fmt::format("interrupted; {} of {} runs were finished; what there is is in {}", finished,
                             results.asked, path));
        return kInterrupted;
    }
    if (results.failed > 0) return kInvalidScenario;
    if (options.command == "demo") show_result(path, options.json);
    if (!options.quiet)
        say(fmt::format("{} {} in {} (agora show {})", results.asked, results.asked == 1 ? "run is" : "runs are", path,
                        path));
    return kFine;
}

}  // namespace agora::app
