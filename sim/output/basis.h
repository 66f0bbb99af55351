// The group /basis of a result file: how much happened that outcomes can rest on, and which changes did not act.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sim/output/run_result.h"
#include "sim/run/inert.h"

namespace agora::output {

// What a run's outcomes rest on, one count for each entry of the model's list; NaN unless the run is finished.
std::vector<double> basis_of(const Model& model, const Scenario& scenario, const RunResult& result);

// Means over the finished runs among these, NaN without any.
std::vector<double> mean_basis(const Model& model, const Scenario& scenario,
                               const std::vector<const RunResult*>& results);

// Why a change did not act, in a sentence; empty when it acts.
struct Inertness {
    Inert kind = Inert::acts;
    std::string text;
};

// Finished runs of two scenarios that share their luck.
using Pairs = std::vector<std::pair<const RunResult*, const RunResult*>>;

// Whether state and metrics are equal to the last bit, as far as they were kept.
bool are_same(const RunResult& a, const RunResult& b);

// "12 pairs of runs".
std::string counted_pairs(std::size_t pairs);

// Whether the change from one scenario to the other acted, by the scenarios and by what their runs show.
Inertness inertness_of(const Model& model, const Scenario& base, const Scenario& changed, const Pairs& pairs);

}  // namespace agora::output
