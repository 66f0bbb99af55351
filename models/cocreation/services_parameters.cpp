// The parameters of organisations, staff and service lines at the start: names, ranges, meanings and sources.
#include "models/cocreation/services_setup.h"

namespace agora::cocreation {

// clang-format off
ParameterGroup organisations_parameters() {
    using P = OrganisationsParams;
    return describe<P>("organisations", {
        {&P::third_per_locality, "third_per_locality", "1", {0, 20}, "Third-sector organisations per municipality.", "theory base 4.12: 10 in 15 localities; assumption", When::at_start},
        {&P::private_per_locality, "private_per_locality", "1", {0, 20}, "Private organisations per municipality.", "assumption", When::at_start},
        {&P::third_sector_share, "third_sector_share", "1", {0, 1}, "Share of catchments with a third-sector service line.", "indicator of civil society; theory base 4.12", When::at_start},
        {&P::private_share, "private_share", "1", {0, 1}, "Share of catchments with a private service line.", "indicator of private social expenditure", When::at_start},
        {&P::openness_mean, "openness_mean", "1", {0, 1}, "Mean openness of organisations to co-creation.", "indicators of e-participation and stakeholder engagement", When::at_start},
        {&P::openness_third_sector, "openness_third_sector", "1", {-0.5, 0.5}, "How much more open the third sector is.", "assumption", When::at_start},
        {&P::openness_spread, "openness_spread", "1", {0, 0.3}, "Spread of openness.", "assumption", When::at_start},
        {&P::legitimacy, "legitimacy", "1", {0, 1}, "Legitimacy of organisations at the start.", "assumption: neither high nor low", When::at_start},
        {&P::absorption, "absorption", "1", {0, 1}, "Absorptive capacity of organisations at the start.", "assumption: knowledge has yet to be built", When::at_start},
        {&P::slack, "slack", "1", {0, 1}, "Slack resources of organisations at the start.", "assumption", When::at_start},
        {&P::discretion_spread, "discretion_spread", "1", {0, 0.3}, "Spread of the discretion organisations grant.", "theory base 2.6: 0.1; assumption", When::at_start},
        {&P::long_links, "long_links", "1", {0, 10}, "Far-away lines of the nation each line hears of.", "theory base S18; assumption", When::at_start},
    });
}

ParameterGroup staff_parameters() {
    using P = StaffParams;
    return describe<P>("staff", {
        {&P::per_1000, "per_1000", "1", {0.5, 30}, "Frontline professionals of the first line per 1,000 citizens.", "indicator employment_share_public_services; theory base 2.8: 6", When::at_start},
        {&P::other_line_share, "other_line_share", "1", {0, 1}, "Staff of every other line, relative to the first.", "theory base 2.8: 0.35; assumption", When::at_start},
        {&P::frontline_per_manager, "frontline_per_manager", "1", {2, 30}, "Frontline professionals per manager.", "theory base 2.2: 8; assumption", When::at_start},
        {&P::exhaustion_mean, "exhaustion_mean", "1", {0, 1}, "Mean exhaustion of staff at the start.", "theory base 2.6; assumption", When::at_start},
        {&P::engagement_mean, "engagement_mean", "1", {0, 1}, "Mean work engagement of staff at the start.", "theory base 2.6; assumption", When::at_start},
        {&P::orientation_mean, "orientation_mean", "1", {0, 1}, "Mean strengths-based orientation of staff at the start.", "theory base 2.6; assumption", When::at_start},
        {&P::orientation_third_sector, "orientation_third_sector", "1", {-0.5, 0.5}, "How much more strengths-based third-sector staff are.", "theory base 2.6; assumption", When::at_start},
        {&P::identity_mean, "identity_mean", "1", {0, 1}, "Mean identity of staff as co-creators at the start.", "theory base 2.6; assumption", When::at_start},
        {&P::spread, "spread", "1", {0, 0.3}, "Spread of each of these among staff.", "theory base 2.6: 0.10-0.15; assumption", When::at_start},
        {&P::trust_evidence, "trust_evidence", "1", {0, 20}, "Experience with citizens that staff remember at the start; half of it good.", "assumption: trust in citizens one half, easily moved", When::at_start},
    });
}

ParameterGroup services_parameters() {
    using P = ServicesParams;
    return describe<P>("services", {
        {&P::design_base, "design_base", "1", {0, 1}, "Design of services at the start, common to all elements.", "theory base 2.6: 0.45; assumption", When::at_start},
        {&P::design_lean_1, "design_lean_1", "1", {-0.3, 0.3}, "How far the first element of design leans to those hard to reach.", "theory base 2.6: 0.04; assumption", When::at_start},
        {&P::design_lean_2, "design_lean_2", "1", {-0.3, 0.3}, "How far the second element of design leans to those hard to reach.", "theory base 2.6: 0.03; assumption", When::at_start},
        {&P::design_error, "design_error", "1", {0, 0.25}, "Spread of designs among lines.", "theory base 2.8 design_err: 0.12; assumption", When::at_start},
        {&P::gap_spread, "gap_spread", "1", {0, 0.25}, "Spread of staff's error about users' needs.", "theory base 2.8 staff_gap: 0.12; assumption", When::at_start},
        {&P::evidence, "evidence", "1", {0, 1}, "How good the local evidence for co-creation looks at the start.", "assumption: undecided", When::at_start},
        {&P::brokers_reserved_per_million, "brokers_reserved_per_million", "1", {0, 200}, "Facilitators per million citizens for whom room is kept, so that pools can grow.", "assumption: more than any policy considered", When::at_start},
    });
}
// clang-format on

}  // namespace agora::cocreation
