// Sixteen-bit storage: ends exact, error at most half a step, order kept.
#include <catch2/catch.hpp>
#include <cmath>

#include "agora/narrow.h"

using agora::Scaled16;
using agora::Unit16;

TEST_CASE("the ends of the range are exact") {
    CHECK(static_cast<float>(Unit16(0.0f)) == 0.0f);
    CHECK(static_cast<float>(Unit16(1.0f)) == 1.0f);
    CHECK(static_cast<float>(Scaled16<64>(64.0f)) == Approx(64.0f).epsilon(1e-7));
}

TEST_CASE("values outside the range are taken to its ends") {
    CHECK(Unit16(-0.5f).bits == 0);
    CHECK(Unit16(1.5f).bits == 65535);
    CHECK(Scaled16<64>(100.0f).bits == 65535);
}

TEST_CASE("a value comes back within half a step") {
    for (float x = 0; x <= 1; x += 1.7e-4f) {
        CHECK(std::fabs(static_cast<float>(Unit16(x)) - x) <= 0.5001f / 65535.0f);
        CHECK(std::fabs(static_cast<float>(Scaled16<64>(64 * x)) - 64 * x) <= 64 * 0.5005f / 65535.0f);
    }
}

TEST_CASE("every stored number survives being read and stored again") {
    bool all_survive = true, increasing = true;
    for (std::uint32_t bits = 0; bits <= 65535; ++bits) {
        Unit16 stored;
        stored.bits = static_cast<std::uint16_t>(bits);
        all_survive = all_survive && Unit16(static_cast<float>(stored)).bits == bits;
        if (bits == 0) continue;
        Unit16 before;
        before.bits = static_cast<std::uint16_t>(bits - 1);
        increasing = increasing && static_cast<float>(before) < static_cast<float>(stored);
    }
    CHECK(all_survive);
    CHECK(increasing);
}
