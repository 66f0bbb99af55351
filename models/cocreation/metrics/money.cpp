// Sums over catchments (money spent there) and over citizens (time given, and what unmet need costs).
#include "models/cocreation/metrics/money.h"

#include "agora/math.h"
#include "models/cocreation/metrics/block_sums.h"
#include "models/cocreation/metrics/ratios.h"
#include "models/cocreation/money.h"
#include "models/cocreation/project_columns.h"

namespace agora::cocreation {
namespace {

enum SpendingSum : std::size_t { residents, by_public, by_third, by_private, on_projects, spending_sum_count };

// An owner's spending falls on its lines in equal parts, so that money and the citizens it is for meet in one place;
// over all catchments the parts add up to what owners spend.
void sum_spending(Rows<Catchment> catchments, Members<CatchmentCitizens> citizens, Members<CatchmentLines> lines,
                  Members<CatchmentProjects> projects, Read<LineOwner> owner, Read<LineSector> sector,
                  Links<OrganisationLines> owned, Read<Spending> spending, Read<ProjectPhase> phase,
                  Read<ProjectCost> cost, Sums<spending_sum_count> sums) {
    for (const Row i : catchments) {
        sums[residents] += citizens[i].size();
        for (const Row line : lines[i])
            sums[by_public + sector[line]] +=
                static_cast<double>(spending[owner[line]]) / static_cast<double>(owned[owner[line]].size());
        for (const Row project : projects[i])
            if (phase[project] != idle) sums[on_projects] += static_cast<double>(cost[project]);
    }
}

double public_spending(std::span<const double> sums) {
    return ratio(sums[by_public] + sums[by_third] + sums[by_private], sums[residents]);
}

// Who takes part changes after the citizens' month, while needs and services are settled by then; so there are two
// tallies, the second behind the first.
enum TimeSum : std::size_t { project_time, time_sum_count, people = time_sum_count, service_time, need_sum, all_sums };

void sum_time(Rows<Citizen> citizens, Own<ProjectPlace> place, Own<Contribution> contribution,
              const JoiningParams& joining, Sums<time_sum_count> sums) {
    const float unpaid = joining.pay_per_hour > 0 ? 0.0f : 1.0f;
    const std::uint8_t* places = &place[{citizens.first()}];
    for_marked(places, places, 0, citizens.size(), [&](std::uint32_t n) {
        const float hours = contribution[{citizens.first() + n}] * kFullContributionHours;
        sums[project_time] += static_cast<double>(hours * unpaid);
    });
}

void sum_service_time(Rows<Citizen> citizens, Own<UnmetNeed> need, Own<InputGiven> input, const MoneyParams& p,
                      Sums<all_sums - time_sum_count> sums) {
    const Row<Citizen> first{citizens.first()};
    sums[people - time_sum_count] += citizens.size();
    sums[need_sum - time_sum_count] += sum_of(&need[first], citizens.size()) * static_cast<double>(p.need_value);
    sums[service_time - time_sum_count] += sum_of(&input[first], citizens.size()) * static_cast<double>(p.input_hours);
}

double unpaid_hours(std::span<const double> sums) {
    return ratio(sums[project_time] + sums[service_time], sums[people]);
}

// clang-format off
std::vector<Metric> spending_metrics() {
    return {
        {"public_spending", "euro/month", "Money that organisations of all sectors spend on their service lines, per citizen and month.", {0, 1e6}, "theory 3.5", public_spending, MetricKind::flow},
        {"spending_public", "euro/month", "The part of it that public organisations spend, per citizen and month.", {0, 1e6}, "theory 3.5", mean<by_public, residents>, MetricKind::flow},
        {"spending_third", "euro/month", "The part that third-sector organisations spend, per citizen and month.", {0, 1e6}, "theory 3.5", mean<by_third, residents>, MetricKind::flow},
        {"spending_private", "euro/month", "The part that private organisations spend, per citizen and month.", {0, 1e6}, "theory 3.5", mean<by_private, residents>, MetricKind::flow},
        {"project_spending", "euro/month", "Money that projects cost, facilitation included, per citizen and month.", {0, 1e6}, "theory 2.7 S20", mean<on_projects, residents>, MetricKind::flow},
    };
}

std::vector<Metric> time_metrics() {
    return {
        {"unpaid_hours", "hour/month", "Hours that citizens give to projects and to the services they use, per citizen and month.", {0, 64}, "theory 3.5; assumption: at most 8 hours in a project", unpaid_hours, MetricKind::flow},
        {"unpaid_project_hours", "hour/month", "The part given to projects, per citizen and month.", {0, 64}, "theory 3.5; assumption: a full contribution is 8 hours", mean<project_time, people>, MetricKind::flow},
        {"unpaid_service_hours", "hour/month", "The part given to the services citizens use, per citizen and month.", {0, 64}, "theory 3.5", mean<service_time, people>, MetricKind::flow},
        {"need_cost", "euro/month", "Unmet need at its price per unit and month, per citizen.", {0, 1e6}, "theory 2.7 S20", mean<need_sum, people>, MetricKind::flow},
    };
}
// clang-format on

}  // namespace

std::vector<Tally> money_tallies() {
    return {tally<&sum_spending>("spending", spending_metrics()),
            tally<&sum_time>("time", time_metrics(), "service time"), tally<&sum_service_time>("service time", {})};
}

}  // namespace agora::cocreation
