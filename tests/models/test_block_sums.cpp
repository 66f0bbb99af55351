// Sums over blocks of any length against sums worked out row by row, on values whose sums are exact.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "agora/random.h"
#include "models/cocreation/metrics/block_sums.h"

using namespace agora;
using namespace agora::cocreation;

namespace {

// Multiples of 1/64 between 0 and 1 without an obvious pattern.
float value_at(std::uint32_t n) { return static_cast<float>(n * 37 % 65) / 64.0f; }

}  // namespace

TEST_CASE("Sums in lanes count every row once, whatever the length of the block") {
    for (const std::uint32_t count : {0u, 1u, 15u, 16u, 17u, 1000u, 1024u}) {
        INFO(count);
        std::vector<float> values(count + 1), hard(count + 1);
        double all = 0, of_hard = 0, squares = 0, above = 0, hard_above = 0;
        for (std::uint32_t n = 0; n < count; ++n) {
            values[n] = value_at(n);
            hard[n] = n % 3 == 0 ? 1.0f : 0.0f;
            const auto x = static_cast<double>(values[n]);
            all += x, squares += x * x, above += x > 0.5;
            if (n % 3 == 0) of_hard += x, hard_above += x > 0.5;
        }
        CHECK(sum_of(values.data(), count) == all);
        CHECK(sum_of_products(values.data(), values.data(), count) == squares);
        double groups[2] = {1, 2}, counts[2] = {3, 4};
        add_by_group(values.data(), hard.data(), count, groups);
        count_above(values.data(), hard.data(), 0.5f, count, counts);
        CHECK((groups[0] == 1 + all - of_hard && groups[1] == 2 + of_hard));
        CHECK((counts[0] == 3 + above - hard_above && counts[1] == 4 + hard_above));
    }
}

TEST_CASE("Values go to sixteen lanes in turns, and the lanes are added in order, to the last bit") {
    int differ_backward = 0, differ_in_first_half = 0;
    for (std::uint32_t set = 0; set < 20; ++set) {
        std::vector<float> values(1000);
        std::array<double, 16> lanes = {};
        for (std::uint32_t n = 0; n < 1000; ++n) {
            Draws draws(make_key(1, 0), n, set, Purpose::tests);
            values[n] = std::ldexp(draws.uniform(0) - 0.5f, static_cast<int>(draws.word(1) % 40));
            lanes[n % 16] += static_cast<double>(values[n]);
        }
        double forward = 0, backward = 0, half_backward = 0;
        for (std::size_t lane = 0; lane < 16; ++lane) {
            forward += lanes[lane], backward += lanes[15 - lane];
            half_backward += lanes[lane < 8 ? 7 - lane : lane];
        }
        CHECK(sum_of(values.data(), 1000) == forward);
        differ_backward += forward != backward;
        differ_in_first_half += forward != half_backward;
    }
    REQUIRE((differ_backward > 5 && differ_in_first_half > 5));  // so that the order can be seen
}

TEST_CASE("Sums of sixteen-bit numbers are sums of their steps") {
    for (const std::uint32_t count : {0u, 5u, 1000u, 1024u}) {
        std::vector<Unit16> values(count + 1);
        std::vector<float> hard(count + 1);
        std::uint64_t steps = 0, of_hard = 0, above = 0, hard_above = 0;
        for (std::uint32_t n = 0; n < count; ++n) {
            const std::uint32_t bits = n % 7 == 0 ? 65535u : n * 2749u % 65536u;
            values[n].bits = static_cast<std::uint16_t>(bits);
            hard[n] = n % 3 == 0 ? 1.0f : 0.0f;
            steps += bits, above += bits > 13107;
            if (n % 3 == 0) of_hard += bits, hard_above += bits > 13107;
        }
        const auto unit = [](std::uint64_t n) { return static_cast<double>(n) / 65535; };
        double groups[2] = {0, 0}, counts[2] = {0, 0};
        add_by_group(values.data(), hard.data(), count, groups);
        count_above(values.data(), hard.data(), 0.2f, count, counts);
        CHECK(groups[0] == Approx(unit(steps - of_hard)).epsilon(1e-14));
        CHECK(groups[1] == Approx(unit(of_hard)).epsilon(1e-14));
        CHECK((counts[0] == static_cast<double>(above - hard_above) && counts[1] == static_cast<double>(hard_above)));
        CHECK(sum_of(values.data(), count) == Approx(unit(steps)).epsilon(1e-14));
    }
}

TEST_CASE("Values are added by share to the bins of the rows that count, however long the block") {
    for (const std::uint32_t count : {0u, 5u, 1024u}) {
        std::vector<Unit16> share(count + 1), counted(count + 1), values(count + 1);
        std::vector<double> people(kShareBins, 1), sums(kShareBins, 2);
        std::vector<double> expected_people = people, expected_sums = sums;
        for (std::uint32_t n = 0; n < count; ++n) {
            share[n].bits = static_cast<std::uint16_t>(n % 4 == 0 ? 65535 : n * 2749u % 65536u);
            counted[n].bits = static_cast<std::uint16_t>(n % 3);
            values[n].bits = static_cast<std::uint16_t>(n % 3 > 0 ? n * 61u : 0);
            expected_people[share[n].bits / 1024u] += n % 3 > 0;
            expected_sums[share[n].bits / 1024u] += values[n].bits / 65535.;
        }
        add_by_share(share.data(), counted.data(), values.data(), count, people.data(), sums.data());
        CHECK(people == expected_people);
        for (std::size_t bin = 0; bin < kShareBins; ++bin) CHECK(sums[bin] == Approx(expected_sums[bin]));
    }
}

TEST_CASE("Marked rows are visited once each, in order") {
    for (const std::uint32_t count : {0u, 3u, 8u, 29u, 64u}) {
        std::vector<std::uint8_t> a(count), b(count);
        std::vector<std::uint32_t> expected, visited;
        for (std::uint32_t n = 0; n < count; ++n) {
            a[n] = n % 8 == 7 ? 2 : 0;
            b[n] = n % 11 == 0 ? 0x11 : (n % 5 == 0 ? 0x10 : 0);
            if (a[n] != 0 || (b[n] & 0x0F) != 0) expected.push_back(n);
        }
        for_marked(a.data(), b.data(), 0x0F, count, [&](std::uint32_t n) { visited.push_back(n); });
        CHECK(visited == expected);
    }
}

TEST_CASE("Small numbers are counted by kind") {
    const std::vector<std::uint8_t> kinds{3, 0, 3, 3, 1, 1, 0, 3, 3};
    CHECK(count_kinds<4>(kinds.data(), 9) == std::array<std::uint32_t, 4>{2, 2, 0, 5});
}

TEST_CASE("The hard to reach are those above one half") {
    const Unit16 hardness[] = {0.0f, 0.49f, 0.51f, 1.0f};
    float hard[4];
    mark_hard(hardness, 4, hard);
    CHECK((hard[0] == 0 && hard[1] == 0 && hard[2] == 1 && hard[3] == 1));
}
