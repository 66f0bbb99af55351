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
};

struct Swept {
    std::string kind;  // of the design: "saltelli", "morris", …
    std::vector<std::string> factors, outcomes;
    std::size_t replicates = 1;
    std::vector<SweptScenario> scenarios;
};

// Sobol indices of Saltelli's design, elementary effects of Morris's, PAWN of any other; computed from means over
// replicates. What was not run or has no value is left out with the row, walk or point it belongs to. The same for the
// same sweep: resampling is keyed. Throws Stop where no index fits the design or too little was run.
output::SensitivityTable sensitivity_of(const Swept& swept);

}  // namespace agora::app
