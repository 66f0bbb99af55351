// What program this is: version, compiler, flags and libraries.
#pragma once

#include <string>

namespace agora::app {

std::string engine_version();
std::string compiler();
std::string compiler_flags();
std::string hdf5_version();

// The text of `agora --version`, or one JSON object.
std::string version_text(bool json);

}  // namespace agora::app
