// The command `agora sweep submit --slurm`: writes the scripts for what is missing and hands them to sbatch.
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <regex>
#include <sstream>

#include "sim/app/stop.h"
#include "sim/app/study.h"
#include "sim/app/sweep/chunk_list.h"
#include "sim/app/sweep/commands.h"
#include "sim/app/sweep/missing.h"
#include "sim/app/terminal.h"
#include "sim/input/quoting.h"
#include "sim/output/publish.h"
#include "sim/sweep/slurm.h"

namespace agora::app {
namespace {

namespace fs = std::filesystem;

// A task may take three times as long as the rule of thumb says.
constexpr double kSafety = 3, kLeastMinutes = 5;

sweep::SlurmJob job_of(const SweepPlace& place, const sweep::Plan& plan, const Options& options) {
    sweep::SlurmJob job;
    job.name = plan.variation.study;
    job.program = fs::read_symlink("/proc/self/exe").string();
    job.folder = fs::absolute(place.folder).lexically_normal().string();
    job.cores = options.threads.value_or(1);
    double longest = 0;
    for (const sweep::Chunk& chunk : plan.chunks) longest = std::max(longest, chunk.seconds);
    job.minutes = options.sweep.time_limit.value_or(
        std::max(kLeastMinutes, kSafety * longest / 60 / static_cast<double>(job.cores)));
    job.options = options.sweep.sbatch;
    for (const std::string& option : job.options)
        if (option.find_first_of("\r\n") != std::string::npos)
            throw Stop(kUsage, "an option of sbatch is one line: " + input::shell_word(option));
    return job;
}

void write_script(const std::string& path, const std::string& text) {
    if (const auto problem = output::publish(path, std::as_bytes(std::span(text)), true); !problem.empty())
        throw Stop(kInputOutput, problem);
}

// What a program writes to standard output. No shell has a part in it: the words are the program's as they are.
std::string output_of(const std::vector<std::string>& words) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw Stop(kInputOutput, "cannot start " + words.front());
    std::vector<std::string> copies = words;
    std::vector<char*> arguments;
    for (std::string& word : copies) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    pid_t child = 0;
    const int failure = ::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    std::string out;
    std::array<char, 4096> piece{};
    for (ssize_t got = 0; failure == 0 && (got = ::read(ends[0], piece.data(), piece.size())) != 0;)
        if (got > 0) out.append(piece.data(), static_cast<std::size_t>(got));
        else if (errno != EINTR) break;
    ::close(ends[0]);
    int status = 1;
    while (failure == 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (failure != 0 || status != 0)
        throw Stop(kPartNotBuilt,
                   fmt::format("this did not work{}: {}", failure == ENOENT ? ", there is no such program" : "",
                               input::shell_line(words)));
    return out;
}

// The job number that sbatch --parsable prints, after whatever a site has it say before.
std::string submit(const std::vector<std::string>& command) {
    const std::string said = output_of(command);
    static const std::regex kJob("^([0-9]+)(;.*)?$");
    std::string line, job;
    for (std::istringstream lines(said); std::getline(lines, line);)
        if (std::smatch found; std::regex_match(line, found, kJob)) job = found[1];
    if (job.empty())
        throw Stop(kPartNotBuilt, fmt::format("sbatch gave no job number: {}", input::shell_line(command)));
    return job;
}

// A folder as a part of sbatch's file name patterns.
std::string in_pattern(const std::string& folder) {
    std::string out;
    for (const char c : folder) out += c == '%' ? std::string("%%") : std::string(1, c);
    return out;
}

std::string throttle(const Options& options) {
    return options.sweep.tasks ? fmt::format("%{}", *options.sweep.tasks) : std::string();
}

}  // namespace

int sweep_submit(const Options& options) {
    if (!options.sweep.slurm)
        throw Stop(kUsage, "agora sweep submit needs --slurm\nother launchers call agora sweep run");
    const SweepPlace place = find_sweep(options);
    if (!place.is_planned() && !place.study_file.empty()) plan_now(place, options);
    const sweep::Plan plan = open_sweep(place, options);
    const std::vector<std::size_t> missing = missing_chunks(sweep::Store(place.folder, plan), plan);
    if (missing.empty()) return print("nothing is missing; agora sweep merge puts it together\n"), kFine;
    const sweep::SlurmJob job = job_of(place, plan, options);
    const std::string folder = job.folder + "/slurm";
    fs::create_directories(folder);
    write_script(folder + "/array.sh", sweep::array_script(job));
    write_script(folder + "/merge.sh", sweep::merge_script(job));
    const std::vector<std::string> array{"sbatch", "--parsable",
                                         "--array=" + chunk_list_text(missing) + throttle(options),
                                         "--output=" + in_pattern(folder) + "/%A_%a.out", folder + "/array.sh"};
    const auto merge = [&](const std::string& after) {
        return std::vector<std::string>{"sbatch", "--parsable", "--dependency=afterany:" + after,
                                        "--output=" + in_pattern(folder) + "/%j.out", folder + "/merge.sh"};
    };
    if (options.sweep.dry_run)
        return print(input::shell_line(array) + "\n" + input::shell_line(merge("JOB")) + "\n"), kFine;
    const std::string first = submit(array), second = submit(merge(first));
    print(fmt::format("submitted {} chunks as job {}, and the merge after them as job {}\n", missing.size(), first,
                      second));
    return kFine;
}

}  // namespace agora::app
