// A study and its settings as one text that needs no other file.
#pragma once

#include <string>

#include "sim/app/settings.h"
#include "sim/app/study.h"

namespace agora::app {

struct StoredRequest {
    Study study;
    Settings settings;
};

// JSON, with the resolved scenarios, where each of their values came from, and the version of the program.
std::string stored_text(const Study& study, const Settings& settings);

// The study of such a text; `path` names it in messages. Stops (65) when the text is damaged, when it was written by
// another version of the program, or when its scenarios are not what they were.
StoredRequest load_stored(const std::string& text, const std::string& path);

// Scenarios from resolved texts alone; no file is looked at. `what` names them in messages.
Study load_resolved(const std::vector<std::string>& texts, const std::string& what);

}  // namespace agora::app
