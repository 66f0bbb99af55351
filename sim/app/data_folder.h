// Where the files that come with the program are: next to an installed program, or in the tree it was built in.
#pragma once

#include <filesystem>

namespace agora::app {

// The folder that holds `scenarios/`, for a program in `program_folder`: its ../share/agora when installed, else the
// nearest folder above that holds scenarios. Empty if there is none.
std::filesystem::path data_folder(const std::filesystem::path& program_folder);

// The folder of the running program.
std::filesystem::path program_folder();

}  // namespace agora::app
