// Ties between citizens: support ties inside a catchment, weak ties inside a locality (theory base M19, S21).
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "agora/executor.h"
#include "agora/parameter.h"
#include "agora/permutation.h"
#include "agora/views.h"
#include "agora/world.h"
#include "models/cocreation/columns.h"

namespace agora::cocreation {

struct TiesParams {
    std::int32_t support_degree = 4;
    float rewire = 0.1f;
    float weak_degree = 8.0f;
};
ParameterGroup ties_parameters();

// Why these parameters give no ties for this many citizens; empty when they do.
std::string ties_problem(const TiesParams& p, std::uint64_t citizens);

// Candidates for weak ties stand up to `reach` places away in a random order and are kept with probability
// keep × soc × soc, so that with sociability √U (mean 2/3) the mean degree is weak_degree.
struct WeakRule {
    std::uint32_t reach = 0;
    float keep = 1.0f;
};
inline constexpr std::uint32_t kFarthestCandidate = 63;
WeakRule weak_rule(float weak_degree);

// Some positions of the random order side by side: who holds them and those that follow, how sociable these are, and
// four draws of each.
struct WeakWindow {
    static constexpr std::uint32_t kMost = 256;
    static_assert(kMost + kFarthestCandidate <= Permutation::kMost);
    std::array<std::uint32_t, kMost + kFarthestCandidate> rows;
    std::array<float, kMost + kFarthestCandidate> sociability;
    std::array<std::array<std::uint32_t, kMost>, 4> words;
    std::array<std::uint32_t, kMost> tied;

    // Holders of `count` positions of an order of `size` from `first` on; positions past the end go on at 0.
    void find_holders(const Permutation& holder, std::uint32_t size, std::uint32_t first, std::uint32_t count);
    // Draws number 4 × block to 4 × block + 3 of the holders of the first `count` positions.
    void draw(const Random<Citizen>& random, std::uint32_t first_row, std::uint32_t count, std::uint32_t block);
    // Lists which of the first `count` positions are tied to the one `l` places on, and returns how many.
    std::uint32_t find_tied(std::uint32_t count, std::uint32_t l, float keep);
};

// Calls tie(a, b) for the weak ties between `size` citizens, in no particular order; citizens are counted from
// `first_row`. sociability(a) gives a citizen's sociability; the tie to the holder of the position `l` places on is
// decided by draw number l − 1 of a citizen.
template <class Sociability, class Tie>
void weak_ties(const Permutation& holder, std::uint32_t size, WeakRule rule, const Sociability& sociability,
               const Random<Citizen>& random, std::uint32_t first_row, const Tie& tie) {
    assert(rule.reach <= kFarthestCandidate);
    const std::uint32_t reach = size < 2 ? 0 : std::min(rule.reach, (size - 1) / 2);
    WeakWindow window;
    for (std::uint32_t first = 0; reach > 0 && first < size; first += WeakWindow::kMost) {
        const std::uint32_t count = std::min(size - first, WeakWindow::kMost);
        window.find_holders(holder, size, first, count + reach);
        for (std::uint32_t n = 0; n < count + reach; ++n) window.sociability[n] = sociability(window.rows[n]);
        for (std::uint32_t l = 1; l <= reach; ++l) {
            if (l % 4 == 1) window.draw(random, first_row, count, l / 4);
            const std::uint32_t found = window.find_tied(count, l, rule.keep);
            for (std::uint32_t k = 0; k < found; ++k) tie(window.rows[window.tied[k]], window.rows[window.tied[k] + l]);
        }
    }
}

// A citizen's place in the support lattice.
struct LatticePlace {
    std::uint32_t row;
    std::uint32_t household;  // row of its first member
};

// Calls tie(a, b) for the support ties of one catchment, whose citizens are given in resource order: the next `half`
// on a ring, each rewired with probability `rewire` (and whenever both live in one household) to a random citizen who
// is neither near on the ring nor of the household. `rewired` is scratch space.
template <class Uniforms, class Tie>
void support_ties(std::span<const LatticePlace> ring, std::uint32_t half, float rewire, const Uniforms& uniforms,
                  std::vector<std::uint64_t>& rewired, const Tie& tie);

// Fills SupportTies and WeakTies; needs places, households, resources and sociability.
void connect_citizens(World& world, Executor& executor);

// ---- Definition -----------------------------------------------------------------------------------------------------

inline constexpr std::uint32_t kRewiringTries = 8;

template <class Uniforms, class Tie>
void support_ties(std::span<const LatticePlace> ring, std::uint32_t half, float rewire, const Uniforms& uniforms,
                  std::vector<std::uint64_t>& rewired, const Tie& tie) {
    const auto n = static_cast<std::uint32_t>(ring.size());
    half = n < 2 ? 0 : (half < (n - 1) / 2 ? half : (n - 1) / 2);
    const auto stranger = [&](std::uint32_t p, Draws& draws, std::uint32_t first_draw) {
        for (std::uint32_t i = 0; i < kRewiringTries; ++i) {
            const auto q = static_cast<std::uint32_t>((std::uint64_t{draws.word(first_draw + i)} * n) >> 32);
            const std::uint32_t ahead = q >= p ? q - p : q + n - p;
            const bool near = ahead <= half || n - ahead <= half;
            if (!near && ring[q].household != ring[p].household) return q;
        }
        return kNoRow;
    };
    rewired.clear();
    for (std::uint32_t p = 0; p < n; ++p) {
        Draws draws = uniforms(ring[p].row);
        for (std::uint32_t l = 1; l <= half; ++l) {
            const std::uint32_t q = p + l < n ? p + l : p + l - n;
            const bool same_household = ring[q].household == ring[p].household;
            if (!same_household && draws.uniform(l - 1) >= rewire) {
                tie(ring[p].row, ring[q].row);
                continue;
            }
            const std::uint32_t other = stranger(p, draws, l * kRewiringTries);
            if (other == kNoRow) {
                if (!same_household) tie(ring[p].row, ring[q].row);
                continue;
            }
            const std::uint64_t a = ring[p].row, b = ring[other].row;
            rewired.push_back(a < b ? a << 32 | b : b << 32 | a);
        }
    }
    std::sort(rewired.begin(), rewired.end());
    rewired.erase(std::unique(rewired.begin(), rewired.end()), rewired.end());
    for (const std::uint64_t pair : rewired)
        tie(static_cast<std::uint32_t>(pair >> 32), static_cast<std::uint32_t>(pair));
}

}  // namespace agora::cocreation
