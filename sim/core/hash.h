// A fast 64-bit hash of bytes, for fingerprints of the state (not for security).
#pragma once

#include <cstddef>
#include <cstdint>

namespace agora {

// Hash of `bytes` bytes, continuing from `seed`. Frozen: eight bytes at a time through a multiply-xor-shift round with
// the constants of SplitMix64, in four lanes that are joined after the length; the tail is zero-padded and mixed in
// last.
std::uint64_t hash_bytes(const void* data, std::size_t bytes, std::uint64_t seed = 0);

// Mixes one word into a hash; order matters.
constexpr std::uint64_t hash_combine(std::uint64_t hash, std::uint64_t word) {
    std::uint64_t z = (hash ^ word) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 32)) * 0x94D049BB133111EBu;
    return z ^ (z >> 29);
}

}  // namespace agora
