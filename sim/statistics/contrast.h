// Differences between two worlds that share their luck, replicate by replicate, and what the pairing is worth.
#pragma once

#include <span>

namespace agora::statistics {

// The mean difference of paired values with its 95 % interval by Student's t. Pairs with a NaN do not count.
struct Contrast {
    double base_mean = 0;  // NaN without pairs, as the next three
    double changed_mean = 0;
    double difference = 0;    // changed minus base
    double half_width = 0;    // of the interval; NaN for fewer than two pairs
    double larger_share = 0;  // share of pairs in which the changed world has the larger value
    double variance_reduction = 0;
    int pairs = 0;
};

// `variance_reduction` is (var(base) + var(changed)) / var(difference): how many times more replicates it would take
// without common random numbers; NaN when it is not defined, infinite when all differences are equal.
Contrast contrast_of(std::span<const double> base, std::span<const double> changed);

// What an interval allows to be said: its sign, nothing at all, or that there is no difference whatever.
enum class Finding { higher, lower, unclear, none };
Finding finding_of(const Contrast& contrast);

}  // namespace agora::statistics
