// Judges bargaining that has come to rest: is the outcome stable, and if not, does a stable one exist?
#pragma once

#include "models/reference/bargaining.h"

namespace agora::reference {

// Links up to which a copy of the network is judged exactly. A larger one is only found to be stable, if it is and no
// more links than these are in balance.
inline constexpr std::size_t kMostLinks = 1000;
// Distance below which two payoffs at rest count as equal, over the surplus.
inline constexpr double kEqualPayoffs = 1e-4;

void judge_outcome(Rows<Crowd> crowds, Members<CrowdAgents> agents, Members<AgentSides> sides, Read<Opposite> opposite,
                   Read<Partner> partner, Read<Surplus> surplus, Read<Alternative> alternative, Read<Movement> movement,
                   Read<Capacity> capacity, Read<Disagreement> disagreement, Read<LastOffers> last,
                   Update<OutcomeOf> outcome, const BargainingParams& p);

}  // namespace agora::reference
