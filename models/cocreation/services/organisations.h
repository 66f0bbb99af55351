// S15 organisations: learning, legitimacy, openness, slack and strategy (theory M15).
//
//     K' = K + η_K act (1 − K) − δ_K K       Λ' = Λ + 0.02 completed − 0.01 abandoned + η_Λ (τ̄_users − Λ)
//     o' = o + 0.03 (1 if ψ_C > 0.15 else −½) on completion + pull P (1 − o)
//     S' = S + rate (S* − S),  S* = S_base + 0.1 (1 − mean load) + 0.15 (budget / 100 − 1) − ½ austerity   (assumption)
#pragma once

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/governance.h"
#include "models/cocreation/money.h"
#include "models/cocreation/project_columns.h"

namespace agora::cocreation {

struct LearningParams {
    float absorption_gain = 0.03f;
    float absorption_loss = 0.01f;
    float legitimacy_completed = 0.02f;
    float legitimacy_abandoned = 0.01f;
    float legitimacy_rate = 0.01f;
    float openness_completed = 0.03f;
    float openness_influence = 0.15f;
    float openness_policy = 0.002f;
    float slack_rate = 0.05f;
    float slack_base = 0.3f;
    float slack_load = 0.1f;
    float slack_budget = 0.15f;
    float strategy_openness = 0.6f;
};
ParameterGroup learning_parameters();

// What an owner lived through this month, over all its lines.
struct OwnerMonth {
    float completed = 0, opened = 0, closed = 0, abandoned = 0, active = 0, trust = 0, load = 0, lines = 0;
};

// What one project means to an owner: everything up to ten lines, then in proportion, so that the size of a
// municipality does not by itself make it learn faster (theory 3.6: the null of scaling is 1).
inline float weight_of_project(float lines) { return lines > 10.0f ? 10.0f / lines : 1.0f; }

inline float next_absorption(float k, const OwnerMonth& m, const LearningParams& p) {
    const float act = smaller(1.0f, m.active * weight_of_project(m.lines));
    return clamp01(k + act * p.absorption_gain * (1.0f - k) - p.absorption_loss * k);
}

inline float next_legitimacy(float legitimacy, const OwnerMonth& m, const LearningParams& p) {
    const float drift = m.lines > 0 ? p.legitimacy_rate * (m.trust / m.lines - legitimacy) : 0.0f;
    return clamp01(legitimacy +
                   weight_of_project(m.lines) *
                       (p.legitimacy_completed * m.completed - p.legitimacy_abandoned * m.abandoned) +
                   drift);
}

// Projects in which citizens had influence open an organisation; those that promised it in vain close it by half as
// much. Redesign by staff alone (rung 2 and below) promises nothing and leaves openness as it is (theory 3.7: same
// start hazards).
inline float next_openness(float o, const OwnerMonth& m, float policy, const LearningParams& p) {
    const float by_projects = p.openness_completed * weight_of_project(m.lines) * (m.opened - 0.5f * m.closed);
    return clamp01(o + by_projects + p.openness_policy * policy * (1.0f - o));
}

// `budget` in euro per user and month; 100 is the mean of the ten contexts.
inline float next_slack(float slack, float mean_load, float budget, float austerity, const LearningParams& p) {
    const float target = clamp01(p.slack_base + p.slack_load * (1.0f - mean_load) +
                                 p.slack_budget * (budget / 100.0f - 1.0f) - 0.5f * austerity);
    return clamp01(slack + p.slack_rate * (target - slack));
}

void learn(Rows<Organisation> organisations, Links<OrganisationLines> lines, ParentOf<CatchmentLines> catchment,
           Members<CatchmentProjects> projects, Read<ProjectPhase> phase, Read<ProjectLine> lead,
           Read<ProjectEvents> events, Read<Influence> influence, Read<FormalRung> rung, Read<UserTrustMean> trust,
           Read<LineLoad> load, Read<NationPolicy> policy, Update<Absorption> absorption, Update<Legitimacy> legitimacy,
           Update<Openness> openness, Update<Slack> slack, Update<StrategyMonths> strategy, const LearningParams& p,
           const GovernanceParams& governance, const MoneyParams& money);

}  // namespace agora::cocreation
