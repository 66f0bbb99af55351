// The neighbour visit: the only place where citizens look at each other.
#include "models/cocreation/citizens/surroundings.h"

#include "agora/vector.h"

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

void look_around(Rows<Citizen> citizens, Read<Broadcast> record, Own<HouseholdPlace> household,
                 Links<SupportTies> support, Links<WeakTies> weak, Own<ProjectPlace> place, Own<MonthsInside> months,
                 ParentOf<CatchmentCitizens> catchment, Members<CatchmentProjects> projects, Read<PeerMeans> peers,
                 Write<Around> around, const OpinionParams& p) {
    const auto bound = static_cast<std::uint32_t>(p.bound * 65535.0f);
    for (const auto i : citizens) {
        const BroadcastRecord own = record[i];
        const std::uint32_t x = own.attitude.bits;
        NeighbourSums sums;
        const std::uint32_t first = i.index - household[i] / 16;
        const std::uint32_t size = household[i] % 16;
        for (std::uint32_t j = first; j < first + size; ++j)
            if (j != i.index) sums.add_supporter(record[{j}], x, bound, sums.household);
        for (const auto j : support[i]) sums.add_supporter(record[j], x, bound, sums.support);
        for (const auto j : weak[i]) sums.add(record[j], x, bound, sums.weak);
        Peers met;
        if (place[i] != 0 && p.project_tie > 0) {
            const std::uint32_t slot = projects[catchment[i]].first() + place[i] - 1u;
            const auto& [mean_attitude, mean_efficacy, others] = peers[{slot}];
            met = {others * (1.0f - power(1.0f - p.project_tie, months[i])), mean_attitude, mean_efficacy};
        }
        around[i] = to_surroundings(sums, met, own, p);
    }
}

}  // namespace agora::cocreation
