// S20 money: what services and projects cost the public, with citizens' unpaid hours beside it, never added to it.
//
//     spending = staff hours × wage + project money + facilitation + technology          value of need = c_u Σu per month
//
// Prices are placeholders (theory S20, [A]); hours of citizens are counted and never priced.
#pragma once

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/citizens/joining.h"
#include "models/cocreation/project_columns.h"

namespace agora::cocreation {

struct MoneyParams {
    float wage = 40.0f;
    float hours = 140.0f;
    float project = 2000.0f;
    float facilitator = 1500.0f;
    float technology_per_user = 2.0f;
    float budget_per_user = 100.0f;
    float need_value = 300.0f;
    float input_hours = 2.0f;
};
ParameterGroup money_parameters();

// Money a project costs in a month: its own, facilitation and pay for participants.
inline float project_cost(float facilitation, float contribution_hours, float pay_per_hour, const MoneyParams& p) {
    return p.project + p.facilitator * facilitation + pay_per_hour * contribution_hours;
}

void count_project_cost(Rows<Project> projects, Own<ProjectPhase> phase, Own<Facilitation> facilitation,
                        Own<ContributionSum> contribution, Update<ProjectCost> cost, const MoneyParams& p,
                        const JoiningParams& joining);

void count_line_hours(Rows<Line> lines, Members<LineStaff> staff, Update<WorkingHours> hours, const MoneyParams& p);

void count_spending(Rows<Organisation> organisations, Links<OrganisationLines> lines,
                    ParentOf<CatchmentLines> catchment, Members<CatchmentProjects> projects, Read<ProjectLine> lead,
                    Read<ProjectCost> cost, Read<WorkingHours> hours, Read<UserCount> users, Read<DigitalShare> digital,
                    Update<Spending> spending, const MoneyParams& p);

}  // namespace agora::cocreation
