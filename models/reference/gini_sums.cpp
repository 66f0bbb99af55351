// The Gini coefficient of binned values.
#include "models/reference/gini_sums.h"

#include <cmath>
#include <limits>

namespace agora::reference {

double gini_from(std::span<const double> sums) {
    const double spread_over_deviation = 2 / std::sqrt(3.0);  // mean distance of two even draws over their deviation
    double count = 0, total = 0, distances = 0;               // sum of distances of all unordered pairs
    for (std::size_t bin = 0; bin < kGiniBins; ++bin) {
        const double n = sums[bin], held = sums[kGiniBins + bin];
        if (n == 0) continue;
        distances += count * held - total * n;
        const double mean = held / n, variance = sums[2 * kGiniBins + bin] / n - mean * mean;
        if (variance > 1e-12 && n > 1)
            distances += n * (n - 1) / 2 * spread_over_deviation * std::sqrt(variance * n / (n - 1));
        count += n;
        total += held;
    }
    return total > 0 ? distances / (count * total) : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace agora::reference
