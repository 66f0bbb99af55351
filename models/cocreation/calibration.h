// Shifts that make a sample meet a given mean or a given share above a threshold.
#pragma once

#include <functional>
#include <vector>

namespace agora::cocreation {

// The shift c for which the mean of value(base + c) over the sample is `mean`; value must not fall. Accurate to 1e-6.
float shift_for_mean(const std::vector<float>& bases, float mean, const std::function<float(float)>& value);

// The shift c for which the given share of the sample has base + c above `threshold`. Reorders the sample.
float shift_for_share(std::vector<float>& bases, float share, float threshold);

}  // namespace agora::cocreation
