// Who is better and who is worse off in one world than in another that shares its luck: citizen by citizen, by group.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "agora/world.h"

namespace agora::app {

// A citizen counts as better or worse off when wellbeing differs by more than this.
inline constexpr float kNoticeable = 0.01f;

inline constexpr std::array<const char*, 5> kCitizenGroups{"all citizens", "hard to reach", "others",
                                                           "fewest resources", "most resources"};

// Wellbeing of every citizen at the end of a run, and the groups each belongs to, one bit a group. The last two groups
// are the thirds with the fewest and the most resources.
struct LastWellbeing {
    std::vector<float> wellbeing;
    std::vector<std::uint8_t> groups;
};
LastWellbeing last_wellbeing(const World& world);

struct SharesOff {
    double better = 0, worse = 0;  // of the citizens of a group; NaN when there are none
};
using GroupShares = std::array<SharesOff, kCitizenGroups.size()>;

// By the groups of `base`. Both hold the same citizens; where one of the runs is missing (empty), all shares are NaN.
GroupShares shares_off(const LastWellbeing& base, const LastWellbeing& changed);

}  // namespace agora::app
