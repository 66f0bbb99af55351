// The random order without memory is one to one and has no visible order.
#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "agora/permutation.h"

using namespace agora;

TEST_CASE("every size is mapped one to one") {
    for (const std::uint32_t size : {0u, 1u, 2u, 3u, 7u, 64u, 65u, 1000u, 4097u}) {
        const Permutation order(size, {1, 2, 3, size});
        std::vector<int> seen(size, 0);
        for (std::uint32_t i = 0; i < size; ++i) {
            REQUIRE(order(i) < size);
            ++seen[order(i)];
        }
        for (const int times : seen) REQUIRE(times == 1);
    }
}

TEST_CASE("neighbours in the order are strangers in the rows, and keys matter") {
    const std::uint32_t size = 50000;
    const Permutation order(size, {11, 12, 13, 14}), other(size, {15, 12, 13, 14});
    double distance = 0;
    std::uint32_t same = 0;
    for (std::uint32_t i = 0; i + 1 < size; ++i) {
        distance += std::abs(static_cast<double>(order(i)) - order(i + 1));
        same += order(i) == other(i) ? 1 : 0;
    }
    CHECK(distance / size == Approx(size / 3.0).epsilon(0.02));  // as for independent places
    CHECK(same < 12);                                            // one is expected by chance
}

TEST_CASE("many at once are the same as one by one") {
    for (const std::uint32_t size : {1u, 2u, 3u, 700u, 1000u, 1025u}) {
        const Permutation order(size, {5, 6, 7, size});
        std::vector<std::uint32_t> values(Permutation::kMost);
        for (const std::uint32_t first : {0u, size / 3, size - 1}) {
            const std::uint32_t count = std::min(size - first, Permutation::kMost);
            order.fill(first, count, values.data());
            for (std::uint32_t n = 0; n < count; ++n) REQUIRE(values[n] == order(first + n));
        }
    }
}
