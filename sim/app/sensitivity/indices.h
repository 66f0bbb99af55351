// Sensitivity indices that fit the design of a sweep, outcome by outcome.
#pragma once

#include <string>
#include <vector>

#include "sim/output/sensitivity.h"

namespace agora::app {

// What a sweep did in one scenario: its points in the order of the design, and its outcomes there.
struct SweptScenario {
    std::string name;
    std::vector<double> inputs;                 // [point][factor], coordinates in the unit cube where there are any
    std::vector<std::vector<double>> outcomes;  // of each outcome: [point][replicate], NaN where there is none
    std::vector<std::string> in_vain{};         // of each factor: why it did not act; empty where it did
    std::vector<std::string> rests_on{};        // "0.5 projects": means over its runs
};

struct Swept {
    std::string kind;  // of the design: "saltelli", "morris", …
    std::vector<std::string> factors, outcomes;
    std::size_t replicates = 1;
    std::vector<SweptScenario> scenarios;
};

// Whether a measure is an end of the interval of another.
inline bool ends_interval(const std::string& name) { return name.ends_with("_lowest") || name.ends_with("_highest"); }

// Sobol indices of Saltelli's design, elementary effects of Morris's, PAWN of any other; computed from means over
// replicates. What was not run or has no value is left out with the row, walk or point it belongs to. Every outcome is
// judged alone: one of which too little was run, or that does not vary, has no measures, one that varies in too few
// rows, walks or points has no intervals, and a note says why. The same for the same sweep: resampling is keyed. Throws
// Stop where no index fits the design or nothing can be said of any outcome for lack of runs.
output::SensitivityTable sensitivity_of(const Swept& swept);

}  // namespace agora::app
