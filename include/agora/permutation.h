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
        do position = scramble(position);
        while (position >= size_);
        return position;
    }

    // Where a value of 0 … size − 1 stands: position_of(permutation(p)) = p.
    std::uint32_t position_of(std::uint32_t value) const {
        if (size_ < 2) return value;
        do value = unscramble(value);
        while (value >= size_);
        return value;
    }

  private:
    // Each line is undone by itself, whatever mix() is; so the whole is one to one on all words of so many bits.
    std::uint32_t scramble(std::uint32_t x) const {
        std::uint32_t low = x & low_mask_, high = x >> low_bits_;
        for (std::uint32_t round = 0; round < 4; ++round) {
            low ^= mix(high + round, keys_[round]) & low_mask_;
            high ^= mix(low + round, ~keys_[round]) & high_mask_;
        }
        return (high << low_bits_) | low;
    }

    std::uint32_t unscramble(std::uint32_t x) const {
        std::uint32_t low = x & low_mask_, high = x >> low_bits_;
        for (std::uint32_t round = 4; round-- > 0;) {
            high ^= mix(low + round, ~keys_[round]) & high_mask_;
            low ^= mix(high + round, keys_[round]) & low_mask_;
        }
        return (high << low_bits_) | low;
    }

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
