// What decides a result file besides its scenarios.
#pragma once

#include <cstdint>

#include "sim/app/options.h"
#include "sim/output/recorder.h"

namespace agora::app {

struct Settings {
    output::StudyInfo info;
    output::RecordOptions record;
    bool overwrite = false;              // a result file that is there already
    std::uint32_t checkpoint_every = 0;  // steps between checkpoints; 0 for none
};

// What is said about a study in its file, with the clock as it is now.
output::StudyInfo study_info(const Options& options, const std::string& title);

// The settings a command line asks for.
Settings settings_of(const Options& options);

}  // namespace agora::app
