// Version and build of this program.
#include "sim/app/version.h"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "sim/output/library.h"

namespace agora::app {

std::string engine_version() { return AGORA_VERSION; }

std::string compiler() {
#if defined(__clang__)
    return fmt::format("Clang {}.{}.{}", __clang_major__, __clang_minor__, __clang_patchlevel__);
#else
    return fmt::format("GCC {}.{}.{}", __GNUC__, __GNUC_MINOR__, __GNUC_PATCHLEVEL__);
#endif
}

std::string compiler_flags() { return AGORA_COMPILER_FLAGS; }

std::string version_text(bool json) {
    if (!json) return fmt::format("agora {} ({}, HDF5 {})\n", engine_version(), compiler(), output::hdf5_version());
    nlohmann::ordered_json out;
    out["schema"] = "agora.cli/1";
    out["version"] = engine_version();
    out["compiler"] = compiler();
    out["compiler_flags"] = compiler_flags();
    out["hdf5"] = output::hdf5_version();
    out["result_format"] = "agora-results 1.0";
    return out.dump() + "\n";
}

}  // namespace agora::app
