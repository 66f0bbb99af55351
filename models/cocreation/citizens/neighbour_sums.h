// Sums over what neighbours show, as whole numbers, which are exact and therefore the same in any order of neighbours.
#pragma once

#include <cstdint>
#include <cstring>

#include "models/cocreation/project_columns.h"

namespace agora::cocreation {

// Four whole numbers in one register: attitude, efficacy, support and digital skill of a record, or sums of each.
using Four = std::int32_t __attribute__((vector_size(16)));

inline Four four_of(const BroadcastRecord& record) {
    std::uint16_t __attribute__((vector_size(8))) narrow;
    std::memcpy(&narrow, &record, sizeof narrow);
    return __builtin_convertvector(narrow, Four);
}

// How a citizen looks at others: what differs by more than `bound` from `own` is not counted. The first place is the
// attitude and the confidence bound, both in steps of Unit16; the last is set so that just the flag of the active
// counts.
struct View {
    Four own, bound;
};
inline View view_of(std::uint32_t attitude, std::uint32_t bound) {
    constexpr std::int32_t kActive = BroadcastRecord::kActive, kHalf = kActive / 2;
    const Four own = {static_cast<std::int32_t>(attitude), 0, 0, kActive + kHalf};
    const Four farthest = {static_cast<std::int32_t>(bound), 0, 0, kHalf};
    return {own, farthest};
}

// What a citizen saw of some neighbours.
struct Glances {
    Four near = {};     // first: Σ attitude within the bound
    Four shown = {};    // Σ efficacy, support and skill (not the first)
    Four counted = {};  // first: how many within the bound; last: how many active

    void look_at(const BroadcastRecord& other, const View& view) {
        constexpr Four kWithoutFlags = {0xFFFF, 0xFFFF, 0xFFFF, BroadcastRecord::kSkillMask};
        const Four seen = four_of(other), apart = seen - view.own, back = -apart;
        const Four counts = (apart > back ? apart : back) <= view.bound;  // all ones where it is, else zero
        near += seen & counts;
        shown += seen & kWithoutFlags;
        counted -= counts;
    }
};

inline Glances one_glance(const BroadcastRecord& other, const View& view) {
    Glances glances;
    glances.look_at(other, view);
    return glances;
}

// Attitudes within the confidence bound, of neighbours of one kind.
struct AttitudeSum {
    std::int32_t sum = 0;
    std::int32_t count = 0;
};

struct NeighbourSums {
    AttitudeSum household, support, weak;
    std::int32_t efficacy_sum = 0, skill_sum = 0, help_sum = 0;
    std::uint32_t neighbours = 0, supporters = 0;
    std::int32_t active = 0;

    // `count` neighbours of one of the three kinds; only supporters help.
    void add(const Glances& glances, std::uint32_t count, AttitudeSum& kind) {
        kind.sum += glances.near[0];
        kind.count += glances.counted[0];
        active += glances.counted[3];
        efficacy_sum += glances.shown[1];
        skill_sum += glances.shown[3];
        neighbours += count;
    }
    void add_supporters(const Glances& glances, std::uint32_t count, AttitudeSum& kind) {
        add(glances, count, kind);
        help_sum += glances.shown[2];
        supporters += count;
    }
    float efficacy() const { return static_cast<float>(efficacy_sum) * (1.0f / 65535.0f); }
    float skill() const { return static_cast<float>(skill_sum) * (1.0f / 16383.0f); }
    float help() const { return static_cast<float>(help_sum) * (1.0f / 65535.0f); }
};

}  // namespace agora::cocreation
