// Student's t interval of a mean.
#include "sim/app/interval.h"

#include <array>
#include <cmath>
#include <limits>

namespace agora::app {

double student_t975(int degrees) {
    constexpr std::array<double, 10> exact{12.7062, 4.30265, 3.18245, 2.77645, 2.57058,
                                           2.44691, 2.36462, 2.30600, 2.26216, 2.22814};
    if (degrees <= static_cast<int>(exact.size())) return exact[static_cast<std::size_t>(degrees - 1)];
    // Series of Cornish and Fisher in powers of 1/degrees around the normal point.
    const double z = 1.959963985, n = degrees;
    const double z3 = z * z * z, z5 = z3 * z * z;
    return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n);
}

Interval interval_of(std::span<const double> values) {
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
    return {mean, student_t975(count - 1) * std::sqrt(squares / (count - 1) / count), count};
}

}  // namespace agora::app
