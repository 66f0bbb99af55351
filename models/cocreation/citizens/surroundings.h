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

// Sums over neighbours; small enough to stay in registers.
struct NeighbourSums {
    float attitude = 0, attitude_weight = 0, efficacy = 0, skill = 0, support = 0;
    float neighbours = 0, supporters = 0, active = 0;

    void add(const BroadcastRecord& other, float own_attitude, float bound, float weight) {
        const float x = other.attitude;
        const float counts = std::fabs(x - own_attitude) <= bound ? weight : 0.0f;
        attitude += counts * x;
        attitude_weight += counts;
        efficacy += other.efficacy;
        skill += other.digital_skill();
        neighbours += 1.0f;
        active += other.active() ? 1.0f : 0.0f;
    }
    void add_supporter(const BroadcastRecord& other, float own_attitude, float bound, float weight) {
        add(other, own_attitude, bound, weight);
        support += other.support;
        supporters += 1.0f;
    }
};

// `own` stands in where there is nobody to look at.
inline Surroundings to_surroundings(const NeighbourSums& s, const BroadcastRecord& own) {
    const float per_neighbour = s.neighbours > 0 ? 1.0f / s.neighbours : 0.0f;
    return {s.attitude_weight > 0 ? s.attitude / s.attitude_weight : static_cast<float>(own.attitude),
            s.neighbours > 0 ? s.efficacy * per_neighbour : static_cast<float>(own.efficacy),
            s.supporters > 0 ? s.support / s.supporters : 0.0f,
            s.neighbours > 0 ? s.skill * per_neighbour : own.digital_skill(),
            s.active * per_neighbour,
            s.active};
}

void broadcast(Rows<Citizen> citizens, Own<Attitude> attitude, Own<Efficacy> efficacy, Own<UnmetNeed> need,
               Own<Norm> norm, Own<DigitalSkill> skill, Own<ProjectPlace> place, Own<ValueReceived> value,
               Own<InputGiven> input, Update<Broadcast> record);

void look_around(Rows<Citizen> citizens, Read<Broadcast> record, Own<HouseholdPlace> household,
                 Links<SupportTies> support, Links<WeakTies> weak, Own<ProjectPlace> place, Own<MonthsInside> months,
                 ParentOf<CatchmentCitizens> catchment, Members<CatchmentProjects> projects, Read<PeerMeans> peers,
                 Write<Around> around, const OpinionParams& p);

}  // namespace agora::cocreation
