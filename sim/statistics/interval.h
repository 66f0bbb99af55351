// The mean over replicates and how far it can be trusted.
#pragma once

#include <span>

namespace agora::statistics {

// A mean over replicates and the half-width of its 95 % interval by Student's t; the half-width is NaN for fewer than
// two values and the mean for none. Values that are NaN do not count.
struct MeanInterval {
    double mean;
    double half_width;
    int count;
};

MeanInterval interval_of(std::span<const double> values);

}  // namespace agora::statistics
