// Watts 2002 (doi 10.1073/pnas.082090499): an agent joins when the share of its neighbours who have joined reaches a
// threshold; one seed can bring down a network.
//
//     i joins if (active neighbours) / (neighbours) ≥ φᵢ
//
// Seeds of any share: Gleeson & Cahalane 2007 (doi 10.1103/PhysRevE.75.056103).
#pragma once

#include "models/reference/contagion.h"

namespace agora::reference {

struct ShareThreshold : Column<Agent, double> {
    static constexpr ColumnInfo info{
        "threshold", "1", {0, 1e9f}, "Share of active neighbours at which the agent joins."};
};

struct CascadeParams {
    double threshold = 0.18;
};

// A quotient is the double nearest to the share, as a threshold is the double nearest to the decimal its author wrote:
// the two are equal where share and decimal are, and no tolerance is needed for 0.7 of 10 neighbours.
inline bool joins_cascade(std::uint32_t active, std::uint32_t neighbours, double threshold) {
    return neighbours > 0 && static_cast<double>(active) / neighbours >= threshold;
}

}  // namespace agora::reference
