// Sums over a block of rows in sixteen fixed lanes: wide registers add them side by side, and the bits are the same
// everywhere, because which row goes to which lane and the order of lanes never change.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "agora/narrow.h"

namespace agora::cocreation {

// The most rows summed together.
inline constexpr std::uint32_t kMostSummed = 1024;
using BlockOfFloats = std::array<float, kMostSummed>;

// Asks memory for values that are needed soon.
inline void prefetch(const void* first, std::size_t bytes) {
    constexpr std::size_t kLine = 64;
    for (std::size_t at = 0; at < bytes; at += kLine) __builtin_prefetch(static_cast<const char*>(first) + at);
}

// 1 for each hard-to-reach citizen (H > .5), 0 for the others.
void mark_hard(const Unit16* hardness, std::uint32_t count, float* hard);

// Adds the values of citizens within reach to groups[0] and those of the hard to reach to groups[1].
void add_by_group(const float* values, const float* hard, std::uint32_t count, double* groups);
// Likewise adds how many values exceed a threshold.
void count_above(const float* values, const float* hard, float threshold, std::uint32_t count, double* groups);
// Likewise for sixteen-bit numbers, in whole steps and so without rounding.
void add_by_group(const Unit16* values, const float* hard, std::uint32_t count, double* groups);
void count_above(const Unit16* values, const float* hard, float threshold, std::uint32_t count, double* groups);
// Bins of a share, such as a rank; equal values fall into one bin.
inline constexpr std::size_t kShareBins = 64;
inline std::size_t bin_of(Unit16 share) { return share.bits / (65536 / kShareBins); }
// Adds to people[bin] how many values exceed 0, and to sums[bin] the values, with the bins of as many shares.
void add_by_share(const Unit16* share, const Unit16* counted, const Unit16* values, std::uint32_t count, double* people,
                  double* sums);
// Sum of the values.
double sum_of(const float* values, std::uint32_t count);
double sum_of(const Unit16* values, std::uint32_t count);
// How often each number below `kinds` occurs, counted in four tables in turns, so that equal neighbours do not wait for
// each other.
template <std::size_t kinds>
std::array<std::uint32_t, kinds> count_kinds(const std::uint8_t* kind, std::uint32_t count) {
    std::array<std::array<std::uint32_t, kinds>, 4> tables = {};
    for (std::uint32_t n = 0; n < count; ++n) ++tables[n % 4][kind[n]];
    for (std::size_t k = 0; k < kinds; ++k) tables[0][k] += tables[1][k] + tables[2][k] + tables[3][k];
    return tables[0];
}
// Calls `visit(n)` for every n below `count` whose byte is not zero in a or, under a mask, in b; eight are looked at at
// once, for such rows are few.
template <class Visit>
void for_marked(const std::uint8_t* a, const std::uint8_t* b, std::uint8_t mask, std::uint32_t count,
                const Visit& visit) {
    constexpr std::uint64_t kEach = 0x0101010101010101u;
    std::uint32_t n = 0;
    for (; n + 8 <= count; n += 8) {
        std::uint64_t eight_a, eight_b;
        std::memcpy(&eight_a, a + n, 8);
        std::memcpy(&eight_b, b + n, 8);
        if ((eight_a | (eight_b & (kEach * mask))) == 0) continue;
        for (std::uint32_t k = n; k < n + 8; ++k)
            if ((a[k] | (b[k] & mask)) != 0) visit(k);
    }
    for (; n < count; ++n)
        if ((a[n] | (b[n] & mask)) != 0) visit(n);
}
// Sum of the products of two values of each row, each product exact.
double sum_of_products(const float* a, const float* b, std::uint32_t count);

}  // namespace agora::cocreation
