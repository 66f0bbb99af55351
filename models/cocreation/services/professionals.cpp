// Professionals and managers: the monthly update.
#include "models/cocreation/services/professionals.h"

#include "models/cocreation/citizens/trust.h"
#include "models/cocreation/services/lines.h"

namespace agora::cocreation {

ParameterGroup work_parameters() {
    using P = WorkParams;
    // clang-format off
    return describe<P>(
        "work",
        {{&P::demand_exhaustion, "demand_exhaustion", "1/month", {0.04, 0.16}, "Exhaustion from demands.", "assumption: theory 2.8; form Demerouti et al. 2001"},
         {&P::resource_relief, "resource_relief", "1/month", {0.05, 0.2}, "Relief through job resources.", "assumption: theory 2.8; form Demerouti et al. 2001"},
         {&P::recovery, "recovery", "1/month", {0.015, 0.06}, "Recovery without any resource.", "assumption: theory 2.8"},
         {&P::resource_engagement, "resource_engagement", "1/month", {0.04, 0.16}, "Engagement from job resources.", "assumption: theory 2.8"},
         {&P::demand_disengagement, "demand_disengagement", "1/month", {0.025, 0.1}, "Engagement lost to demands.", "assumption: theory 2.8"},
         {&P::exhaustion_disengagement, "exhaustion_disengagement", "1/month", {0.025, 0.1}, "Engagement lost to exhaustion.", "assumption: theory 2.8"},
         {&P::turnover, "turnover", "1/month", {0, 0.05}, "Chance a month that a post changes hands.", "assumption: theory S13"},
         {&P::turnover_exhaustion, "turnover_exhaustion", "1/month", {0, 0.1}, "Added chance for exhausted staff.", "assumption: theory S13"}});
    // clang-format on
}

ParameterGroup orientation_parameters() {
    using P = OrientationParams;
    // clang-format off
    return describe<P>(
        "orientation",
        {{&P::rate, "rate", "1/month", {0, 0.1}, "Speed at which orientations change.", "assumption: theory 2.8"},
         {&P::training, "training", "1", {0, 1}, "Training in strengths-based practice.", "lever; theory 2.8"},
         {&P::identity_rate, "identity_rate", "1/month", {0, 0.1}, "Speed at which identity as a co-creator changes.", "assumption: theory 2.8"}});
    // clang-format on
}

ParameterGroup cession_parameters() {
    using P = CessionParams;
    // clang-format off
    return describe<P>(
        "cession",
        {{&P::rate, "rate", "1/month", {0, 0.1}, "Speed at which willingness to cede control changes.", "assumption: theory 2.8"},
         {&P::start, "start", "1", {0, 1}, "Willingness of new staff to cede control, to which all return.", "assumption: theory 2.8"},
         {&P::coaching, "coaching", "1", {0, 1}, "Coaching of staff and managers in sharing control.", "lever; theory 2.8"},
         {&P::blame, "blame", "1", {0, 1}, "Fear of blame on high rungs.", "assumption: theory 2.8; CoSIE pattern C-P7"}});
    // clang-format on
}

namespace {

// The project of the line that a member of staff works in, if any: the first active one.
Row<Project> project_of(Row<Line> line, Rows<Project> slots, const Read<ProjectPhase>& phase,
                        const Read<ProjectLine>& lead) {
    for (const auto i : slots)
        if (phase[i] != idle && lead[i] == line) return i;
    return {kNoRow};
}

}  // namespace

void work(Rows<Professional> staff, ParentOf<LineStaff> line, Members<LineStaff> team,
          ParentOf<CatchmentLines> catchment, Members<CatchmentProjects> projects, Read<ProjectPhase> phase,
          Read<ProjectLine> lead, Read<Influence> influence, Read<Participants> members, Read<FormalRung> rung,
          Read<ContributionMean> contribution, Read<LineLoad> load, Read<LineDiscretion> discretion,
          Read<StaffMeans> means, Read<MethodAdopted> method, Read<LineSector> sector, Update<Exhaustion> exhaustion,
          Update<Engagement> engagement, Update<Orientation> orientation, Update<Identity> identity,
          Update<Cession> cession, Update<StaffTrustGood> good, Update<StaffTrustBad> bad,
          Update<StaffTurnover> turnover, Random<Professional> random, const WorkParams& p,
          const OrientationParams& orient, const CessionParams& cede, const ScalingParams& scaling,
          const StaffParams& newcomers) {
    for (const auto s : staff) {
        const Row<Line> j = line[s];
        WorkDay day{load[j], discretion[j], 0, 0, 0, 1, {}};
        const Row<Project> project = project_of(j, projects[catchment[j]], phase, lead);
        if (project.index != kNoRow && takes_part(s.index - team[j].first())) {
            day.act = 1;
            day.act_demand = phase[project] == deliver ? 0.5f : 1.0f;
            day.members = members[project];
            day.rung = rung[project];
            day.influence = influence[project];
            const TrustEvidence seen = next_evidence({good[s], bad[s]}, contribution[project], 1.0f, 0.9f, 1.25f);
            good[s] = seen.good;
            bad[s] = seen.bad;
        }
        const float e = exhaustion[s], v = engagement[s], i = identity[s];
        const float demands = demands_of(day), resources = resources_of(day, i);
        const float training = smaller(1.0f, orient.training + (method[j] ? scaling.method_skill : 0.0f));
        exhaustion[s] = next_exhaustion(e, demands, resources, p);
        engagement[s] = next_engagement(v, e, demands, resources, p);
        orientation[s] = next_orientation(orientation[s], means[j][mean_orientation], e, training, day, orient);
        identity[s] = next_identity(i, day, orient);
        cession[s] = next_cession(cession[s], means[j][mean_cession], e, day, cede);
        const float chance = p.turnover + p.turnover_exhaustion * positive_part(e - 0.5f);
        turnover[s] = random(s, Purpose::turnover).uniform(0) < chance ? 1 : 0;
        if (!turnover[s]) continue;
        exhaustion[s] = newcomers.exhaustion_mean;  // as at the start (theory 2.6): learning is lost
        engagement[s] = newcomers.engagement_mean;
        orientation[s] = clamp01(newcomers.orientation_mean +
                                 (sector[j] == third_sector ? newcomers.orientation_third_sector : 0.0f));
        identity[s] = newcomers.identity_mean;
        cession[s] = cede.start;
    }
}

}  // namespace agora::cocreation
