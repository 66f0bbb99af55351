// S8 awareness and being asked, S9 joining: who hears of a project, who is asked, who wants to, and who asks for a
// seat.
//
//     p_aware = 1 − (1 − p_b)(1 − β)^n (1 − out (1 − 0.6 H (1 − f)))                                          theory S8
//     logit P(join) = β₀ + β_C Can + β_L Like + β_E Enabled + β_A Asked + β_R Responded + β_N Norm
//                     + β_u u + β_e (e − ½) + β_€ pay − Cost
//     Can = (res + k + min(1, t/8))/3   Like = 0.6 x + 0.4 m   Enabled = ½ f + ½ (Rₑ − 1)/7   Responded = ½ (ρ + τ)
//     Norm = min(1, 4 n̄)   Cost = c₀ (1 + c_H H (1 − f)) + θ ((1 − d) − 0.6 d)
//
// Verba, Schlozman & Brady 1995; CLEAR: Lowndes, Pratchett & Stoker 2006; pay: Voorberg et al. 2018; theory M8 and S9.
#pragma once

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/project_columns.h"
#include "models/cocreation/technology.h"
#include "models/cocreation/trust_of.h"

namespace agora::cocreation {

struct OutreachParams {
    float staff_rate = 0.10f;
    float hard_to_reach = 0.0f;
    float broadcast = 0.005f;
    float peer_rate = 0.06f;
    float forgetting = 0.05f;
    float contact_loss = 0.6f;
    float trust_gate = 1.0f;
};
ParameterGroup outreach_parameters();

struct JoiningParams {
    float constant = -7.0f;
    float can = 3.2f;
    float like = 3.2f;
    float enabled = 1.2f;
    float asked = 1.6f;
    float responded = 1.2f;
    float norm = 1.0f;
    float need = 1.2f;
    float efficacy = 3.0f;
    float pay = 0.024f;
    float cost = 1.0f;
    float cost_hard = 1.2f;
    float joint = 0.0f;
    float threshold = 0.0f;
    float pay_per_hour = 0.0f;
};
ParameterGroup joining_parameters();

// Chance of hearing of a project this month; `contact` is what hardness leaves of official contact.
inline float awareness_chance(float active_neighbours, float contact, const OutreachParams& p) {
    const float missed_by_peers = power(1.0f - p.peer_rate, active_neighbours);
    return 1.0f - (1.0f - p.broadcast) * missed_by_peers * (1.0f - p.staff_rate * contact);
}

// What a citizen brings to the decision, all in [0, 1] but pay (€/hour) and digital_cost.
struct Readiness {
    float can, like, enabled, asked, responded, norm, need, efficacy, hardness, facilitation, digital_cost;
};

inline float joining_logit(const Readiness& r, const JoiningParams& p) {
    const float willing = p.joint > 0.5f ? (p.can + p.like + p.enabled) * smaller(r.can, smaller(r.like, r.enabled))
                                         : p.can * r.can + p.like * r.like + p.enabled * r.enabled;
    const float cost = p.cost * (1.0f + p.cost_hard * r.hardness * (1.0f - r.facilitation)) + r.digital_cost;
    return p.constant + willing + p.asked * r.asked + p.responded * r.responded + p.norm * r.norm + p.need * r.need +
           p.efficacy * (r.efficacy - 0.5f) + p.pay * p.pay_per_hour - cost;
}

void hear_of_projects(Rows<Citizen> citizens, Own<Hardness> hardness, Own<Around> around,
                      ParentOf<CatchmentCitizens> catchment, Members<CatchmentCitizens> residents,
                      Members<CatchmentProjects> projects, Read<ProjectPhase> phase, Read<Facilitation> facilitation,
                      Update<AwareOf> aware, Random<Citizen> random, const OutreachParams& p);

void apply_to_join(Rows<Citizen> citizens, Own<AwareOf> aware, Own<ProjectPlace> place, Own<Hardness> hardness,
                   Own<Resources> resources, Own<Competence> competence, Own<FreeTime> time, Own<Attitude> attitude,
                   Own<Norm> norm, Own<Responsiveness> responsiveness, Own<TrustGood> good, Own<TrustBad> bad,
                   Own<UnmetNeed> need, Own<Efficacy> efficacy, Own<DigitalSkill> skill, Own<DemographicCell> cell,
                   Own<LineChoice> choice, Own<Around> around, ParentOf<CatchmentCitizens> catchment,
                   Members<CatchmentLines> lines, Members<CatchmentProjects> projects, Read<ProjectPhase> phase,
                   Read<ProjectLine> lead, Read<Facilitation> facilitation, Read<EffectiveRung> rung,
                   Read<DigitalShare> digital, Update<FunnelStage> funnel, Send<Application> send,
                   Random<Citizen> random, const OutreachParams& outreach, const JoiningParams& p,
                   const TechnologyParams& technology);

}  // namespace agora::cocreation
