// Components of variance of points and replicates.
#include "sim/statistics/replicates.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "sim/statistics/summary.h"

namespace agora::statistics {

LuckShares luck_shares(std::span<const double> outcomes, std::size_t replicates) {
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    const std::size_t points = replicates == 0 ? 0 : outcomes.size() / replicates;
    if (points < 2 || replicates < 2 || !varies(outcomes)) return {nothing, nothing, nothing};
    std::vector<double> of_point(points, 0.0), of_replicate(replicates, 0.0);
    const double count = static_cast<double>(points), times = static_cast<double>(replicates);
    for (std::size_t at = 0; at < outcomes.size(); ++at) {
        of_point[at / replicates] += outcomes[at] / times;
        of_replicate[at % replicates] += outcomes[at] / count;
    }
    const double centre = mean(of_point);
    double squares = 0;
    for (std::size_t at = 0; at < outcomes.size(); ++at) {
        const double rest = outcomes[at] - of_point[at / replicates] - of_replicate[at % replicates] + centre;
        squares += rest * rest;
    }
    const double interaction = squares / ((count - 1) * (times - 1));
    const double shared = std::max(0.0, variance(of_replicate) - interaction / count);
    const double explained = std::max(0.0, variance(of_point) - interaction / times);
    const double all = explained + shared + interaction;
    if (!(all > 0)) return {nothing, nothing, nothing};
    return {explained / all, (shared + interaction) / all, interaction / times / (explained + interaction / times)};
}

}  // namespace agora::statistics
