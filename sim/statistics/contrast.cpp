// Paired differences.
#include "sim/statistics/contrast.h"

#include <cmath>
#include <limits>
#include <vector>

#include "sim/statistics/interval.h"

namespace agora::statistics {
namespace {

double variance_of(std::span<const double> values) {
    double sum = 0, squares = 0;
    for (const double value : values) sum += value;
    const double mean = sum / static_cast<double>(values.size());
    for (const double value : values) squares += (value - mean) * (value - mean);
    return squares / static_cast<double>(values.size() - 1);
}

}  // namespace

Contrast contrast_of(std::span<const double> base, std::span<const double> changed) {
    std::vector<double> before, after, differences;
    for (std::size_t i = 0; i < base.size() && i < changed.size(); ++i) {
        if (std::isnan(base[i]) || std::isnan(changed[i])) continue;
        before.push_back(base[i]);
        after.push_back(changed[i]);
        differences.push_back(changed[i] - base[i]);
    }
    const MeanInterval interval = interval_of(differences);
    Contrast out;
    out.base_mean = interval_of(before).mean;
    out.changed_mean = interval_of(after).mean;
    out.difference = interval.mean;
    out.half_width = interval.half_width;
    out.pairs = interval.count;
    double larger = 0;
    for (const double difference : differences) larger += difference > 0 ? 1 : 0;
    out.larger_share = larger / static_cast<double>(differences.size());
    out.variance_reduction = std::numeric_limits<double>::quiet_NaN();
    if (out.pairs >= 2) out.variance_reduction = (variance_of(before) + variance_of(after)) / variance_of(differences);
    return out;
}

Finding finding_of(const Contrast& contrast) {
    if (contrast.difference == 0 && !(contrast.half_width > 0)) return Finding::none;
    if (!(std::abs(contrast.difference) > contrast.half_width)) return Finding::unclear;
    return contrast.difference > 0 ? Finding::higher : Finding::lower;
}

}  // namespace agora::statistics
