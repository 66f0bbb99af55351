// The command `agora run`: where the result goes, every run, and what is said about each.
#include "sim/app/run_study.h"

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

#include "sim/app/basis_text.h"
#include "sim/app/commands.h"
#include "sim/app/interrupt.h"
#include "sim/app/jobs.h"
#include "sim/app/json_line.h"
#include "sim/app/memory.h"
#include "sim/app/progress.h"
#include "sim/app/stop.h"
#include "sim/app/table.h"
#include "sim/app/terminal.h"
#include "sim/input/quoting.h"
#include "sim/output/basis.h"
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
    line["metric_seconds"] = result.report.metric_seconds;
    line["agent_steps_per_second"] = result.seconds > 0 ? agent_steps / result.seconds : 0.0;
    line["memory_bytes"] = done.memory_bytes;
    line["peak_rss_bytes"] = result.peak_rss_bytes;
    const std::vector<double> counts = output::basis_of(*job.model, *job.scenario, result);
    for (std::size_t i = 0; i < counts.size(); ++i) line[job.model->rests_on[i].name] = counts[i];
    if (!job.scenario->policies.empty()) line["in_vain"] = vain_policies(*job.model, *job.scenario);
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

// How long each run took, for runs that have the machine to themselves.
class Timings {
  public:
    void add(const Job& job, const Done& done) {
        const output::RunResult& result = done.result;
        const double updates = static_cast<double>(result.agents) * result.report.steps_done;
        table_.add({job.scenario->name, std::to_string(job.replicate), std::to_string(result.agents),
                    std::to_string(result.report.steps_done), fmt::format("{:.1f}", result.setup_seconds),
                    fmt::format("{:.1f}", result.seconds),
                    fmt::format("{:.2f}", result.seconds > 0 ? updates / result.seconds / 1e6 : 0.0),
                    fmt::format("{:.1f}", result.report.metric_seconds / std::max(result.seconds, 1e-9) * 100),
                    fmt::format("{:.2f}", static_cast<double>(result.peak_rss_bytes) / 1073741824)});
    }
    std::string text() const { return table_.text(); }

  private:
    Table table_{
        {"scenario", "run", "agents", "steps", "set-up\ns", "run\ns", "million\nupdates/s", "metrics\n%", "peak\nGiB"}};
};

// What the runs of each scenario rest on, and what their policies do in vain.
class Bases {
  public:
    void add(const Job& job, const output::RunResult& result) {
        if (job.model->rests_on.empty() || result.status != output::Status::ok) return;
        Sums& sums = sums_[job.design];
        sums.job = &job;
        sums.counts.resize(job.model->rests_on.size(), 0);
        const std::vector<double> counts = output::basis_of(*job.model, *job.scenario, result);
        for (std::size_t i = 0; i < counts.size(); ++i) sums.counts[i] += counts[i];
        sums.runs += 1;
    }
    std::string text() const {
        std::string out;
        for (const auto& [design, sums] : sums_) {
            const Scenario& scenario = *sums.job->scenario;
            std::vector<double> means = sums.counts;
            for (double& mean : means) mean /= sums.runs;
            out += fmt::format("{}: {} in a run\n", scenario.name, basis_text(*sums.job->model, means));
            if (const auto nothing = nothing_text(*sums.job->model, scenario.name, means); !nothing.empty())
                out += "  " + nothing + "\n";
            for (const std::string& vain : vain_policies(*sums.job->model, scenario)) out += "  " + vain + "\n";
        }
        return out;
    }

  private:
    struct Sums {
        const Job* job = nullptr;
        std::vector<double> counts;
        double runs = 0;
    };
    std::map<std::uint32_t, Sums> sums_;  // by design
};

std::size_t bytes_of(const output::RunResult& result) {
    return result.metrics.size() * sizeof(float) + result.trace.size() * sizeof(std::uint32_t) +
           result.report.timings.size() * sizeof(SubmodelTiming);
}

std::uint64_t steps_to_do(const std::vector<Job>& jobs, const Checkpoints* checkpoints) {
    std::uint64_t steps = 0;
    for (const Job& job : jobs) steps += job.scenario->steps;
    return checkpoints == nullptr ? steps : steps - checkpoints->steps_done();
}

Results expect_results(const Study& study, const Settings& settings, const std::string& path) {
    auto created = output::ResultFile::create(path, *study.model, study.scenarios, settings.info, settings.overwrite);
    if (!created.problem.empty()) throw Stop(kCannotCreate, created.problem);
    Results results;
    results.file = std::move(created.file);
    return results;
}

void run_all(const std::vector<Job>& jobs, const Settings& settings, const Options& options, const std::string& path,
             Results& results) {
    watch_signals();
    const Sharing sharing = share_threads(jobs, options.threads);
    working_on(Need::worlds);
    if (!options.quiet)
        say(fmt::format("{} run(s) on {} thread(s), {}", jobs.size(), sharing.threads,
                        sharing.side_by_side ? "side by side" : "one after the other"));
    results.asked = jobs.size();
    Progress progress(steps_to_do(jobs, results.checkpoints.get()), options.quiet);
    OrderedLines lines;
    Timings timings;
    Bases bases;
    std::size_t outcomes = 0;  // bytes kept so far
    std::mutex one_at_a_time;
    const Tell tell = [&](const std::string& problem) {
        const std::lock_guard lock(one_at_a_time);
        progress.clear(), complain(problem);
    };
    for_each_run(jobs.size(), sharing, [&](std::size_t i, Executor& executor) {
        ProgressObserver watcher(progress);
        const auto tell_checkpoint = [&](const std::string& problem) {
            tell("no checkpoint could be kept: " + problem);
        };
        Done done = results.checkpoints == nullptr
                        ? run_job(jobs[i], executor, settings.record, watcher)
                        : run_job(jobs[i], executor, *results.checkpoints, watcher, tell_checkpoint);
        if (options.json) lines.add(i, line_of(jobs[i], done, sharing, path));
        if (!done.result.problem.empty()) tell(jobs[i].scenario->name + ": " + done.result.problem);
        {
            const std::lock_guard lock(one_at_a_time);
            results.failed += done.result.status == output::Status::failed;
            results.cut_short += done.result.status == output::Status::interrupted;
            timings.add(jobs[i], done);
            bases.add(jobs[i], done.result);
            outcomes += sizeof done.result + bytes_of(done.result);
            const std::size_t at_once = sharing.side_by_side ? sharing.threads : 1;
            working_on(outcomes > done.memory_bytes * at_once ? Need::results : Need::worlds);
        }
        if (const auto problem = results.file->add(std::move(done.result)); !problem.empty())
            throw Stop(kInternal, problem);
    });
    lines.finish();
    if (!options.quiet && !options.json && !sharing.side_by_side) say(timings.text());
    if (const std::string text = bases.text(); !options.quiet && !options.json && !text.empty())
        say(text.substr(0, text.size() - 1));
}

// A study that was begun and not finished is not thrown away without being asked.
void claim_from_checkpoint(const std::string& path, bool force) {
    const std::string folder = checkpoint_folder(path);
    if (!holds_checkpoint(folder)) return;
    if (!force)
        throw Stop(kCannotCreate, fmt::format("{} holds a checkpoint of a run that is not finished\nagora resume {} "
                                              "continues it; --force discards it and starts anew",
                                              folder, input::shell_word(path)));
    discard_checkpoints(folder);
}

}  // namespace

std::string default_result_path(const input::Request& request) {
    std::string name;
    for (const auto& files : {request.files, request.policies})
        for (const std::string& file : files) name += (name.empty() ? "" : "+") + fs::path(file).stem().string();
    return (fs::path("results") / (name.substr(0, 200) + ".h5")).string();
}

std::string claim_result_path(const Options& options, const std::string& usual) {
    const std::string path = options.out.empty() ? usual : options.out;
    const fs::path folder = fs::path(usual).parent_path();
    std::error_code failure;
    if (options.out.empty()) fs::create_directories(folder, failure);
    if (failure) throw Stop(kCannotCreate, "cannot make the folder " + folder.string() + ": " + failure.message());
    const std::string problem = output::creation_problem(path, options.force);
    if (problem.empty()) return claim_from_checkpoint(path, options.force), path;
    const bool exists = fs::exists(path);
    throw Stop(kCannotCreate, problem + (exists ? "\n--force overwrites it; --out FILE writes elsewhere" : ""));
}

std::string claim_result_path(const Options& options) {
    return claim_result_path(options, default_result_path(request_of(options)));
}

Results run_study(const Study& study, const Options& options, const std::string& path) {
    const Settings settings = settings_of(options);
    refuse_too_many_outcomes(study, settings.record.trace);
    Results results = expect_results(study, settings, path);
    if (settings.checkpoint_every > 0) results.checkpoints = Checkpoints::begin(path, study, settings);
    run_all(jobs_of(study), settings, options, path, results);
    return results;
}

Results continue_study(std::unique_ptr<Checkpoints> checkpoints, const Options& options, const std::string& path) {
    const Study& study = checkpoints->study();
    const Settings settings = checkpoints->settings();
    Results results = expect_results(study, settings, path);
    const std::vector<Job> jobs = jobs_of(study);
    checkpoints->read(jobs);
    results.checkpoints = std::move(checkpoints);
    run_all(jobs, settings, options, path, results);
    return results;
}

int finish_study(const Results& results, const Options& options, const std::string& path) {
    const std::size_t finished = results.file->added() - results.cut_short;
    if (results.checkpoints != nullptr && finished < results.asked) {
        complain(fmt::format("interrupted; {} of {} runs were finished\nagora resume {} continues", finished,
                             results.asked, input::shell_word(path)));
        return kInterrupted;
    }
    {
        const Undisturbed undisturbed;
        working_on(Need::results);
        if (const auto problem = results.file->publish(); !problem.empty()) throw Stop(kInputOutput, problem);
    }
    if (results.checkpoints != nullptr) results.checkpoints->remove();
    if (finished < results.asked) {
        complain(fmt::format("interrupted; {} of {} runs were finished; what there is is in {}", finished,
                             results.asked, path));
        return kInterrupted;
    }
    if (results.failed > 0) return kInvalidScenario;
    if (options.command == "demo") show_result(path, options.json);
    if (!options.quiet)
        say(fmt::format("{} {} in {} (agora show {})", results.asked, results.asked == 1 ? "run is" : "runs are", path,
                        input::shell_word(path)));
    return kFine;
}

}  // namespace agora::app
