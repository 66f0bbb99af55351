// Scripts for Slurm: an array of chunks, and the merge that waits for it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace agora::sweep {

struct SlurmJob {
    std::string name;                  // of the study
    std::string program;               // absolute path of the program
    std::string folder;                // absolute path of the sweep
    std::uint32_t cores = 1;           // per task
    double minutes = 60;               // after which Slurm ends a task
    double megabytes = 0;              // per task; 0 to say nothing
    std::vector<std::string> options;  // further ones of sbatch, "--partition=long"
};

// The script of the array, whose tasks are numbered like chunks; which of them is said when it is submitted.
std::string array_script(const SlurmJob& job);
// The script of the merge, to be submitted with --dependency=afterany:JOB: one failed task must not keep the rest.
std::string merge_script(const SlurmJob& job);

}  // namespace agora::sweep
