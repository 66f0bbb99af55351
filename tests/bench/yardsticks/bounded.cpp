// Yardstick of workload (b): bounded confidence anchored at the first opinion, on a given network.
#include <algorithm>
#include <bit>
#include <cmath>

#include "tests/bench/yardsticks/yardstick.h"

using namespace agora;
using namespace agora::yardstick;

namespace {

constexpr double kConfidence = static_cast<double>(0.2f), kSusceptibility = static_cast<double>(0.75f);

void listen(const Graph& graph, const double* before, const double* first, double* after, Part part) {
    for (std::uint32_t i = part.first; i < part.last; ++i) {
        const double own = before[i];
        double sum = own;
        std::uint64_t number = 1;
        for (std::uint32_t k = graph.offsets[i]; k < graph.offsets[i + 1ull]; ++k) {
            const double other = before[graph.targets[k]];
            const std::uint64_t near = std::fabs(other - own) <= kConfidence ? ~std::uint64_t{0} : 0;
            sum += std::bit_cast<double>(std::bit_cast<std::uint64_t>(other) & near);
            number += near & 1u;
        }
        const double count = static_cast<double>(number);
        after[i] = kSusceptibility * (sum / count) + (1.0 - kSusceptibility) * first[i];
    }
}

}  // namespace

int main(int count, char** words) {
    const Options options = read_options(count, words);
    const Graph graph = read_graph(options.edges);
    const auto agents = static_cast<std::uint32_t>(graph.offsets.size() - 1);
    const RandomKey key = make_key(1, 0);
    std::vector<double> first(agents), a, b(agents);
    for (std::uint32_t i = 0; i < agents; ++i)
        first[i] = uniform_double(draws(key, 0, i, kSetupStep, Purpose::initial_value));
    a = first;
    const double seconds = seconds_of(options.threads, [&](std::uint32_t thread, const auto& wait) {
        const Part part = part_of(agents, thread, options.threads);
        for (std::uint32_t step = 0; step < options.steps; ++step) {
            listen(graph, (step % 2 == 0 ? a : b).data(), first.data(), (step % 2 == 0 ? b : a).data(), part);
            wait();
        }
    });
    const auto& last = options.steps % 2 == 0 ? a : b;
    print("bounded", options, std::uint64_t{agents} * options.steps, seconds, hash_of(std::span<const double>(last)));
}
