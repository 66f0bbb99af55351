// Runs a study into one result file.
#pragma once

#include <memory>
#include <string>

#include "sim/app/checkpoints.h"
#include "sim/app/options.h"
#include "sim/app/settings.h"
#include "sim/app/study.h"
#include "sim/output/result_file.h"

namespace agora::app {

// The runs of a study, waiting to be published.
struct Results {
    std::unique_ptr<output::ResultFile> file;
    std::unique_ptr<Checkpoints> checkpoints;  // null when none are kept
    std::size_t asked = 0;                     // runs of the study
    std::size_t failed = 0;                    // worlds that could not be populated
    std::size_t cut_short = 0;                 // runs the user interrupted
};

// Where the result file will be: the path of --out, or the usual path, whose folder is made; known to be creatable.
// Stops (73) when it is not, or when a file or a checkpoint of it is there already and --force was not given.
std::string claim_result_path(const Options& options, const std::string& usual);
std::string claim_result_path(const Options& options);  // usual: default_result_path

// results/NAME.h5, with NAME made of the names of files and policies.
std::string default_result_path(const input::Request& request);

// Runs everything, or as much as there is time for until the user interrupts; one JSON line per run with --json.
Results run_study(const Study& study, const Options& options, const std::string& path);

// Likewise for a study that was begun before, with the checkpoints that were kept of it.
Results continue_study(std::unique_ptr<Checkpoints> checkpoints, const Options& options, const std::string& path);

// Publishes the file, says where it is and returns the exit code; an interrupted study with checkpoints is only told
// how to continue. Stops (74) when the file cannot be written.
int finish_study(const Results& results, const Options& options, const std::string& path);

}  // namespace agora::app
