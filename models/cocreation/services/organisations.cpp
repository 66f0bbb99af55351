// Organisations: the monthly update.
#include "models/cocreation/services/organisations.h"

namespace agora::cocreation {

ParameterGroup learning_parameters() {
    using P = LearningParams;
    // clang-format off
    return describe<P>(
        "learning",
        {{&P::absorption_gain, "absorption_gain", "1/month", {0, 0.1}, "Absorptive capacity gained while running projects.", "assumption: theory M15; Cohen & Levinthal 1990"},
         {&P::absorption_loss, "absorption_loss", "1/month", {0, 0.05}, "Absorptive capacity lost without practice.", "assumption: theory M15"},
         {&P::legitimacy_completed, "legitimacy_completed", "1", {0, 0.1}, "Legitimacy gained by a completed project.", "assumption: theory M15"},
         {&P::legitimacy_abandoned, "legitimacy_abandoned", "1", {0, 0.1}, "Legitimacy lost by an abandoned project.", "assumption: theory M15"},
         {&P::legitimacy_rate, "legitimacy_rate", "1/month", {0, 0.1}, "Speed at which legitimacy follows users' trust.", "assumption: theory M15"},
         {&P::openness_completed, "openness_completed", "1", {0, 0.1}, "Change of openness with a completed project.", "assumption: theory S15"},
         {&P::openness_influence, "openness_influence", "1", {0, 1}, "Influence of citizens above which a project opens its owner.", "assumption: theory S15"},
         {&P::openness_policy, "openness_policy", "1/month", {0, 0.02}, "Pull of policy support on openness.", "assumption: theory M15"},
         {&P::slack_rate, "slack_rate", "1/month", {0, 0.5}, "Speed at which slack adapts.", "assumption"},
         {&P::slack_base, "slack_base", "1", {0, 1}, "Slack of an owner whose lines are just fully used.", "assumption: theory S14 centres on .3"},
         {&P::slack_load, "slack_load", "1", {0, 0.5}, "Slack lost for each unit of overload.", "assumption"},
         {&P::slack_budget, "slack_budget", "1", {0, 0.5}, "Slack gained by an owner with twice the mean budget per user.", "assumption: theory S15 (slack from budget)"},
         {&P::strategy_openness, "strategy_openness", "1", {0, 1}, "Openness that counts towards a strategy.", "theory 3.5"}});
    // clang-format on
}

void learn(Rows<Organisation> organisations, Links<OrganisationLines> lines, ParentOf<CatchmentLines> catchment,
           Members<CatchmentProjects> projects, Read<ProjectPhase> phase, Read<ProjectLine> lead,
           Read<ProjectEvents> events, Read<Influence> influence, Read<FormalRung> rung, Read<UserTrustMean> trust,
           Read<LineLoad> load, Read<NationPolicy> policy, Update<Absorption> absorption, Update<Legitimacy> legitimacy,
           Update<Openness> openness, Update<Slack> slack, Update<StrategyMonths> strategy, const LearningParams& p,
           const GovernanceParams& governance, const MoneyParams& money) {
    for (const auto o : organisations) {
        OwnerMonth month;
        for (const auto j : lines[o]) {
            month.lines += 1.0f;
            month.trust += trust[j];
            month.load += load[j];
            for (const auto i : projects[catchment[j]]) {
                if (lead[i] != j) continue;
                if (phase[i] != idle) month.active += 1.0f;
                if (events[i] & abandoned) month.abandoned += 1.0f;
                if ((events[i] & completed) == 0) continue;
                month.completed += 1.0f;
                if (influence[i][0] > p.openness_influence) month.opened += 1.0f;
                else if (rung[i] > 2.0f) month.closed += 1.0f;
            }
        }
        absorption[o] = next_absorption(absorption[o], month, p);
        legitimacy[o] = next_legitimacy(legitimacy[o], month, p);
        openness[o] = next_openness(openness[o], month, policy[{0}], p);
        const float mean_load = month.lines > 0 ? month.load / month.lines : 1.0f;
        slack[o] = next_slack(slack[o], mean_load, money.budget_per_user, governance.austerity, p);
        strategy[o] = openness[o] > p.strategy_openness ? strategy[o] + 1.0f : 0.0f;
    }
}

}  // namespace agora::cocreation
