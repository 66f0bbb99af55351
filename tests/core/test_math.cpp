// The elementary functions against the standard library in double precision, and a few of their bits for ever.
#include <algorithm>
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>

#include "agora/math.h"

namespace {

// Largest |found / expected − 1| of f over a grid from `first` to `last`.
template <class Found, class Expected>
double worst_relative_error(double first, double last, int points, Found found, Expected expected) {
    double worst = 0;
    for (int i = 0; i <= points; ++i) {
        const auto x = static_cast<float>(first + (last - first) * i / points);
        const double exact = expected(static_cast<double>(x));
        if (exact == 0) continue;
        worst = std::max(worst, std::fabs(static_cast<double>(found(x)) / exact - 1));
    }
    return worst;
}

double normal_probability(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

// Φ⁻¹(p) in double precision, by Newton's method from a near guess.
double exact_quantile(double p, double guess) {
    for (int i = 0; i < 8; ++i) {
        const double density = std::exp(-0.5 * guess * guess) / std::sqrt(2 * 3.14159265358979323846);
        guess -= (normal_probability(guess) - p) / density;
    }
    return guess;
}

std::uint32_t bits(float x) { return std::bit_cast<std::uint32_t>(x); }

}  // namespace

TEST_CASE("exp is within 2e-7 on its whole range") {
    const auto standard = [](double x) { return std::exp(x); };
    CHECK(worst_relative_error(-87, 88, 400000, agora::exp, standard) < 2e-7);
    CHECK(worst_relative_error(-1, 1, 400000, agora::exp, standard) < 2e-7);
    CHECK(agora::exp(0.0f) == 1.0f);
}

TEST_CASE("exp saturates instead of overflowing") {
    CHECK(agora::exp(1000.0f) == agora::exp(88.0f));
    CHECK(agora::exp(-1000.0f) == agora::exp(-87.0f));
    CHECK(std::isfinite(agora::exp(88.0f)));
    CHECK(agora::exp(-87.0f) > 0.0f);
}

TEST_CASE("log is within 2e-7 of the truth, also near 1 and for tiny and huge numbers") {
    const auto standard = [](double x) { return std::log(x); };
    CHECK(worst_relative_error(0.5, 2, 400000, agora::log, standard) < 2e-7);
    CHECK(worst_relative_error(1e-6, 1e-2, 100000, agora::log, standard) < 2e-7);
    CHECK(worst_relative_error(2, 1e6, 400000, agora::log, standard) < 2e-7);
    for (int e = -125; e < 127; ++e)
        CHECK(static_cast<double>(agora::log(std::ldexp(1.0f, e))) == Approx(e * std::log(2.0)).epsilon(2e-7));
    CHECK(agora::log(1.0f) == 0.0f);
    CHECK(agora::log(0.0f) == agora::log(1.17549435e-38f));
    CHECK(agora::log(-3.0f) == agora::log(1.17549435e-38f));
}

TEST_CASE("power is as exact as its exponent allows, and exact where it must be") {
    for (const double y : {-2.0, -0.5, 0.3, 0.5, 1.5, 2.0, 3.0}) {
        double worst = 0;
        for (int i = 1; i <= 20000; ++i) {
            const auto x = static_cast<float>(i * 5e-4);
            const double exact = std::pow(static_cast<double>(x), static_cast<double>(static_cast<float>(y)));
            const double scale = 1 + std::fabs(y * std::log(static_cast<double>(x)));
            worst = std::max(worst, std::fabs(agora::power(x, static_cast<float>(y)) / exact - 1) / scale);
        }
        INFO("exponent " << y);
        CHECK(worst < 4e-7);
    }
    CHECK(agora::power(0.3f, 1.0f) == 0.3f);
    CHECK(agora::power(0.3f, 0.0f) == 1.0f);
    CHECK(agora::power(0.0f, 0.0f) == 1.0f);
    CHECK(agora::power(0.0f, 0.5f) == 0.0f);
    CHECK(agora::power(-1.0f, 0.5f) == 0.0f);
}

TEST_CASE("logistic is within 4e-7, symmetric, monotone and saturating") {
    const auto standard = [](double x) { return 1 / (1 + std::exp(-x)); };
    CHECK(worst_relative_error(-60, 60, 400000, agora::logistic, standard) < 4e-7);
    CHECK(agora::logistic(0.0f) == 0.5f);
    CHECK(agora::logistic(200.0f) == 1.0f);
    CHECK(agora::logistic(-200.0f) >= 0.0f);
    CHECK(agora::logistic(-200.0f) < 1e-37f);
    for (float x = -20; x < 20; x += 0.01f) {
        CHECK(agora::logistic(x) <= agora::logistic(x + 0.01f));
        CHECK(agora::logistic(x) + agora::logistic(-x) == Approx(1).margin(2e-7));
    }
}

TEST_CASE("normal quantiles have seven digits") {
    double worst = 0;
    for (double z = -5.2; z < 5.2; z += 1e-3) {
        const auto p = static_cast<float>(normal_probability(z));
        const double exact = exact_quantile(static_cast<double>(p), z);
        const double found = static_cast<double>(agora::normal_quantile(p));
        worst = std::max(worst, std::fabs(found - exact) / std::max(1.0, std::fabs(exact)));
    }
    CHECK(worst < 1e-6);
    CHECK(agora::normal_quantile(0.5f) == 0.0f);
    CHECK(agora::normal_quantile(0.975f) == Approx(1.959964).epsilon(1e-6));
    CHECK(agora::normal_quantile(0.25f) == -agora::normal_quantile(0.75f));
}

TEST_CASE("normal draws are symmetric and finite for every word, also the last") {
    CHECK(agora::normal_from_word(0) == Approx(-5.4195).margin(1e-3));
    for (const std::uint32_t word : {0u, 0x100u, 0x12345678u, 0x7FFFFF00u, 0x7FFFFFFFu})
        CHECK(agora::normal_from_word(word) == -agora::normal_from_word(~word));
    CHECK(agora::normal_from_word(0x7FFFFFFFu) < 0.0f);
    float last = -10;
    for (std::uint64_t word = 0; word <= 0xFFFFFFFFu; word += 0xFFFFFu) {
        const float z = agora::normal_from_word(static_cast<std::uint32_t>(word));
        CHECK(z > last);
        last = z;
    }
}

TEST_CASE("clipping keeps what lies inside and stops at the ends") {
    CHECK(agora::clamp01(-0.1f) == 0.0f);
    CHECK(agora::clamp01(0.4f) == 0.4f);
    CHECK(agora::clamp01(1.1f) == 1.0f);
    CHECK(agora::clamp(5.0f, 1.0f, 3.0f) == 3.0f);
    CHECK(agora::clamp(-5.0f, 1.0f, 3.0f) == 1.0f);
    CHECK(agora::positive_part(-2.0f) == 0.0f);
    CHECK(agora::positive_part(2.0f) == 2.0f);
    CHECK(agora::smaller(1.0f, 2.0f) == 1.0f);
    CHECK(agora::larger(1.0f, 2.0f) == 2.0f);
}

TEST_CASE("the bits of these values never change, on any machine or compiler") {
    CHECK(bits(agora::exp(1.0f)) == 0x402df854);
    CHECK(bits(agora::exp(-3.7f)) == 0x3cca88fe);
    CHECK(bits(agora::log(10.0f)) == 0x40135d8e);
    CHECK(bits(agora::log(0.3f)) == 0xbf9a1bc8);
    CHECK(bits(agora::power(0.3f, 0.7f)) == 0x3edc6c05);
    CHECK(bits(agora::logistic(-1.3f)) == 0x3e5b4e14);
    CHECK(bits(agora::normal_quantile(0.01f)) == 0xc014e2e3);
    CHECK(bits(agora::normal_quantile(0.6f)) == 0x3e81b6b7);
}
