// The state hash: every byte, its place and the length count, and the format is frozen.
#include <catch2/catch.hpp>
#include <numeric>
#include <set>
#include <vector>

#include "sim/core/block.h"
#include "sim/core/hash.h"

using agora::hash_bytes;
using agora::hash_combine;

namespace {

std::vector<unsigned char> counting(std::size_t bytes) {
    std::vector<unsigned char> out(bytes);
    std::iota(out.begin(), out.end(), static_cast<unsigned char>(1));
    return out;
}

}  // namespace

TEST_CASE("changing any one bit changes the hash, in the lanes as in the tail") {
    std::vector<unsigned char> bytes = counting(77);
    std::set<std::uint64_t> hashes{hash_bytes(bytes.data(), bytes.size())};
    for (unsigned char& byte : bytes)
        for (int bit = 0; bit < 8; ++bit) {
            byte = static_cast<unsigned char>(byte ^ (1 << bit));
            hashes.insert(hash_bytes(bytes.data(), bytes.size()));
            byte = static_cast<unsigned char>(byte ^ (1 << bit));
        }
    CHECK(hashes.size() == 1 + 77 * 8);
}

TEST_CASE("data that differ only in length have different hashes, also when all bytes are zero") {
    const std::vector<unsigned char> zeros(200, 0);
    const std::vector<unsigned char> numbers = counting(200);
    std::set<std::uint64_t> hashes;
    for (std::size_t length = 1; length <= 200; ++length) {
        hashes.insert(hash_bytes(zeros.data(), length));
        hashes.insert(hash_bytes(numbers.data(), length));
    }
    CHECK(hashes.size() == 400);
}

TEST_CASE("swapping equal-sized pieces changes the hash") {
    std::vector<unsigned char> bytes = counting(64);
    const std::uint64_t hash = hash_bytes(bytes.data(), bytes.size());
    std::swap_ranges(bytes.begin(), bytes.begin() + 32, bytes.begin() + 32);
    CHECK(hash_bytes(bytes.data(), bytes.size()) != hash);
    CHECK(hash_combine(hash_combine(1, 2), 3) != hash_combine(hash_combine(1, 3), 2));
}

TEST_CASE("the hash does not look beyond the data, nor at where they lie") {
    std::vector<unsigned char> bytes = counting(80);
    const std::uint64_t hash = hash_bytes(bytes.data(), 45);
    bytes[45] = 255;
    CHECK(hash_bytes(bytes.data(), 45) == hash);
    bytes.insert(bytes.begin(), 3, 0);
    CHECK(hash_bytes(bytes.data() + 3, 45) == hash);
    CHECK(hash_bytes(bytes.data() + 3, 45, 1) != hash);
}

TEST_CASE("the format of the hash is frozen") {
    const std::vector<unsigned char> bytes = counting(77);
    CHECK(hash_bytes(bytes.data(), 77) == 0xc2c23b96d650ad12u);
    CHECK(hash_bytes(bytes.data(), 5) == 0xf6b34f055a0bc7b6u);
    CHECK(hash_combine(1, 2) == 0x35922aeb41da4b73u);
}

TEST_CASE("blocks cover all rows and no more") {
    CHECK(agora::blocks_of(0) == 0);
    CHECK(agora::blocks_of(1) == 1);
    CHECK(agora::blocks_of(1024) == 1);
    CHECK(agora::blocks_of(1025) == 2);
    CHECK(agora::blocks_of(10, 4) == 3);
    CHECK(agora::blocks_of(0xFFFFFFFFu) == (1u << 22));
}
