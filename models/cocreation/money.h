// S20 money: what services and projects cost the public, with citizens' unpaid hours beside it, never added to it.
//
//     spending = staff hours × wage + training and coaching + technology + projects (own money, fund, facilitation,
//                outreach, pay)          value of need = c_u Σu per month
//
// Prices are placeholders (theory S20, [A]); hours of citizens are counted and never priced.
#pragma once

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/citizens/joining.h"
#include "models/cocreation/citizens/service.h"
#include "models/cocreation/governance.h"
#include "models/cocreation/project_columns.h"
#include "models/cocreation/services/professionals.h"
#include "models/cocreation/technology.h"

namespace agora::cocreation {

struct MoneyParams {
    float wage = 40.0f;
    float hours = 140.0f;
    float project = 2000.0f;
    float facilitator = 1500.0f;
    float outreach = 500.0f;
    float staff_support = 60.0f;
    float digital_help = 3.0f;
    float technology_per_user = 2.0f;
    float budget_per_user = 100.0f;
    float need_value = 300.0f;
    float input_hours = 2.0f;
};
ParameterGroup money_parameters();

// Hours a participant who gives fully gives in a month (theory S14: eight of them make up a project's stock of time).
inline constexpr float kFullContributionHours = 8.0f;

// Money a project costs in a month: its own, a fund's, facilitation, outreach, and pay for participants' hours.
inline float project_cost(float facilitation, float outreach, float fund, float paid_hours, float pay_per_hour,
                          const MoneyParams& p) {
    return p.project + fund + p.facilitator * facilitation + p.outreach * outreach + pay_per_hour * paid_hours;
}

// Hours that `posts` on a line work in a month; a change of capacity is bought or saved in hours.
inline float line_hours(float posts, float capacity_change, const MoneyParams& p) {
    return p.hours * posts * capacity_change;
}

void count_project_cost(Rows<Project> projects, Own<ProjectPhase> phase, Own<Facilitation> facilitation,
                        Own<ContributionSum> contribution, Update<ProjectCost> cost, const MoneyParams& p,
                        const JoiningParams& joining, const OutreachParams& outreach,
                        const GovernanceParams& governance);

void count_line_hours(Rows<Line> lines, Members<LineStaff> staff, Update<WorkingHours> hours, const MoneyParams& p,
                      const DeliveryParams& delivery);

void count_spending(Rows<Organisation> organisations, Links<OrganisationLines> lines,
                    ParentOf<CatchmentLines> catchment, Members<CatchmentProjects> projects, Read<ProjectLine> lead,
                    Read<ProjectCost> cost, Read<WorkingHours> hours, Read<UserCount> users, Read<DigitalShare> digital,
                    Members<LineStaff> staff, Update<Spending> spending, const MoneyParams& p,
                    const OrientationParams& orientation, const CessionParams& cession,
                    const TechnologyParams& technology);

}  // namespace agora::cocreation
