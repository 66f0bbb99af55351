// The mean over replicates and how far it can be trusted.
#pragma once

#include <span>

namespace agora::app {

// A mean over replicates and the half-width of its 95 % interval by Student's t; the half-width is NaN for fewer than
// two values and the mean for none. Values that are NaN do not count.
struct Interval {
    double mean;
    double half_width;
    int count;
};

Interval interval_of(std::span<const double> values);

// The 97.5 % point of Student's t, for at least one degree of freedom, to three digits or better.
double student_t975(int degrees);

}  // namespace agora::app
