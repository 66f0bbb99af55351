// Judges bargaining that has come to rest: is there a stable outcome behind it?
#pragma once

#include "models/reference/bargaining.h"

namespace agora::reference {

// Links in balance up to which a copy of the network is judged.
inline constexpr std::size_t kMostBalancedLinks = 1000;
// Distance below which two payoffs count as equal, over the surplus.
inline constexpr double kEqualPayoffs = 1e-4;

void judge_outcome(Rows<Crowd> crowds, Members<CrowdAgents> agents, Members<AgentSides> sides, Read<Opposite> opposite,
                   Read<Partner> partner, Read<Surplus> surplus, Read<Alternative> alternative, Read<Movement> movement,
                   Read<Capacity> capacity, Read<Disagreement> disagreement, Read<LastOffers> last,
                   Update<OutcomeOf> outcome, const BargainingParams& p);

}  // namespace agora::reference
