// What taking part means this month, S10 staying, and entering with an admitted ticket.
//
//     exit hazard = h₀ exp(−2 (ρ − 0.35) − (x − ½) + 0.5 H (1 − f)) + 0.02 · months without a meeting      theory S10
#pragma once

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/project_columns.h"

namespace agora::cocreation {

struct LeavingParams {
    float rate = 0.06f;
    float no_meeting = 0.02f;
};
ParameterGroup leaving_parameters();

inline float exit_hazard(float responsiveness, float attitude, float hardness, float facilitation, float months_unmet,
                         const LeavingParams& p) {
    return p.rate *
               exp(-2.0f * (responsiveness - 0.35f) - (attitude - 0.5f) + 0.5f * hardness * (1.0f - facilitation)) +
           p.no_meeting * months_unmet;
}

void see_project(Rows<Citizen> citizens, Own<ProjectPlace> place, ParentOf<CatchmentCitizens> catchment,
                 Members<CatchmentProjects> projects, Read<ProjectPhase> phase, Read<Influence> influence,
                 Read<FormalRung> rung, Read<ContributionMean> contribution, Read<Facilitation> facilitation,
                 Read<MonthsUnmet> unmet, Write<TakingPart> taking_part);

void leave_projects(Rows<Citizen> citizens, Own<TakingPart> taking_part, Own<Responsiveness> responsiveness,
                    Own<Attitude> attitude, Own<Hardness> hardness, Update<ProjectPlace> place,
                    Update<MonthsInside> months, Random<Citizen> random, const LeavingParams& p);

// Applicants whose ticket lies below the project's bound take a seat. The ticket is drawn again: same key, same number.
void enter_projects(Rows<Citizen> citizens, Own<Hardness> hardness, Own<Norm> norm,
                    ParentOf<CatchmentCitizens> catchment, Members<CatchmentProjects> projects,
                    Read<GeneralSeats> general, Read<QuotaSeats> quota, Update<FunnelStage> funnel,
                    Update<ProjectPlace> place, Update<Contribution> contribution, Update<MonthsInside> months,
                    Random<Citizen> random);

}  // namespace agora::cocreation
