// Taking part in projects.
#include "models/cocreation/citizens/taking_part.h"

#include "models/cocreation/citizens/application.h"
#include "models/cocreation/citizens/attitudes.h"

namespace agora::cocreation {

ParameterGroup leaving_parameters() {
    using P = LeavingParams;
    // clang-format off
    return describe<P>(
        "leaving",
        {{&P::rate, "rate", "1/month", {0.02, 0.15}, "Chance a month that an average participant leaves.", "assumption: theory 2.8"},
         {&P::no_meeting, "no_meeting", "1/month^2", {0, 0.1}, "Added chance for each month in a row without a meeting.", "assumption: theory S10; CoSIE pattern C-P11"}});
    // clang-format on
}

void see_project(Rows<Citizen> citizens, Own<ProjectPlace> place, ParentOf<CatchmentCitizens> catchment,
                 Members<CatchmentProjects> projects, Read<ProjectPhase> phase, Read<Influence> influence,
                 Read<FormalRung> rung, Read<ContributionMean> contribution, Read<Facilitation> facilitation,
                 Read<MonthsUnmet> unmet, Write<TakingPart> taking_part) {
    for (const auto i : citizens) {
        Participation part;
        if (place[i] != 0) {
            const Row<Project> project{projects[catchment[i]].first() + place[i] - 1u};
            const bool ended = phase[project] == idle;
            part = {ended ? 0.0f : 1.0f,   influence[project][0], rung[project],      contribution[project],
                    facilitation[project], unmet[project],        ended ? 1.0f : 0.0f};
        }
        taking_part[i] = part;
    }
}

void leave_projects(Rows<Citizen> citizens, Own<TakingPart> taking_part, Own<Responsiveness> responsiveness,
                    Own<Attitude> attitude, Own<Hardness> hardness, Update<ProjectPlace> place,
                    Update<MonthsInside> months, Random<Citizen> random, const LeavingParams& p) {
    for (const auto i : citizens) {
        if (place[i] == 0) continue;
        const Participation& part = taking_part[i];
        const float hazard =
            exit_hazard(responsiveness[i], attitude[i], hardness[i], part.facilitation, part.months_unmet, p);
        if (part.ended > 0 || random(i, Purpose::leaving).uniform(0) < hazard) {
            place[i] = 0;
            months[i] = 0;
        } else if (months[i] < 255) {
            ++months[i];
        }
    }
}

void enter_projects(Rows<Citizen> citizens, Own<Hardness> hardness, Own<Norm> norm,
                    ParentOf<CatchmentCitizens> catchment, Members<CatchmentProjects> projects,
                    Read<GeneralSeats> general, Read<QuotaSeats> quota, Update<FunnelStage> funnel,
                    Update<ProjectPlace> place, Update<Contribution> contribution, Update<MonthsInside> months,
                    Random<Citizen> random) {
    for (const auto i : citizens) {
        if ((funnel[i] & was_willing) == 0) continue;
        const std::uint32_t first = projects[catchment[i]].first();
        const Row<Project> project{first + (funnel[i] & to_second_slot ? 1u : 0u)};
        const std::uint64_t ticket = ticket_of(random(i, Purpose::joining), i);
        const bool admitted = ticket < general[project] || (hardness[i] > 0.5f && ticket < quota[project]);
        if (!admitted) continue;
        funnel[i] |= was_admitted;
        place[i] = static_cast<std::uint8_t>(project.index - first + 1);
        contribution[i] = own_contribution(norm[i]);
        months[i] = 0;
    }
}

}  // namespace agora::cocreation
