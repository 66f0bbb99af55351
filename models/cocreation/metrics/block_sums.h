// Sums over a block of rows in sixteen fixed lanes: wide registers add them side by side, and the bits are the same
// everywhere, because which row goes to which lane and the order of lanes never change.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "agora/narrow.h"

namespace agora::cocreation {

// The most rows summed together.
inline constexpr std::uint32_t kMostSummed = 1024;
using BlockOfFloats = std::array<float, kMostSummed>;

// 1 for each hard-to-reach citizen (H > .5), 0 for the others.
void mark_hard(const Unit16* hardness, std::uint32_t count, float* hard);
// Sixteen-bit numbers as floats.
void widen(const Unit16* values, std::uint32_t count, float* wide);

// Adds the values of citizens within reach to groups[0] and those of the hard to reach to groups[1].
void add_by_group(const float* values, const float* hard, std::uint32_t count, double* groups);
// Likewise adds how many values exceed a threshold.
void count_above(const float* values, const float* hard, float threshold, std::uint32_t count, double* groups);
// Sum of the values.
double sum_of(const float* values, std::uint32_t count);
// How often each number below `kinds` occurs, counted in four tables in turns, so that equal neighbours do not wait for
// each other.
template <std::size_t kinds>
std::array<std::uint32_t, kinds> count_kinds(const std::uint8_t* kind, std::uint32_t count) {
    std::array<std::array<std::uint32_t, kinds>, 4> tables = {};
    for (std::uint32_t n = 0; n < count; ++n) ++tables[n % 4][kind[n]];
    for (std::size_t k = 0; k < kinds; ++k) tables[0][k] += tables[1][k] + tables[2][k] + tables[3][k];
    return tables[0];
}
// Sum of the products of two values of each row, each product exact.
double sum_of_products(const float* a, const float* b, std::uint32_t count);

}  // namespace agora::cocreation
