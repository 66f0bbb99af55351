// A scenario while its layers are put on top of each other: extended files first, then the file, study and policies.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/input/layers.h"
#include "sim/input/library.h"

namespace agora::input {

// A column of initial values and where a scenario gives it.
struct PlacedColumn {
    GivenColumn given;
    Place place;
};

struct Draft {
    const Model* model = nullptr;  // null when a problem was reported that leaves nothing to go on with
    std::string name, title, context, description;
    Place name_place;
    RunSettings run;
    std::vector<PlacedIndicator> indicators;
    std::map<std::string, Setting> settings;
    std::shared_ptr<EdgeList> edges;  // null when the network is generated
    Place edges_place;
    std::vector<PlacedColumn> agents;
    std::vector<Change> timeline;
    std::vector<std::string> policies;
};

// The draft of a scenario file with everything it extends and the policies it names.
Draft draft_of(const File& file, Library& library, Report& report);

// Puts a policy on top; `asked_for` is its path as written, with no document when the command line asked for it.
void lay_policy(Draft& draft, const PolicyFile& policy, const PlacedText& asked_for, Report& report);

}  // namespace agora::input
