// Elementary functions that give the same bits on every compiler and machine, and the clipping used by the formulas.
#pragma once

// Sums taken in another order, quotients replaced by products and numbers that are never NaN give other results.
#if defined(__FAST_MATH__) || defined(__ASSOCIATIVE_MATH__) || defined(__RECIPROCAL_MATH__) || __FINITE_MATH_ONLY__
#error \
    "Agora gives the same bits on every machine only without -ffast-math, -Ofast and what they switch on: leave it out"
#endif

#include <bit>
#include <cmath>
#include <cstdint>
#include <initializer_list>

namespace agora {

constexpr float clamp01(float x) { return x < 0.0f ? 0.0f : (x > 1.0f ? 1.0f : x); }
constexpr float clamp(float x, float lowest, float highest) {
    return x < lowest ? lowest : (x > highest ? highest : x);
}
constexpr float positive_part(float x) { return x > 0.0f ? x : 0.0f; }
constexpr float square(float x) { return x * x; }
constexpr float smaller(float a, float b) { return b < a ? b : a; }
constexpr float larger(float a, float b) { return b > a ? b : a; }

// eˣ, relative error below 2e-7 on [-87, 88], saturating outside. Range reduction by ln 2 in two parts and a polynomial
// of degree six (the Taylor terms with the last one adjusted), after the scheme of Cephes' expf (Moshier 1989). Adding
// 1.5 × 2²³ leaves the nearest whole number in the low bits, without a call, so that loops become vector code.
inline float exp(float x) {
    x = clamp(x, -87.0f, 88.0f);
    constexpr float kRound = 12582912.0f;
    const float shifted = x * 1.44269504f + kRound;
    const float k = shifted - kRound;
    const float r = (x - k * 0.693359375f) + k * 2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    const float y = (p * r * r + r) + 1.0f;
    const std::uint32_t exponent = std::bit_cast<std::uint32_t>(shifted) - std::bit_cast<std::uint32_t>(kRound) + 127u;
    return y * std::bit_cast<float>(exponent << 23);
}

// ln x for x > 0 (x below the smallest normal number counts as that number), relative error below 2e-7; Cephes' logf.
inline float log(float x) {
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(x < 1.17549435e-38f ? 1.17549435e-38f : x);
    const float exponent = static_cast<float>(static_cast<std::int32_t>(bits >> 23) - 126);
    const float mantissa = std::bit_cast<float>((bits & 0x007FFFFFu) | 0x3F000000u);
    const bool is_low = mantissa < 0.707106781f;
    const float e = is_low ? exponent - 1.0f : exponent;
    const float m = (is_low ? mantissa + mantissa : mantissa) - 1.0f;
    float p = 7.0376836292e-2f;
    for (const float c : {-1.1514610310e-1f, 1.1676998740e-1f, -1.2420140846e-1f, 1.4249322787e-1f, -1.6668057665e-1f,
                          2.0000714765e-1f, -2.4999993993e-1f, 3.3333331174e-1f})
        p = p * m + c;
    const float z = m * m;
    const float y = (p * m * z - 2.12194440e-4f * e) - 0.5f * z;
    return (m + y) + 0.693359375f * e;
}

// xʸ for x >= 0; 0ʸ = 0 for y > 0.
inline float power(float x, float y) {
    if (y == 1.0f) return x;
    if (y == 0.0f) return 1.0f;
    return x <= 0.0f ? 0.0f : exp(y * log(x));
}

// 1 / (1 + e⁻ˣ).
inline float logistic(float x) { return 1.0f / (1.0f + exp(-x)); }

// The standard normal quantile Φ⁻¹(p), p in (0, 1); Wichura 1988, algorithm AS 241 (PPND7), about seven digits.
inline float normal_quantile(float p) {
    const float q = p - 0.5f;
    if (std::fabs(q) <= 0.425f) {
        const float r = 0.180625f - q * q;
        return q * (((59.109374720f * r + 159.29113202f) * r + 50.434271938f) * r + 3.3871327179f) /
               (((67.187563600f * r + 78.757757664f) * r + 17.895169469f) * r + 1.0f);
    }
    float r = q < 0.0f ? p : 1.0f - p;
    r = std::sqrt(-log(r < 1e-30f ? 1e-30f : r));
    float z;
    if (r <= 5.0f) {
        r -= 1.6f;
        z = (((0.17023821103f * r + 1.3067284816f) * r + 2.7568153900f) * r + 1.4234372777f) /
            ((0.12021132975f * r + 0.73700164250f) * r + 1.0f);
    } else {
        r -= 5.0f;
        z = (((0.017337203997f * r + 0.42868294337f) * r + 3.0812263860f) * r + 6.6579051150f) /
            ((0.012258202635f * r + 0.24197894225f) * r + 1.0f);
    }
    return q < 0.0f ? -z : z;
}

// A standard normal draw from a 32-bit word, by inversion at the middle of its 2⁻²⁴ cell. The upper half mirrors the
// lower one, whose middles a float holds exactly.
inline float normal_from_word(std::uint32_t word) {
    const std::uint32_t cell = word >> 8;
    const bool is_upper = cell >= (1u << 23);
    const std::uint32_t mirrored = is_upper ? 0xFFFFFFu - cell : cell;
    const float z = normal_quantile((static_cast<float>(mirrored) + 0.5f) * 0x1p-24f);
    return is_upper ? -z : z;
}

}  // namespace agora
