// Compares citizens of two worlds.
#include "sim/app/compare/better_off.h"

#include <algorithm>
#include <limits>

#include "models/cocreation/columns.h"

namespace agora::app {
namespace {

enum Group : std::size_t { everyone, hard_to_reach, others, fewest, most };

constexpr std::uint8_t bit(Group group) { return static_cast<std::uint8_t>(1u << group); }

// The value that a share of the sample lies below.
float value_at(std::vector<float> sample, std::size_t position) {
    const auto place = sample.begin() + static_cast<std::ptrdiff_t>(position);
    std::nth_element(sample.begin(), place, sample.end());
    return *place;
}

}  // namespace

LastWellbeing last_wellbeing(const World& world) {
    const auto wellbeing = world.values<cocreation::Wellbeing>();
    const auto hardness = world.values<cocreation::Hardness>();
    const auto resources = world.values<cocreation::Resources>();
    LastWellbeing out{{wellbeing.begin(), wellbeing.end()}, {}};
    if (out.wellbeing.empty()) return out;
    const std::vector<float> ranked(resources.begin(), resources.end());
    const float low = value_at(ranked, ranked.size() / 3), high = value_at(ranked, ranked.size() * 2 / 3);
    for (std::size_t i = 0; i < out.wellbeing.size(); ++i) {
        std::uint8_t groups = bit(everyone) | bit(static_cast<float>(hardness[i]) > 0.5f ? hard_to_reach : others);
        if (ranked[i] < low) groups |= bit(fewest);
        if (ranked[i] >= high) groups |= bit(most);
        out.groups.push_back(groups);
    }
    return out;
}

GroupShares shares_off(const LastWellbeing& base, const LastWellbeing& changed) {
    std::array<double, kCitizenGroups.size()> people{}, better{}, worse{};
    const bool comparable = base.wellbeing.size() == changed.wellbeing.size();
    for (std::size_t i = 0; comparable && i < base.wellbeing.size(); ++i) {
        const float difference = changed.wellbeing[i] - base.wellbeing[i];
        for (std::size_t g = 0; g < people.size(); ++g) {
            if ((base.groups[i] >> g & 1u) == 0) continue;
            people[g] += 1;
            better[g] += difference > kNoticeable;
            worse[g] += difference < -kNoticeable;
        }
    }
    GroupShares out;
    for (std::size_t g = 0; g < out.size(); ++g) {
        const double nothing = std::numeric_limits<double>::quiet_NaN();
        out[g] = people[g] > 0 ? SharesOff{better[g] / people[g], worse[g] / people[g]} : SharesOff{nothing, nothing};
    }
    return out;
}

}  // namespace agora::app
