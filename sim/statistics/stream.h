// A sequence of random numbers for designs, resampling and simulated data: the same for the same seed and number.
#pragma once

#include <cstddef>
#include <cstdint>

#include "agora/math.h"
#include "agora/random.h"

namespace agora::statistics {

// Streams of one seed and different numbers are independent, so that runs can be done side by side in any order.
class Stream {
  public:
    explicit Stream(std::uint64_t seed, std::uint32_t number = 0)
        : key_(make_key(seed, number)), draws_(key_, 0, 0, Purpose::estimation) {}

    std::uint32_t word() {
        if (next_ != 0 && next_ % 4 == 0) draws_ = Draws(key_, next_ / 4, 0, Purpose::estimation);
        return draws_.word(static_cast<std::uint32_t>(next_++ % 4));
    }

    // Uniform in [0, 1), with 53 bits.
    double uniform() {
        const std::uint64_t high = word() >> 5, low = word() >> 6;
        return static_cast<double>((high << 26) | low) * 0x1p-53;
    }
    double normal() { return static_cast<double>(normal_from_word(word())); }
    // A whole number below n, which is at least 1.
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(uniform() * static_cast<double>(n)); }

  private:
    RandomKey key_;
    Draws draws_;
    std::uint64_t next_ = 0;
};

}  // namespace agora::statistics
