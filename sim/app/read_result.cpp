// Tells a missing result file from a broken one.
#include "sim/app/read_result.h"

#include <filesystem>

#include "sim/app/stop.h"

namespace agora::app {

output::StoredStudy read_result(const std::string& path) {
    if (!std::filesystem::exists(path)) throw Stop(kInputMissing, "there is no file " + path);
    output::ReadStudy read = output::read_study(path);
    if (!read.problem.empty()) throw Stop(kInputOutput, read.problem);
    return std::move(read.study);
}

}  // namespace agora::app
