// Sums over service lines and over the life cycle of projects.
#include "models/cocreation/metrics/services.h"

#include "models/cocreation/metrics/project_sums.h"
#include "models/cocreation/metrics/ratios.h"

namespace agora::cocreation {
namespace {

constexpr double kNewService = 0.05;  // distance from the owner's standard that makes a service new (theory 3.5)
constexpr float kSurvival = 24.0f;    // months (theory 3.5)

enum LineSum : std::size_t {
    lines_sum,
    sustained_new,
    surviving_new,
    quality_sum,
    gap_sum,
    digital_sum,
    evidence_sum,
    users_sum,
    misfit_by_users,
    line_sum_count
};

void sum_services(Rows<Line> lines, Own<Design> design, Own<DesignPrior> prior, Own<SustainedAge> age,
                  Own<Quality> quality, Own<EpistemicGap> gap, Own<DigitalShare> digital, Own<Evidence> evidence,
                  Own<UserCount> users, Own<UserProfileMean> profile, Sums<line_sum_count> sums) {
    for (const Row i : lines) {
        const bool is_new = age[i] > 0 && distance_between(design[i], prior[i]) > kNewService;
        sums[lines_sum] += 1;
        sums[sustained_new] += is_new;
        sums[surviving_new] += is_new && age[i] >= kSurvival;
        sums[quality_sum] += static_cast<double>(quality[i]);
        sums[gap_sum] += distance_between(gap[i], Vector3{});
        sums[digital_sum] += static_cast<double>(digital[i]);
        sums[evidence_sum] += static_cast<double>(evidence[i]);
        if (users[i] <= 0) continue;
        sums[users_sum] += static_cast<double>(users[i]);
        sums[misfit_by_users] += static_cast<double>(users[i]) * distance_between(profile[i], design[i]);
    }
}

enum ProjectSum : std::size_t {
    active_sum,
    at_work_sum,
    started_sum,
    completed_sum,
    abandoned_sum,
    sustained_sum,
    citizen_led_sum,
    effort_sum,
    facilitation_sum,
    project_sum_count
};

void sum_projects(Rows<Project> projects, Own<ProjectPhase> phase, Own<ProjectEvents> events, Own<Influence> influence,
                  Own<Effort> effort, Own<Facilitation> facilitation, Sums<project_sum_count> sums) {
    for (const Row i : projects) {
        sums[started_sum] += (events[i] & started) != 0;
        sums[completed_sum] += (events[i] & completed) != 0;
        sums[abandoned_sum] += (events[i] & abandoned) != 0;
        sums[sustained_sum] += (events[i] & sustained) != 0;
        sums[citizen_led_sum] += (events[i] & citizen_led) != 0;
        if (phase[i] == idle) continue;
        sums[active_sum] += 1;
        if (!has_influence(phase[i], influence[i])) continue;  // nothing was pooled yet by those that begin now
        sums[at_work_sum] += 1;
        sums[effort_sum] += static_cast<double>(effort[i]);
        sums[facilitation_sum] += static_cast<double>(facilitation[i]);
    }
}

// clang-format off
std::vector<Metric> line_metrics() {
    return {
        {"new_services_sustained", "1", "Service lines that sustain a co-created service more than 0.05 away from the owner's standard.", {0, 4e9}, "theory 3.5", total<sustained_new>},
        {"new_services_surviving", "1", "Those of them that have been sustained for 24 months or more.", {0, 4e9}, "theory 3.5", total<surviving_new>},
        {"quality", "1", "Mean quality of service lines; 1 is ordinary.", {0.7, 1.3}, "theory 2.3", mean<quality_sum, lines_sum>},
        {"design_fit_gap", "1", "Mean distance between a line's design and the mean need profile of its users, weighted by users.", {0, 1.7321}, "theory 3.1", mean<misfit_by_users, users_sum>},
        {"epistemic_gap", "1", "Mean size of the error staff make about users' needs.", {0, 1.7321}, "theory 2.3", mean<gap_sum, lines_sum>},
        {"digital_share", "1", "Mean digital share of service lines.", {0, 1}, "theory M14", mean<digital_sum, lines_sum>},
        {"evidence", "1", "Mean strength of local evidence for co-creation over service lines.", {0, 1}, "theory 2.3", mean<evidence_sum, lines_sum>},
    };
}

std::vector<Metric> project_metrics() {
    return {
        {"projects_active", "1", "Projects under way.", {0, 4e9}, "theory M1", total<active_sum>},
        {"projects_started", "1/month", "Projects that started this month.", {0, 4e9}, "theory M1", total<started_sum>, MetricKind::flow},
        {"projects_completed", "1/month", "Projects that went through all phases this month.", {0, 4e9}, "theory M1", total<completed_sum>, MetricKind::flow},
        {"projects_abandoned", "1/month", "Projects that were abandoned this month.", {0, 4e9}, "theory M1", total<abandoned_sum>, MetricKind::flow},
        {"projects_sustained", "1/month", "Completed projects whose service was taken over for good this month.", {0, 4e9}, "theory M1", total<sustained_sum>, MetricKind::flow},
        {"projects_citizen_led", "1/month", "Projects that citizens started this month.", {0, 4e9}, "theory 2.7 S14", total<citizen_led_sum>, MetricKind::flow},
        {"project_effort", "1", "Mean joint effort of projects that were under way all month.", {0, 1}, "theory M2", mean<effort_sum, at_work_sum>},
        {"project_facilitation", "1", "Mean facilitation of projects that were under way all month.", {0, 1}, "theory 2.3", mean<facilitation_sum, at_work_sum>},
    };
}
// clang-format on

}  // namespace

std::vector<Tally> services_tallies() {
    return {tally<&sum_services>("services", line_metrics()), tally<&sum_projects>("projects", project_metrics())};
}

}  // namespace agora::cocreation
