// Power in weighted votes, by counting the coalitions of the other voters by size and weight (generating functions).
#include <numeric>

#include "models/cocreation/metrics/indices.h"

namespace agora::cocreation {
namespace {

// Coalitions a voter turns from losing to winning, by the number of other members.
std::vector<double> swings_by_size(std::span<const std::uint32_t> weights, std::uint32_t quota, std::size_t voter) {
    const std::size_t voters = weights.size();
    std::vector<double> coalitions(voters * quota, 0.0);  // [size][weight], weight below the quota
    coalitions[0] = 1;
    for (std::size_t other = 0; other < voters; ++other) {
        if (other == voter || weights[other] >= quota) continue;
        for (std::size_t size = voters - 1; size-- > 0;)
            for (std::size_t weight = quota - weights[other]; weight-- > 0;)
                coalitions[(size + 1) * quota + weight + weights[other]] += coalitions[size * quota + weight];
    }
    std::vector<double> swings(voters, 0.0);
    const std::uint32_t least = weights[voter] < quota ? quota - weights[voter] : 0;
    for (std::size_t size = 0; size < voters; ++size)
        for (std::size_t weight = least; weight < quota; ++weight) swings[size] += coalitions[size * quota + weight];
    return swings;
}

// Share of all orders of n voters in which one given voter comes right after one given set of `before` others.
double share_of_orders(std::size_t before, std::size_t voters) {
    double share = 1.0 / static_cast<double>(voters);
    for (std::size_t i = 1; i <= before; ++i) share *= static_cast<double>(i) / static_cast<double>(voters - i);
    return share;
}

}  // namespace

std::vector<double> shapley_shubik(std::span<const std::uint32_t> weights, std::uint32_t quota) {
    std::vector<double> power(weights.size(), 0.0);
    for (std::size_t voter = 0; voter < weights.size(); ++voter) {
        const std::vector<double> swings = swings_by_size(weights, quota, voter);
        for (std::size_t size = 0; size < swings.size(); ++size)
            power[voter] += swings[size] * share_of_orders(size, weights.size());
    }
    return power;
}

std::vector<double> banzhaf(std::span<const std::uint32_t> weights, std::uint32_t quota) {
    std::vector<double> power(weights.size(), 0.0);
    for (std::size_t voter = 0; voter < weights.size(); ++voter) {
        const std::vector<double> swings = swings_by_size(weights, quota, voter);
        power[voter] = std::accumulate(swings.begin(), swings.end(), 0.0);
    }
    const double all = std::accumulate(power.begin(), power.end(), 0.0);
    for (double& share : power) share /= all;
    return power;
}

}  // namespace agora::cocreation
