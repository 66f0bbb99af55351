// Loads scenario, study and policy files into checked scenarios, or says everything that is wrong with them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "agora/model.h"
#include "sim/input/factors.h"
#include "sim/input/problem.h"

namespace agora::input {

// What the command line asks for.
struct Request {
    std::vector<std::string> files;     // scenarios and studies
    std::vector<std::string> policies;  // laid over every scenario
    std::vector<std::string> sets;      // "group.field=value", where a run starts
    std::optional<std::uint64_t> seed;
    std::optional<std::uint32_t> replicates, steps;
    std::optional<double> scale;
    std::optional<double> citizens;            // instead of scale
    std::map<std::string, std::string> texts;  // contents of files that are not on disk, by path
};

// Either scenarios or problems. `missing_file` tells that a file could not be opened, `changed_file` that one is not
// what it was when a scenario was resolved.
struct Loaded {
    std::vector<Scenario> scenarios;
    std::vector<Problem> problems;
    bool missing_file = false;
    bool changed_file = false;
};

// Reads every file completely and reports all problems at once. A parameter starts with the last of: declared default,
// indicator, extended files, file, `sets`; timelines and policies change it from their dates on, and two of them may
// not set one parameter at one time. Run settings of the request overrule all files. A policy of a study makes one
// further scenario, named "scenario+policy", of each of the study's scenarios. Several replicates are one scenario.
Loaded load(const Request& request, std::span<const Model> models);

// Like load, but takes policy files among `files` too (they are checked and give no scenario) and lets scenarios that
// will not run together share a name.
Loaded check(std::span<const std::string> files, std::span<const Model> models);

// What a study varies, and its scenarios, each followed by itself under every policy in turn.
struct LoadedSweep {
    Loaded base;
    Variation variation;
};

// Loads one study file for a sweep. `load` refuses a study with factors; this takes one without factors too.
LoadedSweep load_sweep(const Request& request, std::span<const Model> models);

}  // namespace agora::input
