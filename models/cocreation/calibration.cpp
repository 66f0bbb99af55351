// Bisection for means, an order statistic for shares.
#include "models/cocreation/calibration.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "agora/math.h"

namespace agora::cocreation {

float shift_for_mean(const std::vector<float>& bases, float mean, float lowest, float highest) {
    const auto mean_at = [&](float shift) {
        double sum = 0;
        for (const float base : bases) sum += static_cast<double>(clamp(base + shift, lowest, highest));
        return sum / static_cast<double>(bases.size());
    };
    float low = -4.0f, high = 4.0f;
    for (int i = 0; i < 24; ++i) {
        const float middle = 0.5f * (low + high);
        (mean_at(middle) < static_cast<double>(mean) ? low : high) = middle;
    }
    return 0.5f * (low + high);
}

float shift_for_share(std::vector<float>& bases, float share, float threshold) {
    const double below = (1.0 - static_cast<double>(share)) * static_cast<double>(bases.size());
    const auto at = std::min(bases.size() - 1, static_cast<std::size_t>(std::lround(below)));
    const auto middle = bases.begin() + static_cast<std::ptrdiff_t>(at);
    std::nth_element(bases.begin(), middle, bases.end());
    const float above = *middle;
    if (at == 0) return threshold - above;
    return threshold - 0.5f * (above + *std::max_element(bases.begin(), middle));
}

}  // namespace agora::cocreation
