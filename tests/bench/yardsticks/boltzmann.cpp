// Yardstick of workload (d): everybody meets one random other in every step and they split their money at random.
#include <algorithm>
#include <array>
#include <numeric>

#include "tests/bench/yardsticks/yardstick.h"

using namespace agora;
using namespace agora::yardstick;

namespace {

// Pairs side by side: the rows of the two, and the share the lower of them gets.
constexpr std::uint32_t kMost = 256;
struct Meetings {
    std::array<std::uint32_t, 2 * kMost> rows;
    std::array<double, kMost> share;
};

void walk(const Permutation order, std::uint32_t count, std::uint32_t* rows) {
    for (std::uint32_t n = 0; n < count; ++n) rows[n] = order.walk(rows[n]);
}

// Rows out of range walk on together; they are few, and a branch on each would be guessed wrong. Permutation::fill does
// the same for any machine; here it is compiled for this one, and with the loop around it, as a program of one purpose
// would.
void walk_on(const Permutation& order, std::uint32_t agents, std::uint32_t count, std::uint32_t* rows) {
    std::array<std::uint32_t, 2 * kMost> beyond, walking;
    std::uint32_t found = 0;
    for (std::uint32_t n = 0; n < count; ++n) {
        beyond[found] = n;
        found += rows[n] >= agents ? 1 : 0;
    }
    for (std::uint32_t k = 0; k < found; ++k) walking[k] = rows[beyond[k]];
    walk(order, found, walking.data());
    for (std::uint32_t k = 0; k < found; ++k) {
        while (walking[k] >= agents) walking[k] = order.walk(walking[k]);
        rows[beyond[k]] = walking[k];
    }
}

void draw(RandomKey key, std::uint32_t step, std::uint32_t pairs, Meetings& m) {
    for (std::uint32_t n = 0; n < pairs; ++n) {
        const std::uint32_t low = std::min(m.rows[2 * n], m.rows[2 * n + 1]);
        const Words words = philox(first_counter(low, step, Purpose::encounter), key);
        m.share[n] = to_uniform_double(words[0], words[1]);
    }
}

// Pairs are positions 2k and 2k + 1 of a random order, so a thread that takes positions needs no other thread's result.
void exchange(double* money, const Permutation& order, std::uint32_t agents, Part pairs, std::uint32_t step,
              RandomKey key) {
    Meetings m;
    for (std::uint32_t first = pairs.first; first < pairs.last; first += kMost) {
        const std::uint32_t count = std::min(kMost, pairs.last - first);
        std::iota(m.rows.begin(), m.rows.begin() + 2 * count, 2 * first);
        walk(order, 2 * count, m.rows.data());
        walk_on(order, agents, 2 * count, m.rows.data());
        for (std::uint32_t n = 0; n < 2 * count; ++n) __builtin_prefetch(&money[m.rows[n]], 1);
        draw(key, step, count, m);
        for (std::uint32_t n = 0; n < count; ++n) {
            const auto [low, high] = std::minmax(m.rows[2 * n], m.rows[2 * n + 1]);
            const double both = money[low] + money[high];
            const double kept = m.share[n] * both;
            money[low] = kept;
            money[high] = both - kept;
        }
    }
}

}  // namespace

int main(int count, char** words) {
    const Options options = read_options(count, words);
    const RandomKey key = make_key(1, 0);
    std::vector<double> money(options.agents, 1.0);
    const std::uint32_t pairs = options.agents / 2;
    const double seconds = seconds_of(options.threads, [&](std::uint32_t thread, const auto& wait) {
        const Part part = part_of(pairs, thread, options.threads);
        for (std::uint32_t step = 0; step < options.steps; ++step) {
            const Permutation order = order_of(options.agents, draws(key, 1, 0, step, Purpose::pairing));
            exchange(money.data(), order, options.agents, part, step, key);
            wait();
        }
    });
    print("boltzmann", options, std::uint64_t{options.agents} * options.steps, seconds,
          hash_of(std::span<const double>(money)));
}
