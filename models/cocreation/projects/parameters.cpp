// The parameter table of projects.
#include "models/cocreation/projects/life_cycle.h"

namespace agora::cocreation {

ParameterGroup project_parameters() {
    using P = ProjectParams;
    // clang-format off
    return describe<P>(
        "projects",
        {{&P::start_rate, "start_rate", "1/month", {0, 0.05}, "Base rate at which owners start projects.", "assumption: theory 2.8"},
         {&P::first_month, "first_month", "month", {0, 600}, "Month from which projects are possible (burn-in before).", "theory 2.6", When::at_start},
         {&P::per_catchment, "per_catchment", "1", {0, 2}, "Most projects at a time in one catchment.", "theory 2.2", When::at_start},
         {&P::third_sector_starts, "third_sector_starts", "1", {0, 1}, "Share of starts led by the third sector where it is present.", "assumption: theory S14"},
         {&P::method_start, "method_start", "1", {1, 3}, "How much more often lines with the method start projects.", "assumption: theory S14"},
         {&P::citizen_start, "citizen_start", "1/month", {0, 0.05}, "Chance that citizens start a project where dissatisfaction is high.", "assumption: theory S14"},
         {&P::citizen_threshold, "citizen_threshold", "1", {0, 1}, "Share of dissatisfied users at which citizens may start a project.", "assumption; form Granovetter 1978"},
         {&P::months_initiate, "months_initiate", "month", {1, 12}, "Months the initiating phase takes at reference effort.", "assumption: theory M1"},
         {&P::months_design, "months_design", "month", {1, 24}, "Months the design phase takes at reference effort.", "assumption: theory M1"},
         {&P::months_deliver, "months_deliver", "month", {1, 36}, "Months the delivery phase takes at reference effort.", "assumption: theory M1"},
         {&P::months_evaluate, "months_evaluate", "month", {1, 12}, "Months the evaluation phase takes at reference effort.", "assumption: theory M1"},
         {&P::reference_effort, "reference_effort", "1", {0.1, 1}, "Effort at which phases take their nominal time.", "assumption: theory S14"},
         {&P::abandonment, "abandonment", "1/month", {0, 0.03}, "Base hazard of abandonment.", "assumption: theory 2.8"},
         {&P::sector_bond, "sector_bond", "1", {0, 1}, "Fall of that hazard with each further sector present (log scale).", "assumption; CoSIE pattern C-P13"},
         {&P::rung_spread, "rung_spread", "1", {0, 0.3}, "Spread of planned rungs between projects.", "assumption: theory S14"},
         {&P::rung_policy, "rung_policy", "1", {0, 1}, "Rise of the planned rung with policy support.", "assumption: theory S14"},
         {&P::rung_shift, "rung_shift", "rung", {-7, 7}, "Added to every planned rung.", "lever"},
         {&P::rung_floor, "rung_floor", "rung", {1, 8}, "Lowest rung a mandate allows.", "lever; Arnstein 1969"},
         {&P::rung_cap, "rung_cap", "rung", {1, 8}, "Highest rung allowed; 2 is staff-only redesign.", "lever; theory 3.7"},
         {&P::seats, "seats", "person", {8, 100}, "Seats for citizens in a project.", "assumption: theory 2.8"},
         {&P::quota, "quota", "1", {0, 0.6}, "Share of seats reserved for the hard to reach.", "lever; theory 2.8"},
         {&P::meeting_effort, "meeting_effort", "1", {0, 1}, "Effort below which a project holds no meeting in a month.", "assumption: needed by theory S10"},
         {&P::evidence_use, "evidence_use", "1", {0, 1}, "How far the decision to sustain follows the evaluation rather than belief.", "lever; theory M15"},
         {&P::prior_effect, "prior_effect", "1", {-0.5, 0.5}, "Effect owners believe in without an evaluation.", "assumption"},
         {&P::sustain_cost, "sustain_cost", "1", {0, 0.5}, "Effect that must be exceeded to be worth sustaining, c.", "assumption: theory M15"},
         {&P::measurement_noise, "measurement_noise", "1", {0, 0.5}, "Standard error of a project's own evaluation.", "assumption: theory S22"},
         {&P::measurement_bias, "measurement_bias", "1", {-0.3, 0.3}, "Systematic error of a project's own evaluation.", "assumption: theory S22"}});
    // clang-format on
}

}  // namespace agora::cocreation
