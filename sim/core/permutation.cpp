// Many values of a random order at once.
#include "agora/permutation.h"

#include <array>
#include <cassert>
#include <numeric>

#include "agora/vector.h"

namespace agora {
namespace {

AGORA_VECTOR void walk_all(const Permutation order, std::uint32_t count, std::uint32_t* places) {
    for (std::uint32_t n = 0; n < count; ++n) places[n] = order.walk(places[n]);
}

}  // namespace

// Those that have to walk on are few: they are listed without branches, which would be guessed wrong, and walk
// together.
void Permutation::fill(std::uint32_t first, std::uint32_t count, std::uint32_t* values) const {
    assert(count <= kMost);
    std::iota(values, values + count, first);
    if (size_ < 2) return;
    walk_all(*this, count, values);
    std::array<std::uint32_t, kMost> beyond, walking;
    std::uint32_t found = 0;
    for (std::uint32_t n = 0; n < count; ++n) {
        beyond[found] = n;
        found += values[n] >= size_ ? 1 : 0;
    }
    for (std::uint32_t k = 0; k < found; ++k) walking[k] = values[beyond[k]];
    walk_all(*this, found, walking.data());
    for (std::uint32_t k = 0; k < found; ++k) {
        while (walking[k] >= size_) walking[k] = walk(walking[k]);
        values[beyond[k]] = walking[k];
    }
}

}  // namespace agora
