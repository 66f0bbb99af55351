// Names of variables in result files, made from declared names, and the check that no two of them clash.
#pragma once

#include <string>
#include <string_view>

#include "agora/model.h"

namespace agora::output {

// Letters, digits and underscores only, not starting with a digit: "people.trust_mean" gives "people_trust_mean".
std::string variable_name(std::string_view declared);

// Words for a reader: "co_created_share" gives "Co created share".
std::string long_name(std::string_view declared);

// Why results of this model could not be stored under their names; empty when they can.
std::string name_problem(const Model& model);

}  // namespace agora::output
