// What outcomes rest on and what could not act, in words.
#pragma once

#include <string>
#include <vector>

#include "agora/model.h"
#include "sim/run/inert.h"

namespace agora::app {

// "hard to reach participants".
std::string spaced(std::string name);

// "same_worlds": the word of the result file.
const char* inert_word(Inert inert);

// "12 projects, 130.5 participants, 0 hard to reach participants", for counts in the order of the model's list.
std::string basis_text(const Model& model, const std::vector<double>& counts);

// The sentence for a name without a single one of the first thing its outcomes should rest on; else empty.
std::string nothing_text(const Model& model, const std::string& name, const std::vector<double>& counts);

}  // namespace agora::app
