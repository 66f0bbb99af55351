// Life cycle of projects: starting and advancing.
#include "models/cocreation/projects/life_cycle.h"

namespace agora::cocreation {
namespace {

// The line that would lead: usually the public one, at times the third-sector one.
Row<Line> leading_line(Rows<Line> lines, const Read<LineSector>& sector, float draw, const ProjectParams& p) {
    if (draw < p.third_sector_starts)
        for (const auto line : lines)
            if (sector[line] == third_sector) return line;
    return {lines.first()};
}

// A slot may start when it is idle and the slots before it are taken.
bool may_start(Row<Project> slot, Rows<Project> slots, const Read<ProjectPhase>& phase, const ProjectParams& p) {
    if (phase[slot] != idle || slot.index - slots.first() >= static_cast<std::uint32_t>(p.per_catchment)) return false;
    for (const auto other : slots)
        if (other < slot && phase[other] == idle) return false;
    return true;
}

}  // namespace

void start_projects(Rows<Project> projects, ParentOf<CatchmentProjects> catchment, Members<CatchmentProjects> slots,
                    Members<CatchmentLines> lines, ParentOf<LocalityCatchments> locality,
                    ParentOf<RegionLocalities> region, Read<LineOwner> owner, Read<LineSector> sector,
                    Read<StaffMeans> staff, Read<MethodAdopted> method, Read<Openness> openness, Read<Slack> slack,
                    Read<Funded> funded, Read<Policy> policy, Read<CitizenCall> call, Read<ProjectPhase> phase,
                    Update<ProjectStart> start, Random<Project> random, Step step, const ProjectParams& p,
                    const GovernanceParams& governance) {
    for (const auto i : projects) {
        start[i] = {};
        const Row<Catchment> c = catchment[i];
        if (step.number < static_cast<std::uint32_t>(p.first_month) || !may_start(i, slots[c], phase, p)) continue;
        Draws draw = random(i, Purpose::project_start);
        const Row<Line> line = leading_line(lines[c], sector, draw.uniform(0), p);
        const Row<Organisation> o = owner[line];
        if (!funded[o]) continue;
        const float support = policy[region[locality[c]]];
        const float hazard = start_hazard(openness[o], support, smaller(1.0f, slack[o] + slack_from_fund(governance)),
                                          staff[line][0], method[line] != 0, p);
        const bool by_owner = draw.uniform(1) < chance_of(hazard);
        const bool by_citizens = !by_owner && call[c] >= p.citizen_threshold && draw.uniform(2) < p.citizen_start;
        if (!by_owner && !by_citizens) continue;
        start[i] = {planned_rung(openness[o], support, normal_from_word(draw.word(3)), p), line.index,
                    by_citizens ? 1u : 0u};
    }
}

namespace {

// Everything that may end a project this month.
struct Ending {
    float exhaustion, members, legitimacy, slack, sectors, value, start_value;
    bool funded;
};

float estimated_effect(const Ending& at, float normal, const ProjectParams& p) {
    const float measured = at.value - at.start_value + p.measurement_bias + p.measurement_noise * normal;
    return p.evidence_use * measured + (1.0f - p.evidence_use) * p.prior_effect;
}

// Abandoned, completed or completed and sustained; 0 when the project goes on.
std::uint8_t ending_of(const Ending& at, bool finished, Draws draw, const ProjectParams& p) {
    const float hazard = abandonment_hazard(at.exhaustion, at.members, at.legitimacy, at.sectors, p);
    if (!at.funded || draw.uniform(0) < hazard) return abandoned;
    if (!finished) return 0;
    const float estimate = estimated_effect(at, normal_from_word(draw.word(1)), p);
    const bool stays = draw.uniform(2) < sustain_chance(estimate, at.legitimacy, at.slack, p);
    return static_cast<std::uint8_t>(stays ? completed | sustained : completed);
}

}  // namespace

void begin_projects(Rows<Project> projects, Own<ProjectStart> start, Read<Design> design, Read<ValueMean> value,
                    Update<ProjectPhase> phase, Update<ProjectLine> lead, Update<PlannedRung> planned,
                    Update<Agenda> agenda, Update<StartDesign> start_design, Update<StartValue> start_value) {
    for (const auto i : projects) {
        if (start[i].rung <= 0) continue;
        const Row<Line> line{start[i].line};
        phase[i] = initiate;
        lead[i] = line;
        planned[i] = start[i].rung;
        agenda[i] = design[line];
        start_design[i] = design[line];
        start_value[i] = value[line];
    }
}

void set_rungs(Rows<Project> projects, ParentOf<CatchmentProjects> catchment, ParentOf<LocalityCatchments> locality,
               ParentOf<RegionLocalities> region, Read<Regulation> regulation, Own<ProjectPhase> phase,
               Own<PlannedRung> planned, Update<FormalRung> rung, const ProjectParams& p,
               const GovernanceParams& governance) {
    for (const auto i : projects)
        rung[i] = phase[i] == idle ? 1.0f
                                   : formal_rung(planned[i], regulation[region[locality[catchment[i]]]], p, governance);
}

void advance_projects(Rows<Project> projects, ParentOf<CatchmentProjects> catchment, Members<CatchmentLines> lines,
                      Read<LineOwner> owner, Read<LineSector> sector, Read<StaffMeans> staff,
                      Read<Legitimacy> legitimacy, Read<Slack> slack, Read<Funded> funded, Read<ValueMean> value,
                      Own<ProjectStart> start, Own<ProjectLine> lead, Own<StartValue> start_value, Own<Effort> effort,
                      Own<Participants> members, Update<ProjectPhase> phase, Update<ProjectEvents> events,
                      Update<Progress> progress, Update<ProjectAge> age, Update<MonthsUnmet> unmet,
                      Random<Project> random, const ProjectParams& p) {
    for (const auto i : projects) {
        events[i] =
            start[i].rung > 0 ? static_cast<std::uint8_t>(started | (start[i].by_citizens ? citizen_led : 0)) : 0;
        if (phase[i] == idle) continue;
        const Row<Organisation> o = owner[lead[i]];
        std::array<bool, 3> present{};
        for (const auto line : lines[catchment[i]]) present[sector[line]] = true;
        const float sectors = static_cast<float>(present[0] + present[1] + present[2]);
        progress[i] = next_progress(progress[i], effort[i], phase[i], p);
        age[i] += 1.0f;
        unmet[i] = effort[i] < p.meeting_effort ? unmet[i] + 1.0f : 0.0f;
        const bool phase_done = is_phase_done(progress[i]);
        const Ending at{staff[lead[i]][0], members[i],     legitimacy[o],  slack[o],
                        sectors,           value[lead[i]], start_value[i], funded[o] != 0};
        const std::uint8_t ending =
            ending_of(at, phase_done && phase[i] == evaluate, random(i, Purpose::project_abandonment), p);
        events[i] |= ending;
        if (ending != 0) {
            phase[i] = idle;
            progress[i] = age[i] = unmet[i] = 0;
        } else if (phase_done) {
            ++phase[i];
            progress[i] = 0;
        }
    }
}

void call_for_project(Rows<Catchment> catchments, Members<CatchmentCitizens> citizens, Read<Broadcast> record,
                      Update<CitizenCall> call) {
    for (const auto c : catchments) {
        std::uint32_t dissatisfied = 0;
        for (const auto i : citizens[c]) dissatisfied += record[i].dissatisfied() ? 1u : 0u;
        call[c] = static_cast<float>(dissatisfied) / larger(1.0f, static_cast<float>(citizens[c].size()));
    }
}

}  // namespace agora::cocreation
