// Where libFuzzer enters a target. With AGORA_FUZZ_SEEDS, the seeds that a target makes are written to that folder
// first.
#include <cstdint>
#include <cstdlib>
#include <fstream>

#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    const char* folder = std::getenv("AGORA_FUZZ_SEEDS");
    if (folder == nullptr) return 0;
    int number = 0;
    for (const std::string& seed : agora::fuzz::made_seeds())
        std::ofstream(std::string(folder) + "/made-" + std::to_string(number++), std::ios::binary) << seed;
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    agora::fuzz::take({reinterpret_cast<const char*>(data), size});
    return 0;
}
