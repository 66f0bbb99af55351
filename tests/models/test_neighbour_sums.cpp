// What a citizen sees of neighbours, against the same sums written out field by field.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "agora/random.h"
#include "models/cocreation/citizens/neighbour_sums.h"

using namespace agora;
using namespace agora::cocreation;

namespace {

// Records that cover all bits, the extremes among them.
BroadcastRecord record_at(std::uint32_t i) {
    Draws draws({1, 2}, i, 3, Purpose::tests);
    BroadcastRecord out{draws.uniform(0), draws.uniform(1), draws.uniform(2), 0};
    out.skill = static_cast<std::uint16_t>(draws.word(3));
    if (i % 5 == 0) out = {1.0f, 1.0f, 1.0f, 0xFFFF};
    if (i % 7 == 0) out = {0.0f, 0.0f, 0.0f, i % 2 ? BroadcastRecord::kActive : BroadcastRecord::kDissatisfied};
    return out;
}

}  // namespace

TEST_CASE("sums over neighbours are those of each field on its own") {
    for (const std::int32_t bound : {0, 1, 20000, 65535})
        for (std::uint32_t own = 0; own < 65536; own += 13107) {
            const View view = view_of(own, static_cast<std::uint32_t>(bound));
            Glances glances;
            NeighbourSums expected;
            for (std::uint32_t i = 0; i < 500; ++i) {
                const BroadcastRecord other = record_at(i);
                glances.look_at(other, view);
                const std::int32_t attitude = other.attitude.bits;
                const bool near = std::abs(attitude - static_cast<std::int32_t>(own)) <= bound;
                expected.weak.sum += near ? attitude : 0, expected.weak.count += near;
                expected.efficacy_sum += other.efficacy.bits, expected.help_sum += other.support.bits;
                expected.skill_sum += other.skill & BroadcastRecord::kSkillMask;
                expected.active += other.active();
            }
            NeighbourSums sums;
            sums.add_supporters(glances, 500, sums.weak);
            CHECK(sums.weak.sum == expected.weak.sum);
            CHECK(sums.weak.count == expected.weak.count);
            CHECK(sums.efficacy_sum == expected.efficacy_sum);
            CHECK(sums.help_sum == expected.help_sum);
            CHECK(sums.skill_sum == expected.skill_sum);
            CHECK(sums.active == expected.active);
            CHECK(sums.supporters == 500);
        }
}

TEST_CASE("acquaintances do not help") {
    NeighbourSums sums;
    sums.add(one_glance({0.5f, 0.5f, 0.5f, 7}, view_of(0, 65535)), 1, sums.weak);
    CHECK(sums.help_sum == 0);
    CHECK(sums.supporters == 0);
    CHECK(sums.neighbours == 1);
}
