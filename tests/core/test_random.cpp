// Keyed randomness: the published answers of the generator, and that draws depend on nothing but their address.
#include <catch2/catch.hpp>
#include <set>
#include <vector>

#include "agora/math.h"
#include "agora/random.h"
#include "agora/views.h"

using namespace agora;

namespace {

struct Somebody {};
struct SomebodyElse {};

std::uint64_t as_number(RandomKey key) { return (std::uint64_t{key.high} << 32) | key.low; }

}  // namespace

TEST_CASE("V01: Philox4x32-10 gives its published answers") {
    const std::uint32_t ones = 0xFFFFFFFFu;
    CHECK(philox({0, 0, 0, 0}, {0, 0}) == Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(philox({ones, ones, ones, ones}, {ones, ones}) == Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
          Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("every seed and replicate has a key of its own") {
    std::set<std::uint64_t> keys;
    for (std::uint64_t seed = 0; seed < 100; ++seed)
        for (std::uint32_t replicate = 0; replicate < 100; ++replicate)
            keys.insert(as_number(make_key(seed, replicate)));
    CHECK(keys.size() == 10000);
    CHECK(as_number(make_key(1, 0)) == 0x5e41ab087439611eu);  // frozen
    CHECK(as_number(make_key(~0ull, ~0u)) == 0xc65298c82e2d83dcu);
}

TEST_CASE("draws can be taken in any order and any number of times") {
    const RandomKey key = make_key(3, 1);
    std::vector<std::uint32_t> forward;
    Draws up(key, 77, 5, Purpose::tests);
    for (std::uint32_t n = 0; n < 64; ++n) forward.push_back(up.word(n));
    Draws down(key, 77, 5, Purpose::tests);
    for (std::uint32_t n = 64; n-- > 0;) {
        CHECK(down.word(n) == forward[n]);
        CHECK(Draws(key, 77, 5, Purpose::tests).word(n) == forward[n]);
    }
    CHECK(std::set<std::uint32_t>(forward.begin(), forward.end()).size() == 64);
}

TEST_CASE("the last draw of a purpose does not reach into the next purpose") {
    Draws draws(RandomKey{1, 2}, 9, 4, Purpose::tests);
    const std::uint32_t block = (static_cast<std::uint32_t>(Purpose::tests) << 12) | 4095u;
    CHECK(draws.word(16383) == philox({9, 0, 4, block}, {1, 2})[3]);
}

TEST_CASE("who, what kind, when, why and the run all change a draw") {
    const RandomKey key = make_key(1, 0);
    const Random<Somebody> random(key, 2, 10);
    const std::uint32_t draw = random(Row<Somebody>{5}, Purpose::tests).word(0);
    CHECK(random(Row<Somebody>{5}, Purpose::tests).word(0) == draw);
    CHECK(random(Row<Somebody>{6}, Purpose::tests).word(0) != draw);
    CHECK(random(Row<Somebody>{5}, Purpose::joining).word(0) != draw);
    CHECK(Random<Somebody>(key, 2, 11)(Row<Somebody>{5}, Purpose::tests).word(0) != draw);
    CHECK(Random<SomebodyElse>(key, 3, 10)(Row<SomebodyElse>{5}, Purpose::tests).word(0) != draw);
    CHECK(Random<Somebody>(make_key(1, 1), 2, 10)(Row<Somebody>{5}, Purpose::tests).word(0) != draw);
    CHECK(Random<Somebody>(make_key(2, 0), 2, 10)(Row<Somebody>{5}, Purpose::tests).word(0) != draw);
}

TEST_CASE("uniform draws lie in [0, 1) on a grid of 2^-24") {
    CHECK(to_uniform(0) == 0.0f);
    CHECK(to_uniform(0xFFu) == 0.0f);
    CHECK(to_uniform(0x100u) == 0x1p-24f);
    CHECK(to_uniform(0x80000000u) == 0.5f);
    CHECK(to_uniform(0xFFFFFFFFu) == 1.0f - 0x1p-24f);
}

TEST_CASE("uniform and normal draws have the moments they should have") {
    constexpr std::uint32_t count = 200000;
    const RandomKey key = make_key(11, 0);
    double sum = 0, squares = 0, normal_sum = 0, normal_squares = 0, lagged = 0, before = 0.5;
    for (std::uint32_t i = 0; i < count; ++i) {
        Draws draws(key, i, 0, Purpose::tests);
        const double u = static_cast<double>(draws.uniform(0));
        const double z = static_cast<double>(normal_from_word(draws.word(1)));
        sum += u;
        squares += u * u;
        lagged += (u - 0.5) * (before - 0.5);
        normal_sum += z;
        normal_squares += z * z;
        before = u;
    }
    const double mean = sum / count;
    CHECK(mean == Approx(0.5).margin(4 * 0.2887 / std::sqrt(count)));
    CHECK(squares / count - mean * mean == Approx(1.0 / 12).margin(4 * 0.0745 / std::sqrt(count)));
    CHECK(lagged / count == Approx(0).margin(4 * 0.0833 / std::sqrt(count)));  // neighbours in rows are unrelated
    CHECK(normal_sum / count == Approx(0).margin(4 / std::sqrt(count)));
    CHECK(normal_squares / count == Approx(1).margin(4 * 1.4142 / std::sqrt(count)));
}

TEST_CASE("uniform draws fill all of 256 cells evenly") {
    constexpr int cells = 256, per_cell = 400;
    std::vector<int> counts(cells, 0);
    for (std::uint32_t i = 0; i < cells * per_cell; ++i)
        ++counts[Draws(make_key(5, 0), 0, i, Purpose::tests).word(0) >> 24];
    double chi_squared = 0;
    for (const int count : counts) chi_squared += double(count - per_cell) * (count - per_cell) / per_cell;
    CHECK(chi_squared > 255 - 4 * 22.6);  // mean 255, standard deviation sqrt(510)
    CHECK(chi_squared < 255 + 4 * 22.6);
}
