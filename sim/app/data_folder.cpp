// Search for the files that come with the program, relative to the program itself so that both can be moved.
#include "sim/app/data_folder.h"

namespace agora::app {

namespace fs = std::filesystem;

namespace {

bool has_scenarios(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_directory(folder / "scenarios" / "contexts", ignored);
}

}  // namespace

fs::path data_folder(const fs::path& program_folder) {
    const fs::path installed = program_folder.parent_path() / "share" / "agora";
    if (has_scenarios(installed)) return installed;
    for (fs::path folder = program_folder; folder != folder.root_path(); folder = folder.parent_path())
        if (has_scenarios(folder)) return folder;
    return {};
}

fs::path program_folder() {
    std::error_code ignored;
    return fs::read_symlink("/proc/self/exe", ignored).parent_path();
}

}  // namespace agora::app
