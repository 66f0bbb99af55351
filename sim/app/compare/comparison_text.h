// What a comparison says: for programs and for people.
#pragma once

#include <string>

#include "sim/app/compare/comparison.h"

namespace agora::app {

// One JSON line per comparison and metric.
std::string lines_of(const Comparison& comparison);

// Tables of the key metrics, and what they mean.
std::string text_of(const Comparison& comparison);

// What the figures hold, how many runs stand behind them, and what shared luck was worth.
std::string notes_of(const Comparison& comparison);

}  // namespace agora::app
