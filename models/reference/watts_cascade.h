// Watts 2002 (doi 10.1073/pnas.082090499): an agent joins when the share of its neighbours who have joined reaches a
// threshold; one seed can bring down a network.
//
//     i joins if (active neighbours) / (neighbours) ≥ φᵢ
//
// Seeds of any share: Gleeson & Cahalane 2007 (doi 10.1103/PhysRevE.75.056103).
#pragma once

#include "models/reference/contagion.h"

namespace agora::reference {

struct ShareThreshold : Column<Agent, float> {
    static constexpr ColumnInfo info{
        "threshold", "1", {0, 1e9f}, "Share of active neighbours at which the agent joins."};
};

struct CascadeParams {
    float threshold = 0.18f;
};

// The tolerance lets decimal shares such as 0.1 of 10 neighbours count as reached.
inline bool joins_cascade(std::uint32_t active, std::uint32_t neighbours, float threshold) {
    return neighbours > 0 && static_cast<float>(active) >= threshold * static_cast<float>(neighbours) - 1e-4f;
}

}  // namespace agora::reference
