// The command `agora resume`: continues a study from its checkpoints and publishes the result it would have had.
#include <fmt/format.h>

#include "sim/app/commands.h"
#include "sim/app/run_study.h"
#include "sim/app/stop.h"
#include "sim/app/terminal.h"

namespace agora::app {
namespace {

constexpr std::string_view kFolderEnd = ".checkpoint";

// The result file that is meant, whether it or its folder of checkpoints was named.
std::string result_path_of(std::string name) {
    while (name.size() > 1 && name.ends_with('/')) name.pop_back();
    if (name.ends_with(kFolderEnd)) name.resize(name.size() - kFolderEnd.size());
    return name;
}

}  // namespace

int resume(const Options& options) {
    if (options.names.size() != 1)
        throw Stop(kUsage, "agora resume needs one RESULT file, or its folder of checkpoints");
    const std::string path = result_path_of(options.names.front());
    const Results results = continue_study(Checkpoints::open(checkpoint_folder(path)), options, path);
    return finish_study(results, options, path);
}

}  // namespace agora::app
