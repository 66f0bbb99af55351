// The neighbour visit: the only place where citizens look at each other.
#include "models/cocreation/citizens/surroundings.h"

#include <algorithm>
#include <array>

#include "agora/vector.h"
#include "models/cocreation/households.h"

namespace agora::cocreation {

ParameterGroup opinion_parameters() {
    using P = OpinionParams;
    // clang-format off
    return describe<P>(
        "opinion",
        {{&P::susceptibility, "susceptibility", "1", {0, 1}, "Mean openness to social influence; the rest stays anchored.", "assumption: theory 2.8; form Friedkin & Johnsen 1990", When::at_start},
         {&P::rate, "rate", "1/month", {0, 0.5}, "How far attitudes move towards neighbours in a month.", "assumption: theory 2.8"},
         {&P::bound, "bound", "1", {0.05, 1}, "Neighbours whose attitude differs by more do not count.", "assumption: theory 2.8; form Hegselmann & Krause 2002"},
         {&P::household_weight, "household_weight", "1", {0, 5}, "Weight of a household member's attitude.", "assumption: theory 2.7 S7"},
         {&P::support_weight, "support_weight", "1", {0, 5}, "Weight of a support tie's attitude.", "assumption: theory 2.7 S7"},
         {&P::weak_weight, "weak_weight", "1", {0, 5}, "Weight of an acquaintance's attitude.", "assumption: theory 2.7 S7"},
         {&P::project_gain, "project_gain", "1/month", {0, 0.1}, "Pull of influence experienced in a project on the attitude.", "assumption: theory 2.7 S7"},
         {&P::project_tie, "project_tie", "1/month", {0, 0.3}, "Chance a month that two participants of a project form a tie.", "assumption: CoSIE pattern C-P19, theory 5.2"}});
    // clang-format on
}

namespace {

AGORA_VECTOR void show(const float* attitude, const float* efficacy, const float* need, const float* norm,
                       const float* skill, const std::uint8_t* place, const Unit16* value, const Unit16* input,
                       std::uint32_t count, BroadcastRecord* record) {
    for (std::uint32_t n = 0; n < count; ++n) {
        const auto digits = static_cast<std::int32_t>(clamp01(skill[n]) * 16383.0f + 0.5f);
        const std::int32_t uses = is_user(need[n]) ? 1 : 0, gave = input[n].bits > 0 ? 1 : 0;
        const std::int32_t poor = value[n] < kDissatisfaction ? 1 : 0, takes_part = place[n] != 0 ? 1 : 0;
        const std::int32_t flags =
            takes_part * BroadcastRecord::kActive + (uses & gave & poor) * BroadcastRecord::kDissatisfied;
        record[n] = {attitude[n], efficacy[n], (1.0f - need[n]) * norm[n], static_cast<std::uint16_t>(digits | flags)};
    }
}

}  // namespace

void broadcast(Rows<Citizen> citizens, Own<Attitude> attitude, Own<Efficacy> efficacy, Own<UnmetNeed> need,
               Own<Norm> norm, Own<DigitalSkill> skill, Own<ProjectPlace> place, Own<ValueReceived> value,
               Own<InputGiven> input, Update<Broadcast> record) {
    const Row<Citizen> i{citizens.first()};
    show(&attitude[i], &efficacy[i], &need[i], &norm[i], &skill[i], &place[i], &value[i], &input[i], citizens.size(),
         &record[i]);
}

namespace {

// Where the neighbours of citizens are found: the first record, and for each kind of tie offsets and rows.
struct Neighbourhood {
    const BroadcastRecord* record;
    Own<HouseholdPlace> household;
    Links<SupportTies> support;
    Links<WeakTies> weak;
};

AGORA_VECTOR void look_at_neighbours(const Neighbourhood& from, Rows<Citizen> citizens, std::uint32_t bound,
                                     NeighbourSums* sums) {
    for (const auto i : citizens) {
        const View view = view_of(from.record[i.index].attitude.bits, bound);
        const std::uint32_t first = household_first(i.index, from.household[i]), size = from.household[i] % 16u;
        NeighbourSums seen;
        Glances home, support, weak;
        for (std::uint32_t j = first; j < i.index; ++j) home.look_at(from.record[j], view);
        for (std::uint32_t j = i.index + 1; j < first + size; ++j) home.look_at(from.record[j], view);
        seen.add_supporters(home, size - 1, seen.household);
        const auto supporters = from.support[i], acquaintances = from.weak[i];
        for (const auto j : supporters) support.look_at(from.record[j.index], view);
        seen.add_supporters(support, static_cast<std::uint32_t>(supporters.size()), seen.support);
        for (const auto j : acquaintances) weak.look_at(from.record[j.index], view);
        seen.add(weak, static_cast<std::uint32_t>(acquaintances.size()), seen.weak);
        sums[i.index - citizens.first()] = seen;
    }
}

}  // namespace

void look_around(Rows<Citizen> citizens, Read<Broadcast> record, Own<HouseholdPlace> household,
                 Links<SupportTies> support, Links<WeakTies> weak, Own<ProjectPlace> place, Own<MonthsInside> months,
                 ParentOf<CatchmentCitizens> catchment, Members<CatchmentProjects> projects, Read<PeerMeans> peers,
                 Write<Around> around, const OpinionParams& p) {
    constexpr std::uint32_t kTogether = 64;
    const auto bound = static_cast<std::uint32_t>(p.bound * 65535.0f);
    const Neighbourhood from{&record[{0}], household, support, weak};
    for (std::uint32_t first = citizens.first(); first < citizens.last(); first += kTogether) {
        const Rows<Citizen> group{first, std::min(first + kTogether, citizens.last())};
        std::array<NeighbourSums, kTogether> sums;
        look_at_neighbours(from, group, bound, sums.data());
        for (const auto i : group) {
            Peers met;
            if (place[i] != 0 && p.project_tie > 0) {
                const std::uint32_t slot = projects[catchment[i]].first() + place[i] - 1u;
                const auto& [mean_attitude, mean_efficacy, others] = peers[{slot}];
                met = {others * (1.0f - power(1.0f - p.project_tie, months[i])), mean_attitude, mean_efficacy};
            }
            around[i] = to_surroundings(sums[i.index - first], met, record[i], p);
        }
    }
}

}  // namespace agora::cocreation
