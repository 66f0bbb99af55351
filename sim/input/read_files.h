// Reads the three kinds of files: scenarios, policies and studies.
#pragma once

#include <span>
#include <string_view>

#include "sim/input/layers.h"
#include "sim/input/report.h"

namespace agora::input {

enum class FileKind { scenario, policy, study };

// Whether a text can be the name of a scenario, policy or study. Names become parts of result files and folders, hence
// the few letters they may have. Only scenarios may have a "+", which stands between a scenario and the policies laid
// over it.
bool is_name(std::string_view text, bool may_have_plus = false);

// What a file says it is: the one with a top-level `policy` or `study`, else a scenario.
FileKind kind_of(const Document& document);

// "a scenario", "a policy", "a study".
std::string_view with_article(FileKind kind);

// The keys a file of this kind may have at its top level.
std::span<const std::string_view> top_level_keys(FileKind kind);

// Each reports everything wrong inside the file. `model` of the result is null when the file names none that is known;
// what depends on the model is then left unread.
ScenarioFile read_scenario(const Document& document, std::span<const Model> models, Report& report);
PolicyFile read_policy(const Document& document, std::span<const Model> models, Report& report);
StudyFile read_study(const Document& document, std::span<const Model> models, Report& report);

}  // namespace agora::input
