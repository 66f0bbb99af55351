// The groups /factors and /outcomes of a result file: what a sweep varied, and what it was to look at.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace agora::output {

// The values of one factor, one per design; `texts` instead where they are names.
struct FactorColumn {
    std::string name, unit, meaning;
    double lowest = 0, highest = 0;
    bool logarithmic = false;
    std::vector<double> values;
    std::vector<std::string> texts;
};

struct OutcomeColumn {
    std::string name, metric, unit, meaning;
    std::vector<double> values;  // [design][replicate], NaN where there is none
};

struct DesignTable {
    std::string kind;          // "sobol"
    std::uint32_t rows = 0;    // points, or blocks of points; 0 when the levels decide
    std::uint32_t levels = 0;  // that ranges were cut into; 0 when they were not
    std::uint64_t seed = 0;
    std::vector<std::int32_t> point;  // of the design of factors, one per row of the file's design
    std::vector<std::string> bases;   // names of the scenarios the points were laid over, likewise
    std::vector<FactorColumn> factors;
    std::vector<double> coordinates;  // [design][factor] in [0, 1); empty unless the kind works on the unit cube
    std::vector<OutcomeColumn> outcomes;
};

}  // namespace agora::output
