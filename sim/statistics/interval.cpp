// Student's t interval of a mean.
#include "sim/statistics/interval.h"

#include <cmath>
#include <limits>

#include "sim/statistics/distributions.h"

namespace agora::statistics {

MeanInterval interval_of(std::span<const double> values) {
    double sum = 0, squares = 0;
    int count = 0;
    for (const double value : values)
        if (!std::isnan(value)) sum += value, ++count;
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    if (count == 0) return {nothing, nothing, 0};
    const double mean = sum / count;
    for (const double value : values)
        if (!std::isnan(value)) squares += (value - mean) * (value - mean);
    if (count < 2) return {mean, nothing, count};
    return {mean, student_t_quantile(0.975, count - 1) * std::sqrt(squares / (count - 1) / count), count};
}

}  // namespace agora::statistics
