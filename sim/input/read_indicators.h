// Reads the public figures a context rests on, and the reasons why some are missing.
#pragma once

#include <string_view>
#include <vector>

#include "sim/input/layers.h"
#include "sim/input/report.h"

namespace agora::input {

// `indicators:`; each needs value, unit, year, source and a licence that allows any use.
std::vector<PlacedIndicator> read_indicators(const Model& model, const Document& document, const Entry& entry,
                                             Report& report);

// `missing:` indicator -> why it is not there.
std::vector<PlacedText> read_missing(const Model& model, const Document& document, const Entry& entry, Report& report);

// Whether data under this licence may be used and passed on by everyone, for any purpose.
bool is_open_licence(std::string_view licence);

}  // namespace agora::input
