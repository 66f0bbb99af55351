// The lanes, as registers of eight numbers, which the compiler splits where the machine has smaller ones.
#include "models/cocreation/metrics/block_sums.h"

#include <cstring>

#include "agora/vector.h"
#include "models/cocreation/metrics/ratios.h"

namespace agora::cocreation {
namespace {

constexpr double kStep = 1.0 / 65535;  // of a Unit16

// Sixteen sums side by side; values go to the lanes in turns.
struct Lanes {
    static constexpr std::uint32_t kCount = 16, kHalf = kCount / 2;
    using Floats = float __attribute__((vector_size(kHalf * sizeof(float))));
    using Doubles = double __attribute__((vector_size(kHalf * sizeof(double))));
    Doubles low = {}, high = {};

    static void load(const float* values, Floats& first, Floats& second) {
        std::memcpy(&first, values, sizeof first);
        std::memcpy(&second, values + kHalf, sizeof second);
    }
    void add(const Floats& first, const Floats& second) {
        low += __builtin_convertvector(first, Doubles);
        high += __builtin_convertvector(second, Doubles);
    }
    static void add_products(const Floats& a, const Floats& b, Doubles& half) {
        half += __builtin_convertvector(a, Doubles) * __builtin_convertvector(b, Doubles);
    }
    void add_to(std::uint32_t lane, double value) { (lane < kHalf ? low : high)[lane % kHalf] += value; }
    double total() const {
        double total = 0;
        for (std::uint32_t lane = 0; lane < kHalf; ++lane) total += low[lane];
        for (std::uint32_t lane = 0; lane < kHalf; ++lane) total += high[lane];
        return total;
    }
};

}  // namespace

AGORA_VECTOR void mark_hard(const Unit16* hardness, std::uint32_t count, float* hard) {
    for (std::uint32_t n = 0; n < count; ++n) hard[n] = hardness[n] > kHardToReach ? 1.0f : 0.0f;
}

// Multiplying by 0 or 1 and subtracting what is all or nothing is exact.
AGORA_VECTOR void add_by_group(const float* values, const float* hard, std::uint32_t count, double* groups) {
    Lanes reached_lanes, hard_lanes;
    Lanes::Floats first, second, first_hard, second_hard;
    std::uint32_t n = 0;
    for (; n + Lanes::kCount <= count; n += Lanes::kCount) {
        Lanes::load(values + n, first, second);
        Lanes::load(hard + n, first_hard, second_hard);
        first_hard *= first;
        second_hard *= second;
        hard_lanes.add(first_hard, second_hard);
        reached_lanes.add(first - first_hard, second - second_hard);
    }
    for (std::uint32_t lane = 0; n < count; ++n, ++lane) {
        const float of_hard = values[n] * hard[n];
        hard_lanes.add_to(lane, static_cast<double>(of_hard));
        reached_lanes.add_to(lane, static_cast<double>(values[n] - of_hard));
    }
    groups[0] += reached_lanes.total();
    groups[1] += hard_lanes.total();
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

// A block's sum of 1,024 steps of up to 65,535 fits 32 bits.
AGORA_VECTOR void add_by_group(const Unit16* values, const float* hard, std::uint32_t count, double* groups) {
    std::uint32_t of_all = 0, of_hard = 0;
    for (std::uint32_t n = 0; n < count; ++n) {
        const std::uint32_t steps = values[n].bits;
        of_all += steps;
        of_hard += hard[n] > 0.0f ? steps : 0u;
    }
    groups[0] += (of_all - of_hard) * kStep;
    groups[1] += of_hard * kStep;
}

AGORA_VECTOR void count_above(const Unit16* values, const float* hard, float threshold, std::uint32_t count,
                              double* groups) {
    const std::uint32_t steps = Unit16(threshold).bits;
    std::uint32_t of_all = 0, of_hard = 0;
    for (std::uint32_t n = 0; n < count; ++n) {
        const std::uint32_t counts = values[n].bits > steps ? 1u : 0u;
        of_all += counts;
        of_hard += hard[n] > 0.0f ? counts : 0u;
    }
    groups[0] += of_all - of_hard;
    groups[1] += of_hard;
}

// In two tables in turns, so that equal neighbours do not wait for each other.
void add_by_share(const Unit16* share, const Unit16* counted, const Unit16* values, std::uint32_t count, double* people,
                  double* sums) {
    std::array<std::array<std::uint32_t, kShareBins>, 2> heads = {}, steps = {};
    for (std::uint32_t n = 0; n < count; ++n) {
        const std::size_t bin = bin_of(share[n]);
        heads[n % 2][bin] += counted[n].bits > 0 ? 1u : 0u;
        steps[n % 2][bin] += values[n].bits;
    }
    for (std::size_t bin = 0; bin < kShareBins; ++bin) {
        people[bin] += heads[0][bin] + heads[1][bin];
        sums[bin] += (steps[0][bin] + steps[1][bin]) * kStep;
    }
}

AGORA_VECTOR double sum_of(const Unit16* values, std::uint32_t count) {
    std::uint32_t steps = 0;
    for (std::uint32_t n = 0; n < count; ++n) steps += values[n].bits;
    return steps * kStep;
}

AGORA_VECTOR double sum_of(const float* values, std::uint32_t count) {
    Lanes lanes;
    Lanes::Floats first, second;
    std::uint32_t n = 0;
    for (; n + Lanes::kCount <= count; n += Lanes::kCount) {
        Lanes::load(values + n, first, second);
        lanes.add(first, second);
    }
    for (std::uint32_t lane = 0; n < count; ++n, ++lane) lanes.add_to(lane, static_cast<double>(values[n]));
    return lanes.total();
}

AGORA_VECTOR double sum_of_products(const float* a, const float* b, std::uint32_t count) {
    Lanes lanes;
    Lanes::Floats first_a, second_a, first_b, second_b;
    std::uint32_t n = 0;
    for (; n + Lanes::kCount <= count; n += Lanes::kCount) {
        Lanes::load(a + n, first_a, second_a);
        Lanes::load(b + n, first_b, second_b);
        Lanes::add_products(first_a, first_b, lanes.low);
        Lanes::add_products(second_a, second_b, lanes.high);
    }
    for (std::uint32_t lane = 0; n < count; ++n, ++lane)
        lanes.add_to(lane, static_cast<double>(a[n]) * static_cast<double>(b[n]));
    return lanes.total();
}

}  // namespace agora::cocreation
