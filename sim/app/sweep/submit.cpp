// The command `agora sweep submit --slurm`: writes the scripts for what is missing and hands them to sbatch.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>

#include "sim/app/stop.h"
#include "sim/app/study.h"
#include "sim/app/sweep/chunk_list.h"
#include "sim/app/sweep/commands.h"
#include "sim/app/sweep/missing.h"
#include "sim/app/terminal.h"
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
    return job;
}

void write_script(const std::string& path, const std::string& text) {
    if (const auto problem = output::publish(path, std::as_bytes(std::span(text)), true); !problem.empty())
        throw Stop(kInputOutput, problem);
}

// The job number that sbatch --parsable prints.
std::string submit(const std::string& command) {
    std::FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) throw Stop(kInputOutput, "cannot start sbatch");
    std::array<char, 256> line{};
    const bool answered = std::fgets(line.data(), line.size(), pipe) != nullptr;
    if (::pclose(pipe) != 0 || !answered) throw Stop(kPartNotBuilt, "this did not work: " + command);
    const std::string text(line.data());
    return text.substr(0, text.find_first_of(";\n"));
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
    const std::string array = fmt::format("sbatch --parsable --array={}{} --output='{}/%A_%a.out' '{}/array.sh'",
                                          chunk_list_text(missing), throttle(options), folder, folder);
    const auto merge = [&](const std::string& after) {
        return fmt::format("sbatch --parsable --dependency=afterany:{} --output='{}/%j.out' '{}/merge.sh'", after,
                           folder, folder);
    };
    if (options.sweep.dry_run) return print(array + "\n" + merge("JOB") + "\n"), kFine;
    const std::string first = submit(array), second = submit(merge(first));
    print(fmt::format("submitted {} chunks as job {}, and the merge after them as job {}\n", missing.size(), first,
                      second));
    return kFine;
}

}  // namespace agora::app
