// The group /sensitivity of a result file: which factors of a sweep its outcomes depend on.
#pragma once

#include <string>
#include <vector>

namespace agora::output {

// Numbers of one kind, with a name for programs and a meaning for people; NaN where there is none.
struct Measure {
    std::string name, meaning, unit;  // no unit where it is that of the outcome
    std::vector<double> values;
};

struct SensitivityTable {
    std::string method, references;      // "Sobol indices", "Saltelli et al. 2010; …"
    std::vector<std::string> scenarios;  // each analysed by itself
    std::vector<std::string> outcomes;
    std::vector<std::string> factors;
    std::vector<Measure> of_factors;   // [scenario][outcome][factor]
    std::vector<Measure> of_outcomes;  // [scenario][outcome]
    std::vector<std::string> notes;    // [scenario][outcome] why measures or intervals are missing; empty: none is
};

// Puts the table into the result file at `path`, in place of an earlier one: a new file is written and renamed. Returns
// what failed, and then the file is as before; empty on success.
std::string add_sensitivity(const std::string& path, const SensitivityTable& table);

}  // namespace agora::output
