// How far services are designed away from the needs of those who use them, by group: ‖v − Y‖ with the design Y that a
// line worked with this month (theory 3.1).
#include "models/cocreation/metrics/representation.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "agora/math.h"
#include "agora/vector.h"
#include "models/cocreation/metrics/block_sums.h"
#include "models/cocreation/metrics/ratios.h"
#include "models/cocreation/project_columns.h"
#include "models/cocreation/trust_of.h"

namespace agora::cocreation {
namespace {

enum Sum : std::size_t { users = 0, distance = 2, sum_count = 4 };  // each by group

constexpr std::size_t kMostLines = 3;  // of a catchment: public, third sector, private
using Designs = std::array<Vector3, kMostLines>;

// The designs of the lines of a catchment, the last one again for lines that are not there.
Designs designs_of(Rows<Line> lines, const Read<Delivered>& delivered) {
    Designs designs{};
    for (std::uint32_t k = 0; k < kMostLines && lines.size() > 0; ++k)
        designs[k] = delivered[{std::min(lines.first() + k, lines.last() - 1)}].design;
    return designs;
}

// How far apart what a citizen wants and the design of their line are; 0 for those who use no service. All three lines
// are looked at, because a choice among numbers is faster than one among places.
AGORA_VECTOR void measure(const float* needs, const Profile::Value* wanted, const std::uint8_t* choice,
                          const Designs& designs, std::uint32_t count, float* apart) {
    const Vector3 a = designs[0], b = designs[1], c = designs[2];
    const auto apart_along = [&](std::uint32_t n, std::size_t k) {
        const std::int32_t line = choice[n];
        const float others = line == 1 ? b[k] : c[k];
        return wanted[n][k] - (line == 0 ? a[k] : others);
    };
    for (std::uint32_t n = 0; n < count; ++n) {
        const float uses = is_user(needs[n]) ? 1.0f : 0.0f;
        const float x = apart_along(n, 0), y = apart_along(n, 1), z = apart_along(n, 2);
        apart[n] = uses * std::sqrt(x * x + y * y + z * z);
    }
}

void sum_representation(Rows<Citizen> citizens, Own<Hardness> hardness, Own<UnmetNeed> unmet, Own<Profile> profile,
                        Own<LineChoice> choice, ParentOf<CatchmentCitizens> catchment,
                        Members<CatchmentCitizens> members, Members<CatchmentLines> lines, Read<Delivered> delivered,
                        Sums<sum_count> sums) {
    const Row<Citizen> first{citizens.first()};
    BlockOfFloats apart, hard;
    for (Row<Citizen> i = first; i.index < citizens.last();) {
        const Row<Catchment> here = catchment[i];
        const std::uint32_t end = std::min(members[here].last(), citizens.last());
        measure(&unmet[i], &profile[i], &choice[i], designs_of(lines[here], delivered), end - i.index,
                &apart[i.index - first.index]);
        i.index = end;
    }
    mark_hard(&hardness[first], citizens.size(), hard.data());
    count_above(&unmet[first], hard.data(), kUserThreshold, citizens.size(), &sums[users]);
    add_by_group(apart.data(), hard.data(), citizens.size(), &sums[distance]);
}

}  // namespace

std::vector<Tally> representation_tallies() {
    // clang-format off
    return {tally<&sum_representation>("representation", {
        {"representation_distance_hard", "1", "Mean distance between the need profile of hard-to-reach users and the design their line worked with this month.", {0, 1.7321}, "theory 3.1", mean_of_hard<distance, users>},
        {"representation_distance_reached", "1", "The same for the other users.", {0, 1.7321}, "theory 3.1", mean_of_reached<distance, users>},
    })};
    // clang-format on
}

}  // namespace agora::cocreation
