// Yardstick of workload (d): everybody meets one random other in every step and they split their money at random.
#include <algorithm>
#include <numeric>

#include "tests/bench/yardsticks/yardstick.h"

using namespace agora;
using namespace agora::yardstick;

namespace {

// Pairs are positions 2k and 2k + 1 of a random order, so a thread that takes positions needs no other thread's result.
void exchange(double* money, const Permutation& order, std::uint32_t agents, Part pairs, std::uint32_t step,
              RandomKey key) {
    for (std::uint32_t pair = pairs.first; pair < pairs.last; ++pair) {
        const std::uint32_t x = order(2 * pair);
        if (2 * pair + 1 >= agents) continue;
        const std::uint32_t y = order(2 * pair + 1);
        const std::uint32_t low = x < y ? x : y, high = x < y ? y : x;
        const double both = money[low] + money[high];
        const double kept = uniform_double(draws(key, 0, low, step, Purpose::encounter)) * both;
        money[low] = kept;
        money[high] = both - kept;
    }
}

}  // namespace

int main(int count, char** words) {
    const Options options = read_options(count, words);
    const RandomKey key = make_key(1, 0);
    std::vector<double> money(options.agents, 1.0);
    const std::uint32_t pairs = (options.agents + 1) / 2;
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
