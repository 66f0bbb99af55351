// A plan as two files: design.csv for everyone, plan.json with all it takes to run it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/sweep/plan.h"

namespace agora::sweep {

// One line per point with the values of all factors, "-" where the scenario's own value holds.
std::string design_text(const Plan& plan);

// JSON: the resolved scenarios, factors, chunks, and the hash of the design.
std::string plan_text(const Plan& plan);

// The plan of these two texts, or what is wrong with them: damage, a design that is not the one that was planned, or
// another version of the program.
Planned read_plan(const std::string& plan_text, const std::string& design_text, const std::string& engine,
                  std::span<const Model> models);

// Runs in few words: "0:0-3 7:1".
std::string runs_text(const std::vector<RunKey>& runs);

// What differs between a plan and the study it was made from, as it is now.
struct Changes {
    std::vector<std::string> refused;  // what makes earlier runs worthless
    std::vector<std::string> added;    // what only needs further runs, or none
};
Changes changes_between(const Plan& planned, const Plan& now);

}  // namespace agora::sweep
