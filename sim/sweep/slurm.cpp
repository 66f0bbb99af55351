// The scripts end in `exec`, so that the signals Slurm sends reach the program and not a waiting shell.
#include "sim/sweep/slurm.h"

#include <cmath>

#include "sim/input/quoting.h"

namespace agora::sweep {
namespace {

using input::shell_word;

std::string minutes_text(double minutes) {
    return std::to_string(static_cast<std::uint64_t>(std::max(1.0, std::ceil(minutes))));
}

std::string directive(const std::string& option) { return "#SBATCH " + option + "\n"; }

std::string further(const SlurmJob& job) {
    std::string out;
    for (const std::string& option : job.options) out += directive(option);
    return out;
}

}  // namespace

std::string array_script(const SlurmJob& job) {
    std::string out = "#!/bin/sh\n";
    out += directive("--job-name=" + job.name);
    out += directive("--requeue") + directive("--open-mode=append");
    out += directive("--cpus-per-task=" + std::to_string(job.cores));
    out += directive("--time=" + minutes_text(job.minutes));
    out += directive("--signal=B:USR1@60");
    if (job.megabytes > 0) out += directive("--mem=" + std::to_string(static_cast<std::uint64_t>(job.megabytes)) + "M");
    out += further(job);
    return out + "exec " + shell_word(job.program) + " sweep run " + shell_word(job.folder) +
           " --quiet --chunk \"$SLURM_ARRAY_TASK_ID\" --threads \"$SLURM_CPUS_PER_TASK\"\n";
}

std::string merge_script(const SlurmJob& job) {
    std::string out = "#!/bin/sh\n";
    out += directive("--job-name=" + job.name + "-merge") + directive("--cpus-per-task=1");
    out += further(job);
    return out + "exec " + shell_word(job.program) + " sweep merge " + shell_word(job.folder) + "\n";
}

}  // namespace agora::sweep
