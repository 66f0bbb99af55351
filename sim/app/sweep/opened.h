// The sweep a command is about: found by its study file or its folder, read, and compared with the study as it is now.
#pragma once

#include <string>

#include "sim/app/options.h"
#include "sim/sweep/plan.h"
#include "sim/sweep/store.h"

namespace agora::app {

// Where a sweep lives: the folder named, or results/NAME for the study file NAME.yaml.
struct SweepPlace {
    std::string folder;
    std::string study_file;  // empty when the folder was named

    std::string plan() const { return folder + "/plan.json"; }
    std::string design() const { return folder + "/design.csv"; }
    bool is_planned() const;
};

// Stops (66) when there is neither.
SweepPlace find_sweep(const Options& options);

// The plan of a study file as it is now, without chunks. Tells every problem and stops (65, 66).
sweep::Plan plan_of_study(const std::string& study_file, const Options& options);

// The plan in a folder. Stops (65) when it is damaged, of another version of the program, or of another design.
sweep::Plan read_planned(const SweepPlace& place);

// Likewise, and stops (65) with all that has changed when the study is no longer what was planned; (66) when nothing
// was planned yet.
sweep::Plan open_sweep(const SweepPlace& place, const Options& options);

// Writes both files of a plan. Stops (73, 74) when that fails.
void freeze(const SweepPlace& place, const sweep::Plan& plan, bool overwrite);

// Stops with the exit code that fits, unless all is well.
void stop_on(const sweep::StoreProblem& problem);

}  // namespace agora::app
