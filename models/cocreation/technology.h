// S17 technology: the digital share of services, its access and cost, and who chooses the digital channel (theory M14).
//
//     access = 1 − 0.6 θ_i (1 − d)(1 − support)          cost change = θ (1.0 (1 − d)(1 − support) − 0.6 d)
//     P(digital) = σ(θ₀ + 2.0 PE + 0.5 EE + 0.8 SI + 0.8 FC − 1.0 stigma)        order of weights: Dwivedi et al. 2019
//     θ_i = θ (1 − choice + choice P(digital))            only what is not forced can be avoided (assumption)
#pragma once

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/project_columns.h"

namespace agora::cocreation {

struct TechnologyParams {
    float digital_share = 0.3f;
    float digital_shift = 0.0f;
    float digital_support = 0.0f;
    float pace = 0.02f;
    float cost_pressure = 0.1f;
    float policy_pull = 0.05f;
    float access_loss = 0.6f;
    float channel_choice = 0.5f;
    float channel_constant = -1.5f;
    float skill_use = 0.002f;
    float skill_neighbours = 0.001f;
    float skill_decay = 0.0005f;
};
ParameterGroup technology_parameters();

inline float access_of(float digital, float skill, float support, float loss) {
    return 1.0f - loss * digital * (1.0f - skill) * (1.0f - support);
}

inline float digital_join_cost(float digital, float skill, float support) {
    return digital * ((1.0f - skill) * (1.0f - support) - 0.6f * skill);
}

inline float chooses_digital(float expectancy, float ease, float social, float conditions, float stigma,
                             float constant) {
    return logistic(constant + 2.0f * expectancy + 0.5f * ease + 0.8f * social + 0.8f * conditions - stigma);
}

inline float next_skill(float skill, float digital, bool user, float neighbours, const TechnologyParams& p) {
    return clamp01(skill + p.skill_use * digital * (user ? 1.0f - skill : 0.0f) +
                   p.skill_neighbours * positive_part(neighbours - skill) - p.skill_decay * skill);
}

void learn_digital_skill(Rows<Citizen> citizens, Own<Received> received, Own<Around> around, Own<LineChoice> choice,
                         ParentOf<CatchmentCitizens> catchment, Members<CatchmentLines> lines,
                         Read<Delivered> delivered, Update<DigitalSkill> skill, const TechnologyParams& p);

void shift_channels(Rows<Line> lines, Own<LineLoad> load, ParentOf<CatchmentLines> catchment,
                    ParentOf<LocalityCatchments> locality, ParentOf<RegionLocalities> region, Read<Policy> policy,
                    Update<DigitalShare> digital, const TechnologyParams& p);

}  // namespace agora::cocreation
