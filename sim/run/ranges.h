// Looks for values outside the range their column declares.
#pragma once

#include <string>

#include "agora/model.h"

namespace agora {

// The first value that is no number or lies outside the declared range, in a sentence that names pass, column and row;
// empty when there is none. Looks at the columns a pass changes, or at all columns when there is no pass. What lives
// inside a pass and records, whose inside only the model knows, are not looked at; kNoRow stands for no row.
std::string out_of_range(const World& world, const Pass* pass = nullptr);

}  // namespace agora
