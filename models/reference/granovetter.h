// Granovetter 1978 (doi 10.1086/226707): everybody joins when enough others have joined, "enough" differing.
//
//     i joins if (number of active) ≥ θᵢ
//
// Thresholds count heads. The classic crowd has thresholds 0, 1, …, n − 1 and all join one after the other; replace the
// threshold 1 by 2 and only one does.
#pragma once

#include "models/reference/contagion.h"

namespace agora::reference {

struct HeadsThreshold : Column<Agent, double> {
    static constexpr ColumnInfo info{
        "threshold", "1", {-1e9f, 1e9f}, "Number of active others at which the agent joins."};
};

struct GranovetterParams {
    std::int32_t thresholds = 0;
    double mean = 0.25;
    double deviation = 0.1;
};

inline bool joins_crowd(std::uint32_t active, double threshold) { return static_cast<double>(active) >= threshold; }

}  // namespace agora::reference
