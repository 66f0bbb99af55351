// A small plan for the tests of the sweep layer: two scenarios of a tiny model, two factors and a policy.
#pragma once

#include <map>
#include <string>

#include "sim/input/load.h"
#include "sim/sweep/plan.h"
#include "tests/input/test_model.h"

namespace agora::test {

inline constexpr const char* kSampleStudy =
    "study: sample\nmodel: village\nscenarios: [one.yaml, two.yaml]\nreplicates: 2\nsteps: 4\n"
    "factors:\n  people.trust_mean: {range: [0.2, 0.8]}\n  coaching.level: {levels: [0, 0.5], at: 1}\n"
    "  policy: {levels: [none, help.yaml]}\ndesign: {kind: full-factorial, levels: 3}\noutcomes: mean_trust\n";

// A study text beside the files it names.
inline input::Request sample_request(const std::string& study) {
    input::Request request;
    request.files = {"study.yaml"};
    request.texts = {{"study.yaml", study},
                     {"one.yaml", "model: village\nname: one\n"},
                     {"two.yaml", "model: village\nname: two\nparameters: {staff.memory: 0.85}\n"},
                     {"help.yaml", "policy: help\nmodel: village\nchanges: [{at: 2, set: {staff.per_1000: 9}}]\n"}};
    return request;
}

// The plan of a study text beside the two scenarios; `replaced` in it is replaced by `with`.
inline sweep::Planned sample_plan(const std::string& replaced = "", const std::string& with = "") {
    std::string study = kSampleStudy;
    if (!replaced.empty()) study.replace(study.find(replaced), replaced.size(), with);
    input::LoadedSweep loaded = input::load_sweep(sample_request(study), input_test::models());
    for (const input::Problem& problem : loaded.base.problems) return {{}, input::to_text(problem, false)};
    return sweep::make_plan(input_test::models()[0], std::move(loaded), "1.0");
}

// Every scenario counts for a thousand agents.
inline double thousand_agents(const Scenario&) { return 1000; }

}  // namespace agora::test
