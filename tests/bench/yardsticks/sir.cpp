// Yardstick of workload (c): infection and recovery in discrete time on a given network.
#include <algorithm>

#include "tests/bench/yardsticks/yardstick.h"

using namespace agora;
using namespace agora::yardstick;

namespace {

constexpr double kInfection = static_cast<double>(0.05f);
constexpr float kRecovery = 0.1f;
constexpr std::uint32_t kSeeds = 100;

double risk(std::uint32_t contacts) {
    double escape = 1.0;
    for (double power = 1.0 - kInfection; contacts > 0; contacts >>= 1, power *= power)
        if ((contacts & 1u) != 0) escape *= power;
    return 1.0 - escape;
}

void infect(const Graph& graph, const std::uint8_t* before, std::uint8_t* after, Part part, std::uint32_t step,
            RandomKey key) {
    for (std::uint32_t i = part.first; i < part.last; ++i) {
        const std::uint8_t now = before[i];
        float chance = now == 1 ? kRecovery : 0.0f;
        if (now == 0) {
            std::uint32_t contacts = 0;
            for (std::uint32_t k = graph.offsets[i]; k < graph.offsets[i + 1ull]; ++k)
                contacts += before[graph.targets[k]] == 1 ? 1u : 0u;
            if (contacts > 0) chance = static_cast<float>(risk(contacts));
        }
        const bool changes = chance > 0.0f && draws(key, 0, i, step, Purpose::contagion).uniform(0) < chance;
        after[i] = static_cast<std::uint8_t>(now + (changes ? 1 : 0));
    }
}

}  // namespace

int main(int count, char** words) {
    const Options options = read_options(count, words);
    const Graph graph = read_graph(options.edges);
    const auto agents = static_cast<std::uint32_t>(graph.offsets.size() - 1);
    const RandomKey key = make_key(1, 0);
    std::vector<std::uint8_t> a(agents, 0), b(agents, 0);
    const Permutation order = order_of(agents, draws(key, 1, 0, kSetupStep, Purpose::seed_choice));
    for (std::uint32_t k = 0; k < kSeeds; ++k) a[order(k)] = 1;
    const double seconds = seconds_of(options.threads, [&](std::uint32_t thread, const auto& wait) {
        const Part part = part_of(agents, thread, options.threads);
        for (std::uint32_t step = 0; step < options.steps; ++step) {
            infect(graph, (step % 2 == 0 ? a : b).data(), (step % 2 == 0 ? b : a).data(), part, step, key);
            wait();
        }
    });
    const auto& last = options.steps % 2 == 0 ? a : b;
    print("sir", options, std::uint64_t{agents} * options.steps, seconds, hash_of(std::span<const std::uint8_t>(last)));
}
