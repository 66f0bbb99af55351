// What a difference is over sets of parameters, with the luck of runs told apart from the parameters.
#pragma once

#include <span>
#include <vector>

namespace agora::statistics {

// NaN where there is nothing to say: all but `sets` without a set, the deviations with fewer than two sets or pairs a
// set, and the share when the reference has no sign.
struct Ensemble {
    double low = 0, high = 0;  // 5 and 95 % quantiles, over the sets, of the mean difference of a set
    double parameter_sd = 0;   // standard deviation of what the sets' differences would be without luck
    double luck_sd = 0;        // standard deviation of one pair's difference about the mean of its set
    double flipped_share = 0;  // share of sets whose mean difference has the sign opposite to the reference
    int sets = 0;              // sets with at least one pair
};

// `sets` holds the paired differences of each set; NaN among them are left out. The two deviations are those of an
// analysis of variance with random groups (Searle, Casella & McCulloch 1992, 3.6): what luck adds to the spread of the
// means is taken off, and at least 0 is left.
Ensemble ensemble_of(std::span<const std::vector<double>> sets, double reference);

}  // namespace agora::statistics
