// What a fuzz target is: something that takes bytes as they come, and seeds to begin with. A target is one file here
// and one line in CMakeLists.txt.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace agora::fuzz {

// Reads the bytes; whatever they are, it returns.
void take(std::string_view bytes);

// Seeds of a format that only the program writes; the others lie in seeds/NAME.
std::vector<std::string> made_seeds();

}  // namespace agora::fuzz
