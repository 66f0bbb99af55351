// Text tables as people have them: packed with gzip, or in formats of other programs, which are named.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/input/report.h"

namespace agora::input {

// The text itself, or what gzip packed into it; nothing if that is damaged or more than 4 GiB.
std::optional<std::string> unpacked(std::string text);

// Whether a text is in a format that is not read here, such as GraphML; reports which, and the way to convert it.
bool is_foreign(const std::string& path, std::string_view text, Report& report);

// Whether a text says of itself that it is a matrix of the Matrix Market.
bool is_matrix_market(std::string_view text);

}  // namespace agora::input
