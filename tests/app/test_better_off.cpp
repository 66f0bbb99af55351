// Shares of citizens who are better and worse off, against counts by hand.
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/app/compare/better_off.h"

using agora::app::GroupShares;
using agora::app::LastWellbeing;
using agora::app::shares_off;

TEST_CASE("citizens are counted in each of their groups, and small differences do not count") {
    // Bits: 1 everyone, 2 hard to reach, 4 others, 8 fewest resources, 16 most resources.
    const LastWellbeing base{{0.5f, 0.5f, 0.5f, 0.5f}, {1 + 2 + 8, 1 + 2, 1 + 4, 1 + 4 + 16}};
    const LastWellbeing changed{{0.4f, 0.6f, 0.505f, 0.7f}, {}};
    const GroupShares found = shares_off(base, changed);
    CHECK(found[0].better == 0.5);
    CHECK(found[0].worse == 0.25);
    CHECK(found[1].better == 0.5);
    CHECK(found[1].worse == 0.5);
    CHECK(found[2].better == 0.5);
    CHECK(found[2].worse == 0);
    CHECK(found[3].worse == 1);
    CHECK(found[4].better == 1);
}

TEST_CASE("a group without citizens, and a run that is missing, have no share") {
    const LastWellbeing base{{0.5f}, {1 + 4}};
    CHECK(std::isnan(shares_off(base, base)[1].worse));
    CHECK(shares_off(base, base)[0].worse == 0);
    CHECK(std::isnan(shares_off(base, {})[0].better));
}
