// S3 choice of line and S4 delivery, the citizen's side: what service a user receives this month.
//
//     P_i = min(1, coverage g_i / ḡ)      g_i = exp(β (u_i − 0.3) − κ H_i)                    Jilke & Tummers 2018 (need cue)
//     fit = exp(−‖v − Y‖² (1 − pers)² / 2 s²)      pers = π δ q̄ (1 − ½ Ē)
//     access = 1 − 0.6 θ (1 − d)
//     I = (0.25 + 0.75 a A)(0.4 + 0.6 e) min(1, 0.4 + t/8)
//     V = min(1, Q · fit · access · CES(P, I))                    Parks et al. 1981; theory M3, M14 and 2.7 S4
#pragma once

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/project_columns.h"
#include "models/cocreation/technology.h"
#include "models/cocreation/trust_of.h"

namespace agora::cocreation {

struct DeliveryParams {
    float capacity_per_staff = 56.0f;
    float capacity_change = 1.0f;
    float demand_per_need = 3.0f;
    float project_time = 0.1f;
    float fit_width = 0.25f;
    float ces_alpha = 0.35f;
    float ces_rho = -0.5f;
    float creaming = 1.0f;
    float need_cue = 1.0f;
    float personalisation = 0.6f;
    float switch_rate = 0.02f;
    float loyalty = 0.0f;
};
ParameterGroup delivery_parameters();

// Constant elasticity of substitution between professional and user input; ρ near 0 is Cobb–Douglas.
inline float combine_inputs(float professional, float user, float alpha, float rho) {
    const float p = log(larger(professional, 1e-4f)), u = log(larger(user, 1e-4f));
    if (rho > -1e-3f && rho < 1e-3f) return exp((1.0f - alpha) * p + alpha * u);
    return exp(log((1.0f - alpha) * exp(rho * p) + alpha * exp(rho * u)) / rho);
}

inline float client_priority(float need, float hardness, float coping, float need_cue) {
    return exp(need_cue * (need - 0.3f) - coping * hardness);
}

inline float personalisation_of(float most, float discretion, float orientation, float exhaustion) {
    return most * discretion * orientation * (1.0f - 0.5f * exhaustion);
}

inline float fit_of(float squared_distance, float personalised, float width) {
    return exp(-squared_distance * square(1.0f - personalised) / (2.0f * square(width)));
}

inline float user_input(float mobilised, float latent, float efficacy, float hours) {
    return (0.25f + 0.75f * mobilised * latent) * (0.4f + 0.6f * efficacy) * smaller(1.0f, 0.4f + hours / 8.0f);
}

void choose_line(Rows<Citizen> citizens, Own<UnmetNeed> need, Own<TrustGood> good, Own<TrustBad> bad,
                 ParentOf<CatchmentCitizens> catchment, Members<CatchmentLines> lines, Update<LineChoice> choice,
                 Random<Citizen> random, const DeliveryParams& p);

void receive_service(Rows<Citizen> citizens, Own<UnmetNeed> need, Own<Hardness> hardness, Own<Profile> profile,
                     Own<Strengths> strengths, Own<LatentStrengths> latent, Own<Efficacy> efficacy, Own<FreeTime> time,
                     Own<DigitalSkill> skill, Own<Stigma> stigma, Own<Resources> resources, Own<Around> around,
                     Own<LineChoice> choice, ParentOf<CatchmentCitizens> catchment, Members<CatchmentLines> lines,
                     Read<Delivered> delivered, Write<Received> received, Update<ValueReceived> value,
                     Update<InputGiven> input, Update<FitReceived> fit, const DeliveryParams& p,
                     const TechnologyParams& technology);

}  // namespace agora::cocreation
