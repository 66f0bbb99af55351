// What scenario, policy and study files say, read and checked one by one but not yet put together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "agora/model.h"
#include "sim/input/document.h"
#include "sim/input/fields.h"

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

struct ScenarioFile {
    const Model* model = nullptr;
    std::optional<std::string> name, title, context, description;
    Place name_place;
    RunSettings run;
    std::vector<PlacedIndicator> indicators;
    std::vector<PlacedText> missing;
    std::vector<Setting> settings;
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
    std::vector<PlacedText> scenarios, policies;  // paths as written
};

}  // namespace agora::input
