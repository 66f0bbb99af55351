// Sums over blocks of any length against sums worked out row by row, on values whose sums are exact.
#include <catch2/catch.hpp>
#include <vector>

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
