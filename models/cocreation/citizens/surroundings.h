// What neighbours show and what a citizen sees: the broadcast, S2 informal support, and the sums other submodels use.
//
//     support = mean over household and support ties of (1 − u_j) m_j                                     theory 2.7 S2
//     x̄ = Σ w_ij x_j / Σ w_ij over neighbours with |x_j − x_i| ≤ ε      (Hegselmann & Krause 2002; weights 2, 1, ½)
//
// Participants of one project meet as well: each of them counts as a support tie once formed, with probability
// 1 − (1 − p)^months (theory C-P19). They are seen through the project's mean, which needs no changing network.
#pragma once

#include <cmath>

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/citizens/neighbour_sums.h"
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

// Σ w_ij and Σ w_ij x_j over neighbours within the confidence bound.
inline float attitude_weight(const NeighbourSums& s, const OpinionParams& p) {
    return p.household_weight * static_cast<float>(s.household.count) +
           p.support_weight * static_cast<float>(s.support.count) + p.weak_weight * static_cast<float>(s.weak.count);
}
inline float attitude_sum(const NeighbourSums& s, const OpinionParams& p) {
    return (p.household_weight * static_cast<float>(s.household.sum) +
            p.support_weight * static_cast<float>(s.support.sum) + p.weak_weight * static_cast<float>(s.weak.sum)) *
           (1.0f / 65535.0f);
}

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
    const float weight = attitude_weight(s, p) + counts;
    const float active = static_cast<float>(s.active) + peers.ties;
    const float neighbours = static_cast<float>(s.neighbours) + peers.ties;
    const float share = neighbours > 0 ? 1.0f / neighbours : 0.0f;
    return {weight > 0 ? (attitude_sum(s, p) + counts * peers.attitude) / weight : static_cast<float>(own.attitude),
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
