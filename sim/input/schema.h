// A JSON Schema of a model's files, from which editors complete names, show meanings and mark mistakes.
#pragma once

#include <string>

#include "agora/model.h"

namespace agora::input {

// One schema (draft-07, indented) for the scenario, policy and study files of a model; which of them a file is, it
// tells by its first key. A schema cannot know dates beyond a run, cross-checks or other files: `load` checks those
// too.
std::string schema(const Model& model);

}  // namespace agora::input
