// What neighbours show and what a citizen sees: the broadcast, S2 informal support, and the sums other submodels use.
//
//     support = mean over household and support ties of (1 − u_j) m_j                                     theory 2.7 S2
//     x̄ = Σ w_ij x_j / Σ w_ij over neighbours with |x_j − x_i| ≤ ε      (Hegselmann & Krause 2002; weights 2, 1, ½)
//
// Participants of one project meet as well: each of them counts as a support tie once formed, with probability
// 1 − (1 − p)^months (theory C-P19). They are seen through the project's mean, which needs no changing network.
#pragma once

#include <bit>
#include <cmath>

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/project_columns.h"
#include "models/cocreation/trust_of.h"

namespace agora::cocreation {

struct OpinionParams {
    float susceptibility = 0.75f;
    float rate = 0.3f;
    float bound = 0.4f;
    float household_weight = 2.0f;
    float support_weight = 1.0f;
    float weak_weight = 0.5f;
    float project_gain = 0.03f;
    float project_tie = 0.05f;
};
ParameterGroup opinion_parameters();

// Users whose service is worth less than this are dissatisfied (assumption).
inline constexpr float kDissatisfaction = 0.35f;

// Attitudes within the confidence bound of one's own, of neighbours of one kind; in steps of Unit16.
struct AttitudeSum {
    std::uint32_t sum = 0;
    std::uint32_t count = 0;

    void add(std::uint32_t attitude, std::uint32_t own, std::uint32_t bound) {
        const std::uint32_t distance = attitude > own ? attitude - own : own - attitude;
        const std::uint32_t counts = distance <= bound ? 1u : 0u;
        sum += attitude & (0u - counts);
        count += counts;
    }
};

// Sums over neighbours as whole numbers, which are exact and therefore the same in any order of neighbours. Two 16-bit
// fields of a record are summed in the halves of one 64-bit word; a citizen has far fewer than 65,536 neighbours.
struct NeighbourSums {
    AttitudeSum household, support, weak;
    std::uint64_t help_sum = 0;            // high half Σ support
    std::uint64_t efficacy_and_skill = 0;  // low half Σ efficacy, high half Σ digital skill in 1/16383
    std::uint32_t neighbours = 0, supporters = 0, active = 0;

    void add(const BroadcastRecord& other, std::uint32_t own, std::uint32_t bound, AttitudeSum& kind) {
        const auto bits = std::bit_cast<std::uint64_t>(other);
        kind.add(static_cast<std::uint32_t>(bits & 0xFFFFu), own, bound);
        efficacy_and_skill += (bits >> 16) & 0x00003FFF0000FFFFu;
        active += static_cast<std::uint32_t>(bits >> 63);
        ++neighbours;
    }
    void add_supporter(const BroadcastRecord& other, std::uint32_t own, std::uint32_t bound, AttitudeSum& kind) {
        add(other, own, bound, kind);
        help_sum += std::bit_cast<std::uint64_t>(other) & 0x0000FFFF00000000u;
        ++supporters;
    }
    float efficacy() const { return static_cast<float>(efficacy_and_skill & 0xFFFFFFFFu) * (1.0f / 65535.0f); }
    float skill() const { return static_cast<float>(efficacy_and_skill >> 32) * (1.0f / 16383.0f); }
    float help() const { return static_cast<float>(help_sum >> 32) * (1.0f / 65535.0f); }
    float attitude_weight(const OpinionParams& p) const {
        return p.household_weight * static_cast<float>(household.count) +
               p.support_weight * static_cast<float>(support.count) + p.weak_weight * static_cast<float>(weak.count);
    }
    float attitude(const OpinionParams& p) const {
        return (p.household_weight * static_cast<float>(household.sum) +
                p.support_weight * static_cast<float>(support.sum) + p.weak_weight * static_cast<float>(weak.sum)) *
               (1.0f / 65535.0f);
    }
};

// Other participants of one's project, seen through their mean.
struct Peers {
    float ties = 0;  // how many of them count as neighbours
    float attitude = 0;
    float efficacy = 0;
};

// `own` stands in where there is nobody to look at.
inline Surroundings to_surroundings(const NeighbourSums& s, const Peers& peers, const BroadcastRecord& own,
                                    const OpinionParams& p) {
    const bool near = std::fabs(peers.attitude - own.attitude) <= p.bound;
    const float counts = near ? peers.ties * p.support_weight : 0.0f;
    const float weight = s.attitude_weight(p) + counts;
    const float active = static_cast<float>(s.active) + peers.ties;
    const float neighbours = static_cast<float>(s.neighbours) + peers.ties;
    const float share = neighbours > 0 ? 1.0f / neighbours : 0.0f;
    return {weight > 0 ? (s.attitude(p) + counts * peers.attitude) / weight : static_cast<float>(own.attitude),
            neighbours > 0 ? (s.efficacy() + peers.ties * peers.efficacy) * share : static_cast<float>(own.efficacy),
            s.supporters > 0 ? s.help() / static_cast<float>(s.supporters) : 0.0f,
            neighbours > 0 ? (s.skill() + peers.ties * own.digital_skill()) * share : own.digital_skill(),
            active * share,
            active};
}

void broadcast(Rows<Citizen> citizens, Own<Attitude> attitude, Own<Efficacy> efficacy, Own<UnmetNeed> need,
               Own<Norm> norm, Own<DigitalSkill> skill, Own<ProjectPlace> place, Own<ValueReceived> value,
               Own<InputGiven> input, Update<Broadcast> record);

void look_around(Rows<Citizen> citizens, Read<Broadcast> record, Own<HouseholdPlace> household,
                 Links<SupportTies> support, Links<WeakTies> weak, Own<ProjectPlace> place, Own<MonthsInside> months,
                 ParentOf<CatchmentCitizens> catchment, Members<CatchmentProjects> projects, Read<PeerMeans> peers,
                 Write<Around> around, const OpinionParams& p);

}  // namespace agora::cocreation
