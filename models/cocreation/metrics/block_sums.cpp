// The lanes: written out as loops of a fixed length, which compilers turn into vector code without reordering a sum.
#include "models/cocreation/metrics/block_sums.h"

#include "agora/vector.h"
#include "models/cocreation/metrics/ratios.h"

namespace agora::cocreation {
namespace {

constexpr std::uint32_t kLanes = 16;
using Lanes = std::array<double, kLanes>;

double total_of(const Lanes& lanes) {
    double total = 0;
    for (const double lane : lanes) total += lane;
    return total;
}

}  // namespace

AGORA_VECTOR void mark_hard(const Unit16* hardness, std::uint32_t count, float* hard) {
    for (std::uint32_t n = 0; n < count; ++n) hard[n] = hardness[n] > kHardToReach ? 1.0f : 0.0f;
}

AGORA_VECTOR void widen(const Unit16* values, std::uint32_t count, float* wide) {
    for (std::uint32_t n = 0; n < count; ++n) wide[n] = values[n];
}

// Multiplying by 0 or 1 and subtracting what is all or nothing is exact.
AGORA_VECTOR void add_by_group(const float* values, const float* hard, std::uint32_t count, double* groups) {
    Lanes reached_lanes = {}, hard_lanes = {};
    std::uint32_t n = 0;
    for (; n + kLanes <= count; n += kLanes)
        for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
            const float of_hard = values[n + lane] * hard[n + lane];
            hard_lanes[lane] += static_cast<double>(of_hard);
            reached_lanes[lane] += static_cast<double>(values[n + lane] - of_hard);
        }
    for (std::uint32_t lane = 0; n < count; ++n, ++lane) {
        const float of_hard = values[n] * hard[n];
        hard_lanes[lane] += static_cast<double>(of_hard);
        reached_lanes[lane] += static_cast<double>(values[n] - of_hard);
    }
    groups[0] += total_of(reached_lanes);
    groups[1] += total_of(hard_lanes);
}

AGORA_VECTOR void count_above(const float* values, const float* hard, float threshold, std::uint32_t count,
                              double* groups) {
    std::uint32_t of_all = 0, of_hard = 0;
    for (std::uint32_t n = 0; n < count; ++n) {
        const std::uint32_t counts = values[n] > threshold ? 1u : 0u;
        of_all += counts;
        of_hard += hard[n] > 0.0f ? counts : 0u;
    }
    groups[0] += of_all - of_hard;
    groups[1] += of_hard;
}

AGORA_VECTOR double sum_of(const float* values, std::uint32_t count) {
    Lanes lanes = {};
    std::uint32_t n = 0;
    for (; n + kLanes <= count; n += kLanes)
        for (std::uint32_t lane = 0; lane < kLanes; ++lane) lanes[lane] += static_cast<double>(values[n + lane]);
    for (std::uint32_t lane = 0; n < count; ++n, ++lane) lanes[lane] += static_cast<double>(values[n]);
    return total_of(lanes);
}

AGORA_VECTOR double sum_of_products(const float* a, const float* b, std::uint32_t count) {
    Lanes lanes = {};
    std::uint32_t n = 0;
    for (; n + kLanes <= count; n += kLanes)
        for (std::uint32_t lane = 0; lane < kLanes; ++lane)
            lanes[lane] += static_cast<double>(a[n + lane]) * static_cast<double>(b[n + lane]);
    for (std::uint32_t lane = 0; n < count; ++n, ++lane)
        lanes[lane] += static_cast<double>(a[n]) * static_cast<double>(b[n]);
    return total_of(lanes);
}

}  // namespace agora::cocreation
