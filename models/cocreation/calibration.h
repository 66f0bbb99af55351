// Shifts that make a sample meet a given mean or a given share above a threshold.
#pragma once

#include <vector>

namespace agora::cocreation {

// The shift c for which the mean of base + c over the sample, each limited to [lowest, highest], is `mean`. Accurate to
// 1e-6.
float shift_for_mean(const std::vector<float>& bases, float mean, float lowest, float highest);

// The shift c for which the given share of the sample has base + c above `threshold`. Reorders the sample.
float shift_for_share(std::vector<float>& bases, float share, float threshold);

}  // namespace agora::cocreation
