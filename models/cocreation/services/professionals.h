// S13 work demands and burnout, S16 orientation, identity and willingness to cede control.
//
//     D = 0.85 load + 0.15 (1 − δ) + 0.15 act      R = 0.4 δ + 0.3 ι act + 0.15 + 0.2 act ψ_P
//     E' = E + a_D (D − ½)₊ (1 − E) − a_R R E − a_0 E       V' = V + b_R R (1 − V) − b_D (D − ½)₊ V − b_E E V
//     q' = q + η_q [train (1 − q) + ½ (q̄ − q) + act min(1, n/10)(1 − q) δ − 0.35 E q − 0.1 (q − 0.3)]
//     ι' = ι + η_ι [act (ψ_C + ψ_P) − 0.3 (ι − 0.4)]
//     ω' = ω + η_ω [coach (1 − ω) + 0.3 (ω̄ − ω) + act ψ_C (1 − ω) − blame ladder act ω − 0.15 E ω − 0.1 (ω − ω⁰)]
//
// Demerouti et al. 2001, Bakker & Demerouti 2007 (job demands and resources); theory M13, S13, S16.
#pragma once

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/project_columns.h"
#include "models/cocreation/scaling.h"
#include "models/cocreation/services_setup.h"
#include "models/cocreation/trust_of.h"

namespace agora::cocreation {

struct WorkParams {
    float demand_exhaustion = 0.08f;
    float resource_relief = 0.10f;
    float recovery = 0.03f;
    float resource_engagement = 0.08f;
    float demand_disengagement = 0.05f;
    float exhaustion_disengagement = 0.05f;
    float turnover = 0.008f;
    float turnover_exhaustion = 0.02f;
};
ParameterGroup work_parameters();

struct OrientationParams {
    float rate = 0.03f;
    float training = 0.0f;
    float identity_rate = 0.02f;
};
ParameterGroup orientation_parameters();

struct CessionParams {
    float rate = 0.04f;
    float start = 0.45f;
    float coaching = 0.0f;
    float blame = 0.10f;
};
ParameterGroup cession_parameters();

// What a member of staff meets this month; `act` is 0 outside projects, 1 in one, ½ of demand in delivery.
struct WorkDay {
    float load, discretion, act, act_demand, members, rung;
    Shares influence;
};

inline float demands_of(const WorkDay& day) {
    return 0.85f * day.load + 0.15f * (1.0f - day.discretion) + 0.15f * day.act_demand;
}

inline float resources_of(const WorkDay& day, float identity) {
    return 0.4f * day.discretion + 0.3f * identity * day.act + 0.15f + 0.2f * day.act * day.influence[1];
}

inline float next_exhaustion(float e, float demands, float resources, const WorkParams& p) {
    return clamp01(e + p.demand_exhaustion * positive_part(demands - 0.5f) * (1.0f - e) -
                   p.resource_relief * resources * e - p.recovery * e);
}

inline float next_engagement(float v, float exhaustion, float demands, float resources, const WorkParams& p) {
    return clamp01(v + p.resource_engagement * resources * (1.0f - v) -
                   p.demand_disengagement * positive_part(demands - 0.5f) * v -
                   p.exhaustion_disengagement * exhaustion * v);
}

inline float next_orientation(float q, float line_mean, float exhaustion, float training, const WorkDay& day,
                              const OrientationParams& p) {
    const float pull = training * (1.0f - q) + 0.5f * (line_mean - q) +
                       day.act * smaller(1.0f, day.members / 10.0f) * (1.0f - q) * day.discretion;
    return clamp01(q + p.rate * (pull - 0.35f * exhaustion * q - 0.1f * (q - 0.3f)));
}

inline float next_identity(float i, const WorkDay& day, const OrientationParams& p) {
    return clamp01(i + p.identity_rate * (day.act * (day.influence[0] + day.influence[1]) - 0.3f * (i - 0.4f)));
}

inline float next_cession(float w, float line_mean, float exhaustion, const WorkDay& day, const CessionParams& p) {
    const float ladder = (day.rung - 1.0f) / 7.0f;
    const float pull = p.coaching * (1.0f - w) + 0.3f * (line_mean - w) + day.act * day.influence[0] * (1.0f - w);
    return clamp01(w +
                   p.rate * (pull - p.blame * ladder * day.act * w - 0.15f * exhaustion * w - 0.1f * (w - p.start)));
}

void work(Rows<Professional> staff, ParentOf<LineStaff> line, Members<LineStaff> team,
          ParentOf<CatchmentLines> catchment, Members<CatchmentProjects> projects, Read<ProjectPhase> phase,
          Read<ProjectLine> lead, Read<Influence> influence, Read<Participants> members, Read<FormalRung> rung,
          Read<ContributionMean> contribution, Read<LineLoad> load, Read<LineDiscretion> discretion,
          Read<StaffMeans> means, Read<MethodAdopted> method, Read<LineSector> sector, Update<Exhaustion> exhaustion,
          Update<Engagement> engagement, Update<Orientation> orientation, Update<Identity> identity,
          Update<Cession> cession, Update<StaffTrustGood> good, Update<StaffTrustBad> bad,
          Update<StaffTurnover> turnover, Random<Professional> random, const WorkParams& p,
          const OrientationParams& orient, const CessionParams& cede, const ScalingParams& scaling,
          const StaffParams& newcomers);

}  // namespace agora::cocreation
