// Reads a result file back: what showing it and running it again need.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/output/run_result.h"

namespace agora::output {

// The sum of a flow over each run; without a name where there is none.
struct StoredSum {
    std::string name, unit, description;
    std::vector<double> values;  // [design][replicate], NaN where there is none
};

struct StoredMetric {
    std::string name, unit, long_name, description;
    std::vector<float> values;  // [design][replicate][step], NaN where there is none
    StoredSum sum{};
};

// How much happened that outcomes can rest on.
struct StoredBasis {
    std::string name;
    std::vector<double> counts;  // [design][replicate], NaN where there is none
};

struct StoredStudy {
    std::string title, model, step_name, engine_version, compiler, compiler_flags, command_line;
    std::vector<std::string> key_metrics;
    std::size_t n_design = 0, n_replicate = 0, n_step = 0;
    std::vector<std::string> scenarios, contexts, policies, seeds, scenario_yaml;  // one per design
    std::vector<std::uint32_t> steps, replicates;                                  // asked for, one per design
    std::vector<Status> status;  // [design][replicate], as the next two
    std::vector<std::uint64_t> agents;
    std::vector<std::uint64_t> fingerprints;  // 0 where nothing was run
    std::vector<StoredMetric> metrics;        // in the order of the file
    std::vector<StoredBasis> basis;           // empty in files of models without any
    std::vector<std::string> in_vain;         // one per design: what its policies do in vain; empty likewise
    std::vector<std::string> columns;         // empty when runs were not traced
    std::vector<std::uint32_t> trace;         // [design][replicate][step][column]
};

// A result file's content, or why it cannot be read.
struct ReadStudy {
    StoredStudy study;
    std::string problem;  // empty when all is well
};

ReadStudy read_study(const std::string& path);

}  // namespace agora::output
