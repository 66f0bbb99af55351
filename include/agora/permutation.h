// A keyed random order of 0 … size − 1 that needs no memory: a Feistel network that walks its cycles until it is in
// range.
#pragma once

#include <bit>
#include <cstdint>

#include "agora/random.h"

namespace agora {

class Permutation {
  public:
    // `size` up to 2³¹; a size of 0 or 1 is its own order.
    Permutation(std::uint32_t size, Words keys) : size_(size), keys_(keys) {
        const int bits = size < 2 ? 0 : std::bit_width(size - 1);
        low_bits_ = static_cast<std::uint32_t>(bits - bits / 2);
        low_mask_ = (1u << low_bits_) - 1;
        high_mask_ = (1u << (bits / 2)) - 1;
    }

    std::uint32_t operator()(std::uint32_t position) const {
        if (size_ < 2) return position;
        do position = walk(position);
        while (position >= size_);
        return position;
    }

    // Writes the values at `count` positions from `first` on, many at once; up to kMost.
    static constexpr std::uint32_t kMost = 512;
    void fill(std::uint32_t first, std::uint32_t count, std::uint32_t* values) const;

    // One step of the walk: what it leaves at or above the size walks on.
    // Each line is undone by itself, whatever mix() is; so the whole is one to one on all words of so many bits.
    std::uint32_t walk(std::uint32_t x) const {
        std::uint32_t low = x & low_mask_, high = x >> low_bits_;
        for (std::uint32_t round = 0; round < 4; ++round) {
            low ^= mix(high + round, keys_[round]) & low_mask_;
            high ^= mix(low + round, ~keys_[round]) & high_mask_;
        }
        return (high << low_bits_) | low;
    }

  private:
    // The finaliser of MurmurHash3 (Appleby 2011), with a key added.
    static constexpr std::uint32_t mix(std::uint32_t x, std::uint32_t key) {
        x ^= key;
        x = (x ^ (x >> 16)) * 0x85EBCA6Bu;
        x = (x ^ (x >> 13)) * 0xC2B2AE35u;
        return x ^ (x >> 16);
    }

    std::uint32_t size_;
    Words keys_;
    std::uint32_t low_bits_ = 0, low_mask_ = 0, high_mask_ = 0;
};

}  // namespace agora
