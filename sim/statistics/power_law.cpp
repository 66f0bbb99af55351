// Maximum likelihood for power laws.
#include "sim/statistics/power_law.h"

#include <cmath>

namespace agora::statistics {

PowerLawFit fit_power_law(std::span<const double> values, double x_min) {
    double count = 0, logs = 0;
    for (const double value : values) {
        if (value < x_min) continue;
        count += 1;
        logs += std::log(value / x_min);
    }
    const double excess = count / logs;
    return {1 + excess, excess / std::sqrt(count)};
}

}  // namespace agora::statistics
