// Implementation of the state hash: four independent lanes keep it close to memory speed.
#include "sim/core/hash.h"

#include <cstring>

namespace agora {

std::uint64_t hash_bytes(const void* data, std::size_t bytes, std::uint64_t seed) {
    const auto* at = static_cast<const unsigned char*>(data);
    std::uint64_t lanes[4] = {seed, seed + 1, seed + 2, seed + 3};
    std::size_t left = bytes;
    for (; left >= 32; left -= 32, at += 32) {
        std::uint64_t words[4];
        std::memcpy(words, at, 32);
        for (int i = 0; i < 4; ++i) lanes[i] = hash_combine(lanes[i], words[i]);
    }
    std::uint64_t hash = bytes;
    for (const std::uint64_t lane : lanes) hash = hash_combine(hash, lane);
    while (left > 0) {
        const std::size_t part = left < 8 ? left : 8;
        std::uint64_t word = 0;
        std::memcpy(&word, at, part);
        hash = hash_combine(hash, word);
        at += part;
        left -= part;
    }
    return hash;
}

}  // namespace agora
