// Money accounts of projects, lines and organisations.
#include "models/cocreation/money.h"

namespace agora::cocreation {

ParameterGroup money_parameters() {
    using P = MoneyParams;
    // clang-format off
    return describe<P>(
        "money",
        {{&P::wage, "wage", "euro/hour", {5, 150}, "Cost of an hour of staff.", "assumption: placeholder price, theory S20"},
         {&P::hours, "hours", "hour/month", {20, 200}, "Hours a full post works in a month.", "assumption"},
         {&P::project, "project", "euro/month", {0, 50000}, "Money a project spends in a month.", "assumption: placeholder price, theory S20"},
         {&P::facilitator, "facilitator", "euro/month", {0, 20000}, "Cost of full facilitation of a project.", "assumption: placeholder price, theory S20"},
         {&P::outreach, "outreach", "euro/month", {0, 10000}, "Cost for a project of full outreach to the hard to reach.", "assumption: placeholder price"},
         {&P::staff_support, "staff_support", "euro/month", {0, 1000}, "Cost for a post of full training or of full coaching.", "assumption: placeholder price"},
         {&P::digital_help, "digital_help", "euro/month", {0, 100}, "Cost for a user of full help with a wholly digital service.", "assumption: placeholder price"},
         {&P::technology_per_user, "technology_per_user", "euro/month", {0, 100}, "Cost of a wholly digital service for one user.", "assumption: placeholder price, theory S20"},
         {&P::budget_per_user, "budget_per_user", "euro/month", {0, 5000}, "Budget for each user; slack follows it.", "indicator; default assumption"},
         {&P::need_value, "need_value", "euro/month", {0, 5000}, "Value of one unit of unmet need for a month.", "assumption: placeholder price, theory S20"},
         {&P::input_hours, "input_hours", "hour/month", {0, 20}, "Hours that a user's full input to a service takes.", "assumption"}});
    // clang-format on
}

void count_project_cost(Rows<Project> projects, Own<ProjectPhase> phase, Own<Facilitation> facilitation,
                        Own<ContributionSum> contribution, Update<ProjectCost> cost, const MoneyParams& p,
                        const JoiningParams& joining, const OutreachParams& outreach,
                        const GovernanceParams& governance) {
    const float fund = governance.funded_share * governance.fund_per_project;
    for (const auto i : projects) {
        const float hours = kFullContributionHours * contribution[i];
        const float active =
            project_cost(facilitation[i], outreach.hard_to_reach, fund, hours, joining.pay_per_hour, p);
        cost[i] = phase[i] == idle ? 0.0f : active;
    }
}

void count_line_hours(Rows<Line> lines, Members<LineStaff> staff, Update<WorkingHours> hours, const MoneyParams& p,
                      const DeliveryParams& delivery) {
    for (const auto j : lines) hours[j] = line_hours(static_cast<float>(staff[j].size()), delivery.capacity_change, p);
}

void count_spending(Rows<Organisation> organisations, Links<OrganisationLines> lines,
                    ParentOf<CatchmentLines> catchment, Members<CatchmentProjects> projects, Read<ProjectLine> lead,
                    Read<ProjectCost> cost, Read<WorkingHours> hours, Read<UserCount> users, Read<DigitalShare> digital,
                    Members<LineStaff> staff, Update<Spending> spending, const MoneyParams& p,
                    const OrientationParams& orientation, const CessionParams& cession,
                    const TechnologyParams& technology) {
    const float per_post = p.staff_support * (orientation.training + cession.coaching);
    const float help = p.digital_help * technology.digital_support;
    for (const auto o : organisations) {
        float sum = 0;
        for (const auto j : lines[o]) {
            sum += p.wage * hours[j] + per_post * static_cast<float>(staff[j].size()) +
                   (p.technology_per_user + help) * digital[j] * users[j];
            for (const auto i : projects[catchment[j]])
                if (lead[i] == j) sum += cost[i];
        }
        spending[o] = sum;
    }
}

}  // namespace agora::cocreation
