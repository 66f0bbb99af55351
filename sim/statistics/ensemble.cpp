// One-way analysis of variance over parameter sets.
#include "sim/statistics/ensemble.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/statistics/interval.h"
#include "sim/statistics/summary.h"

namespace agora::statistics {

Ensemble ensemble_of(std::span<const std::vector<double>> sets, double reference) {
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> means;
    double pairs = 0, squares = 0, pairs_squared = 0, flipped = 0;
    for (const std::vector<double>& set : sets) {
        const MeanInterval found = interval_of(set);
        if (found.count == 0) continue;
        means.push_back(found.mean);
        pairs += found.count;
        pairs_squared += found.count * found.count;
        flipped += found.mean * reference < 0 ? 1 : 0;
        for (const double value : set)
            if (!std::isnan(value)) squares += (value - found.mean) * (value - found.mean);
    }
    const auto count = static_cast<double>(means.size());
    Ensemble out{nothing, nothing, nothing, nothing, nothing, static_cast<int>(means.size())};
    if (means.empty()) return out;
    out.low = quantile(means, 0.05);
    out.high = quantile(means, 0.95);
    if (reference < 0 || reference > 0) out.flipped_share = flipped / count;
    if (pairs <= count || means.size() < 2) return out;
    const double luck = squares / (pairs - count);
    const double pairs_a_set = (pairs - pairs_squared / pairs) / (count - 1);
    out.luck_sd = std::sqrt(luck);
    out.parameter_sd = std::sqrt(std::max(0.0, variance(means) - luck / pairs_a_set));
    return out;
}

}  // namespace agora::statistics
