// What scenario, policy and study files say, read and checked one by one but not yet put together.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "agora/model.h"
#include "sim/input/document.h"
#include "sim/input/edges.h"
#include "sim/input/fields.h"
#include "sim/input/read_factors.h"

namespace agora::input {

struct Setting {
    std::string parameter;  // full name
    double value = 0;
    Place place;
};

// What one entry of a timeline does to one parameter.
struct Change {
    std::uint32_t at = 0;
    std::uint32_t over = 0;
    Setting setting;
    Place at_place;
    std::string policy;  // empty in a scenario's own timeline
};

// How large a run is: a share of the places, or a number of citizens from which the share follows.
struct Size {
    bool in_citizens = false;
    double value = 1;
    Place place;
};

// What a scenario says and a study or the command line may overrule.
struct RunSettings {
    std::optional<std::uint64_t> seed;
    std::optional<std::uint32_t> replicates, steps;
    std::optional<Size> size;

    void overrule_by(const RunSettings& later);
};

struct PlacedIndicator {
    Indicator indicator;
    Place place;
};

// A file that a scenario names, and what it held when the scenario was resolved.
struct FileReference {
    PlacedText path;   // as written
    std::string hash;  // empty unless resolved
    Place hash_place;
};

// Links that a scenario gives: a list of its own, or a file.
struct GivenEdges {
    std::shared_ptr<EdgeList> list;  // null when they are in a file
    FileReference file;
    bool any_ids = false;  // whether agents may have any numbers
    Place place;
};

// Initial values of a column of the agents: a list, or that column of a file. Without a column: all of the file.
struct GivenValues {
    std::string column;
    std::vector<double> values;
    bool in_file = false;
    FileReference file;
    Place place;
};

struct ScenarioFile {
    const Model* model = nullptr;
    std::optional<std::string> name, title, context, description;
    Place name_place;
    RunSettings run;
    std::vector<PlacedIndicator> indicators;
    std::vector<PlacedText> missing;
    std::vector<Setting> settings;
    std::optional<GivenEdges> edges;
    std::vector<GivenValues> agents;
    std::vector<Change> timeline;
    std::vector<std::string> laid_policies;
    std::vector<PlacedText> extends, policies;  // paths as written
};

struct PolicyFile {
    const Model* model = nullptr;
    std::string name, title, description;
    std::vector<Change> changes;
};

struct StudyFile {
    const Model* model = nullptr;
    RunSettings run;
    std::vector<PlacedText> scenarios, policies;  // paths as written, those that are levels of a factor among them
    std::string name;
    StudyVariation variation;
    Place variation_place;
};

}  // namespace agora::input
