// S14 life cycle of projects: start, progress through four phases, abandonment, completion and the decision to sustain.
//
//     start hazard = s₀ (0.3 + o + 0.8 P)(0.5 + S)(1.2 − Ē)(1.5 if the method is adopted)
//     rung = 1 + 7 cl(o + 0.25 P + 0.08 N), floored by regulation and mandate
//     π' = π + (E / E_ref) / D_φ      h_ab = h exp(3 (Ē − 0.4) + 1.2 · 1[n < 4] − 2 (Λ − ½) − 0.4 (sectors − 1))
//     P(sustain) = σ(−1 + 3 (ê − c) + 2 (Λ − ½) + 2 (S − 0.3))                              theory M1, M15, S14
#pragma once

#include <cmath>

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/governance.h"
#include "models/cocreation/project_columns.h"

namespace agora::cocreation {

struct ProjectParams {
    float start_rate = 0.02f;
    std::int32_t first_month = 12;
    std::int32_t per_catchment = 2;
    float third_sector_starts = 0.25f;
    float method_start = 1.5f;
    float citizen_start = 0.002f;
    float citizen_threshold = 0.3f;
    float months_initiate = 3.0f;
    float months_design = 6.0f;
    float months_deliver = 12.0f;
    float months_evaluate = 3.0f;
    float reference_effort = 0.45f;
    float abandonment = 0.010f;
    float sector_bond = 0.4f;
    float rung_spread = 0.08f;
    float rung_policy = 0.25f;
    float rung_shift = 0.0f;
    float rung_floor = 1.0f;
    float rung_cap = 8.0f;
    float seats = 25.0f;
    float quota = 0.0f;
    float meeting_effort = 0.2f;
    float evidence_use = 1.0f;
    float prior_effect = 0.1f;
    float sustain_cost = 0.05f;
    float measurement_noise = 0.05f;
    float measurement_bias = 0.0f;
};
ParameterGroup project_parameters();

inline float start_hazard(float openness, float policy, float slack, float exhaustion, bool method,
                          const ProjectParams& p) {
    return p.start_rate * (0.3f + openness + 0.8f * policy) * (0.5f + slack) * (1.2f - exhaustion) *
           (method ? p.method_start : 1.0f);
}

inline float planned_rung(float openness, float policy, float normal, const ProjectParams& p) {
    return 1.0f + 7.0f * clamp01(openness + p.rung_policy * policy + p.rung_spread * normal);
}

// The rung on paper once mandates, regulation and caps have spoken.
inline float formal_rung(float planned, float regulation, const ProjectParams& p, const GovernanceParams& g) {
    const float floor = larger(p.rung_floor, 1.0f + g.regulation_rungs * regulation);
    return clamp(smaller(larger(planned + p.rung_shift, floor), p.rung_cap), 1.0f, 8.0f);
}

inline float abandonment_hazard(float exhaustion, float members, float legitimacy, float sectors,
                                const ProjectParams& p) {
    return p.abandonment * exp(3.0f * (exhaustion - 0.4f) + (members < 4.0f ? 1.2f : 0.0f) -
                               2.0f * (legitimacy - 0.5f) - p.sector_bond * (sectors - 1.0f));
}

inline float sustain_chance(float estimate, float legitimacy, float slack, const ProjectParams& p) {
    return logistic(-1.0f + 3.0f * (estimate - p.sustain_cost) + 2.0f * (legitimacy - 0.5f) + 2.0f * (slack - 0.3f));
}

// Seats kept for the hard to reach: whole ones, never fewer than the quota says.
inline float reserved_seats(const ProjectParams& p) { return std::ceil(p.quota * p.seats - 1e-4f); }

inline float months_of(std::uint8_t phase, const ProjectParams& p) {
    const std::array<float, 5> months{1.0f, p.months_initiate, p.months_design, p.months_deliver, p.months_evaluate};
    return months[phase];
}

inline float next_progress(float progress, float effort, std::uint8_t phase, const ProjectParams& p) {
    return progress + effort / p.reference_effort / months_of(phase, p);
}

// Twelve twelfths fall short of 1 by rounding; they still take twelve months, not thirteen.
inline bool is_phase_done(float progress) { return progress > 1.0f - 1e-5f; }

inline float chance_of(float hazard) { return 1.0f - exp(-hazard); }

// Idle slots may start a project, by the owner or at the call of citizens.
void start_projects(Rows<Project> projects, ParentOf<CatchmentProjects> catchment, Members<CatchmentProjects> slots,
                    Members<CatchmentLines> lines, ParentOf<LocalityCatchments> locality,
                    ParentOf<RegionLocalities> region, Read<LineOwner> owner, Read<LineSector> sector,
                    Read<StaffMeans> staff, Read<MethodAdopted> method, Read<Openness> openness, Read<Slack> slack,
                    Read<Funded> funded, Read<Policy> policy, Read<CitizenCall> call, Read<ProjectPhase> phase,
                    Update<ProjectStart> start, Random<Project> random, Step step, const ProjectParams& p,
                    const GovernanceParams& governance);

void begin_projects(Rows<Project> projects, Own<ProjectStart> start, Read<Design> design, Read<ValueMean> value,
                    Update<ProjectPhase> phase, Update<ProjectLine> lead, Update<PlannedRung> planned,
                    Update<Agenda> agenda, Update<StartDesign> start_design, Update<StartValue> start_value);

void set_rungs(Rows<Project> projects, ParentOf<CatchmentProjects> catchment, ParentOf<LocalityCatchments> locality,
               ParentOf<RegionLocalities> region, Read<Regulation> regulation, Own<ProjectPhase> phase,
               Own<PlannedRung> planned, Update<FormalRung> rung, const ProjectParams& p,
               const GovernanceParams& governance);

void advance_projects(Rows<Project> projects, ParentOf<CatchmentProjects> catchment, Members<CatchmentLines> lines,
                      Read<LineOwner> owner, Read<LineSector> sector, Read<StaffMeans> staff,
                      Read<Legitimacy> legitimacy, Read<Slack> slack, Read<Funded> funded, Read<ValueMean> value,
                      Own<ProjectStart> start, Own<ProjectLine> lead, Own<StartValue> start_value, Own<Effort> effort,
                      Own<Participants> members, Update<ProjectPhase> phase, Update<ProjectEvents> events,
                      Update<Progress> progress, Update<ProjectAge> age, Update<MonthsUnmet> unmet,
                      Random<Project> random, const ProjectParams& p);

// Share of dissatisfied users; citizens can start a project where it is high (theory S14, marked [U]).
void call_for_project(Rows<Catchment> catchments, Members<CatchmentCitizens> citizens, Read<Broadcast> record,
                      Update<CitizenCall> call);

}  // namespace agora::cocreation
