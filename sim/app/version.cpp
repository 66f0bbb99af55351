// Version and build of this program.
#include "sim/app/version.h"

#include <fmt/core.h>

#include "sim/app/json_line.h"
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
    return json_line({{"version", engine_version()},
                      {"compiler", compiler()},
                      {"compiler_flags", compiler_flags()},
                      {"hdf5", output::hdf5_version()},
                      {"result_format", "agora-results 1.0"}});
}

}  // namespace agora::app
