// Keyed random numbers: every draw is a pure function of seed, replicate, who, when, why and draw number.
#pragma once

#include <array>
#include <cstdint>

#include "agora/purpose.h"

namespace agora {

struct RandomKey {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    bool operator==(const RandomKey&) const = default;
};

using Words = std::array<std::uint32_t, 4>;

// Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011, SC'11, doi 10.1145/2063384.2063405); known answers in V01.
constexpr Words philox(Words counter, RandomKey key) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t a = std::uint64_t{0xD2511F53u} * counter[0];
        const std::uint64_t b = std::uint64_t{0xCD9E8D57u} * counter[2];
        counter = {static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key.low, static_cast<std::uint32_t>(b),
                   static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key.high, static_cast<std::uint32_t>(a)};
        key.low += 0x9E3779B9u;
        key.high += 0xBB67AE85u;
    }
    return counter;
}

// The 64-bit key of one run. Frozen: two rounds of the SplitMix64 finaliser (Steele, Lea & Flood 2014) over seed and
// replicate, so that neighbouring seeds and replicates share no structure.
constexpr RandomKey make_key(std::uint64_t seed, std::uint32_t replicate) {
    const auto mix = [](std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    };
    const std::uint64_t key = mix(mix(seed + 0x9E3779B97F4A7C15u) + 0x9E3779B97F4A7C15u * (replicate + 1ull));
    return {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)};
}

// 24 high bits × 2⁻²⁴: in [0, 1), exactly representable as float.
constexpr float to_uniform(std::uint32_t word) { return static_cast<float>(word >> 8) * 0x1p-24f; }

// 53 high bits of two words × 2⁻⁵³: in [0, 1). Both parts and their sum are exact.
constexpr double to_uniform_double(std::uint32_t high, std::uint32_t low) {
    return high * 0x1p-32 + (low >> 11) * 0x1p-53;
}

// The counter of the first four draws of an entity for one purpose in one step. Frozen.
constexpr Words first_counter(std::uint64_t identity, std::uint32_t step, Purpose purpose) {
    return {static_cast<std::uint32_t>(identity), static_cast<std::uint32_t>(identity >> 32), step,
            static_cast<std::uint32_t>(purpose) << 12};
}

// The draws of one entity for one purpose in one step, four words to a Philox block.
class Draws {
  public:
    constexpr Draws(RandomKey key, std::uint64_t identity, std::uint32_t step, Purpose purpose)
        : key_(key), counter_(first_counter(identity, step, purpose)) {
        words_ = philox(counter_, key_);
    }

    // Draw number n (0 to 16,383) as a raw word.
    constexpr std::uint32_t word(std::uint32_t n) {
        if (n / 4 != block_) {
            block_ = n / 4;
            Words counter = counter_;
            counter[3] |= block_;
            words_ = philox(counter, key_);
        }
        return words_[n % 4];
    }

    // Draw number n, uniform in [0, 1).
    constexpr float uniform(std::uint32_t n) { return to_uniform(word(n)); }

  private:
    RandomKey key_;
    Words counter_;
    Words words_{};
    std::uint32_t block_ = 0;
};

}  // namespace agora
