// All rows of a sweep as one: the table of its design, its outcomes, and what is missing.
#pragma once

#include <string>
#include <vector>

#include "sim/output/design.h"
#include "sim/sweep/store.h"

namespace agora::sweep {

// Rows in the order of the design, whatever the order in which they were made and however many files they are in.
struct Merged {
    std::map<RunKey, Row> rows;
    std::vector<RunKey> missing;
    StoreProblem problem;
};
Merged merge(const Store& store, const Plan& plan);

// The number an outcome is for one run; NaN when the run has none.
double outcome_value(const Plan& plan, const input::Outcome& outcome, const output::RunResult& result);

// What goes into the result file beside the runs.
output::DesignTable design_table(const Plan& plan, const std::map<RunKey, Row>& rows);

// One line per run: its place in the design, the values of all factors, its outcomes, and why it failed.
std::string outcomes_csv(const Plan& plan, const std::map<RunKey, Row>& rows);

// The scenarios of all designs, with their resolved texts. Indicators, which have done their work and would fill the
// file, stay with the first design of each base only.
std::vector<Scenario> all_scenarios(const Plan& plan);

}  // namespace agora::sweep
