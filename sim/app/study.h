// A study: the scenarios of one command, loaded, checked and complete.
#pragma once

#include <string>
#include <vector>

#include "agora/model.h"
#include "sim/app/options.h"
#include "sim/input/load.h"

namespace agora::app {

struct Study {
    const Model* model = nullptr;
    std::vector<Scenario> scenarios;  // one per design row
};

// The request the input layer understands, with names of countries, policies and studies turned into files.
input::Request request_of(const Options& options);

// Loads every file asked for. Tells all problems and stops (65, or 66 when files are missing) if there are any or if
// the files are of different models; stops (70) if the model itself cannot be run.
// Says remarks unless the options ask for quiet.
Study load_study(const Options& options);
Study load_study(const input::Request& request, bool json);

// Says what is worth knowing about these scenarios before they run, each remark once with the scenarios it is about.
void tell_remarks(const std::vector<Scenario>& scenarios);

// The study of what was loaded; tells and stops likewise.
Study study_of(input::Loaded loaded, bool json);

// Tells all problems, as texts for people or as JSON lines, and stops if there are any.
void stop_on_problems(const input::Loaded& loaded, bool json);

// The complete scenario of one country: "estonia", "EST" or a file.
Scenario load_context(const std::string& country);

// The model of that name; stops (64) with the nearest name.
const Model& model_called(const std::string& name);

// About how many agents a scenario will have, by its own figures; 0 when its model does not say.
double expected_agents(const Scenario& scenario);

// The same scenario with about this share of its agents; false when it cannot be made smaller.
bool make_smaller(Scenario& scenario, double share);

}  // namespace agora::app
