// The formulas from indicators to parameters, grouped as a reader meets them: places, people, services, institutions.
#include "models/cocreation/indicators.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <span>
#include <utility>

#include "agora/math.h"

namespace agora::cocreation {
namespace {

using Values = std::span<const double>;
using Mappings = std::vector<IndicatorMapping>;

// A published percentage as a share, kept between two percentages.
template <int lowest, int highest>
double share(Values v) {
    return std::clamp(v[0], double{lowest}, double{highest}) / 100;
}

// The even whole number nearest to x: a ring of ties needs as many on either side.
double nearest_even(double x) { return 2 * std::floor(x / 2 + 0.5); }

Mappings place_mappings() {
    return {
        {"places.population",
         {"population_total"},
         "population_total, between a thousand and a thousand million",
         "theory base 2.6: inhabitants as published",
         [](Values v) { return std::clamp(v[0], 1e3, 1e9); }},
        {"places.localities",
         {"municipalities_number", "population_total"},
         "the smaller of municipalities_number and population_total / 3,000, a whole number",
         "theory base 2.6 and 2.2: a locality holds at least one catchment of about 3,000 citizens",
         [](Values v) { return std::max(1.0, std::round(std::min(v[0], v[1] / 3000))); }},
    };
}

Mappings age_and_household_mappings() {
    return {
        {"people.share_0_14",
         {"pop_share_0_14"},
         "pop_share_0_14 / 100, at most 0.6",
         "theory base 2.6: age structure as published",
         share<0, 60>},
        {"people.share_65plus",
         {"pop_share_65plus"},
         "pop_share_65plus / 100, at most 0.6",
         "theory base 2.6: age structure as published",
         share<0, 60>},
        {"households.mean_size",
         {"avg_household_size"},
         "avg_household_size, between 1.2 and 5",
         "theory base 2.6: household size as published",
         [](Values v) { return std::clamp(v[0], 1.2, 5.0); }},
    };
}

Mappings resource_mappings() {
    return {
        {"people.tertiary_share",
         {"tertiary_education_25_64"},
         "tertiary_education_25_64 / 100",
         "theory base 2.6: education as published",
         share<0, 100>},
        {"people.resource_gini",
         {"gini"},
         "gini / 100, between 0.15 and 0.65",
         "theory base 2.6: the spread of resources follows the spread of income",
         [](Values v) { return std::clamp(v[0] / 100, 0.15, 0.65); }},
        {"people.unemployment",
         {"unemployment_rate"},
         "unemployment_rate / 100, at most 0.5",
         "theory base 2.6: unemployment as published",
         share<0, 50>},
        {"people.hard_to_reach_share",
         {"arope_2014", "severe_material_deprivation", "never_used_internet", "long_term_unemployment_pop"},
         "0.05 + 0.25 arope_2014 / 100 + 0.4 severe_material_deprivation / 100 + 0.15 never_used_internet / 100 + "
         "0.3 long_term_unemployment_pop / 100, between 0.02 and 0.4",
         "assumption: weights chosen so that ten European countries average 0.16, the reference share of theory base "
         "M9; "
         "unmet_medical_need is kept for the capacity of services",
         [](Values v) {
             return std::clamp(0.05 + (0.25 * v[0] + 0.4 * v[1] + 0.15 * v[2] + 0.3 * v[3]) / 100, 0.02, 0.4);
         }},
        {"people.digital_skill_share",
         {"basic_digital_skills"},
         "basic_digital_skills / 100, between 0.01 and 0.99",
         "theory base 2.6: share of people with at least basic digital skills",
         share<1, 99>},
    };
}

Mappings attitude_mappings() {
    return {
        {"people.trust_mean",
         {"trust_government_oecd"},
         "0.52 + 0.18 z, z the standard normal quantile of trust_government_oecd / 100, between 0.2 and 0.8",
         "theory base 2.6, whose 0.55 is for people who are easy to reach: less 0.12 × a mean hardness of 0.27; "
         "assumption on "
         "how a survey share becomes a mean score",
         [](Values v) {
             const float share = static_cast<float>(std::clamp(v[0] / 100, 0.01, 0.99));
             return std::clamp(0.52 + 0.18 * static_cast<double>(normal_quantile(share)), 0.2, 0.8);
         }},
        {"people.norm_mean",
         {"trust_in_others_silc", "volunteering_organisations"},
         "0.2 + 0.4 × mean of (trust_in_others_silc − 4) / 4 and volunteering_organisations / 40, each between 0 and 1",
         "theory base 2.6 with two of its three indicators: assumption that 4-8 points and 0-40 % span the scale",
         [](Values v) {
             const double trust = std::clamp((v[0] - 4) / 4, 0.0, 1.0);
             return 0.2 + 0.4 * (trust + std::clamp(v[1] / 40, 0.0, 1.0)) / 2;
         }},
        {"people.attitude_mean",
         {"vdem_participatory_component", "vdem_civil_society_participation"},
         "0.3 + 0.3 × mean of vdem_participatory_component and vdem_civil_society_participation",
         "theory base 2.6: assumption; the second index stands in for one that may not be redistributed",
         [](Values v) { return 0.3 + 0.3 * std::clamp((v[0] + v[1]) / 2, 0.0, 1.0); }},
        {"people.efficacy_mean",
         {"freedom_life_choices"},
         "0.34 + 0.25 freedom_life_choices",
         "theory base 2.6, whose 0.4 is for people who are easy to reach: less 0.22 × a mean hardness of 0.27; "
         "assumption",
         [](Values v) { return 0.34 + 0.25 * std::clamp(v[0], 0.0, 1.0); }},
        {"people.wellbeing_mean",
         {"life_satisfaction"},
         "life_satisfaction / 10",
         "theory base 2.6: assumption that a ladder of 0-10 maps onto 0-1",
         [](Values v) { return std::clamp(v[0] / 10, 0.0, 1.0); }},
    };
}

Mappings tie_mappings() {
    return {
        {"ties.support_degree",
         {"quality_support_network"},
         "the even number nearest to 3 + 2 (quality_support_network − 85) / 12, between 2 and 6: 2 below 85 %, "
         "4 from 85 %, 6 from 97 %",
         "theory base 2.6 (3 + 2 index): assumption that 85 % counts as 0 and 97 % as 1",
         [](Values v) { return std::clamp(nearest_even(3 + 2 * (v[0] - 85) / 12), 2.0, 6.0); }},
        {"ties.weak_degree",
         {"contacts_synthetic_work", "contacts_synthetic_other"},
         "4 + (contacts_synthetic_work + contacts_synthetic_other) / 2, between 4 and 30",
         "theory base M19: mean of 8; assumption of half weight, as part of the spread comes from how the matrices "
         "were "
         "estimated",
         [](Values v) { return std::clamp(4 + (v[0] + v[1]) / 2, 4.0, 30.0); }},
    };
}

Mappings service_mappings() {
    return {
        {"staff.per_1000",
         {"employment_share_public_services"},
         "6 × employment_share_public_services / 25, between 2 and 12",
         "theory base 2.6: proportional to the reference of 6; 25 % is the mean of ten European countries",
         [](Values v) { return std::clamp(6 * v[0] / 25, 2.0, 12.0); }},
        {"delivery.capacity_per_staff",
         {"employment_share_public_services", "arope_2014", "unmet_medical_need"},
         "56 × (25 / employment_share_public_services)^0.9 × (arope_2014 / 25)^0.3 × (1 − 0.02 ln(unmet_medical_need / "
         "4.6)), unmet need at least 0.1 %, between 30 and 90",
         "theory base 2.6: calibrated so that mean load differs little between contexts and stays near that of the "
         "reference run; 25 % and 4.6 % are the middle of ten European countries; exponents are assumptions",
         [](Values v) {
             const float staff = power(static_cast<float>(25 / std::max(v[0], 1.0)), 0.9f);
             const float demand = power(static_cast<float>(std::max(v[1], 1.0) / 25), 0.3f);
             const float unmet = log(static_cast<float>(std::max(v[2], 0.1) / 4.6));
             return static_cast<double>(clamp(56.0f * staff * demand * (1.0f - 0.02f * unmet), 30.0f, 90.0f));
         }},
        {"money.budget_per_user",
         {"gdp_per_capita_ppp", "government_expenditure", "gov_social_protection_share"},
         "100 × (gdp_per_capita_ppp × government_expenditure / 100 × gov_social_protection_share / 100) / 8,500, "
         "between 20 and 400",
         "theory base 2.6: proportional to public spending on social protection per head; assumption of 100 euro per "
         "user and month at the mean of ten European countries",
         [](Values v) { return std::clamp(100 * v[0] * (v[1] / 100) * (v[2] / 100) / 8500, 20.0, 400.0); }},
        {"technology.digital_share",
         {"digital_public_services_citizens"},
         "0.1 + 0.5 digital_public_services_citizens / 100",
         "theory base 2.6: assumption",
         [](Values v) { return 0.1 + 0.5 * std::clamp(v[0] / 100, 0.0, 1.0); }},
    };
}

Mappings governance_mappings() {
    return {
        {"governance.local_autonomy",
         {"local_autonomy_index"},
         "local_autonomy_index / 100",
         "theory base 2.6: index as published",
         share<0, 100>},
        {"governance.discretion_base",
         {"local_autonomy_index"},
         "0.35 + 0.3 local_autonomy_index / 100",
         "theory base 2.6: assumption; its term for power distance is dropped because that index is proprietary",
         [](Values v) { return 0.35 + 0.3 * std::clamp(v[0] / 100, 0.0, 1.0); }},
        {"governance.policy_start",
         {"vdem_deliberative_component"},
         "0.2 vdem_deliberative_component",
         "theory base 2.6: initial policy support of 0-0.2; assumption",
         [](Values v) { return 0.2 * std::clamp(v[0], 0.0, 1.0); }},
        {"governance.regulation_start",
         {"stakeholder_engagement_regulation"},
         "0.2 stakeholder_engagement_regulation / 4",
         "theory base 2.6: initial regulation of 0-0.2; assumption that duties to consult on rules stand in for an "
         "index "
         "of local democracy that may not be redistributed",
         [](Values v) { return 0.2 * std::clamp(v[0] / 4, 0.0, 1.0); }},
    };
}

Mappings organisation_mappings() {
    return {
        {"organisations.openness_mean",
         {"e_participation_index", "stakeholder_engagement_regulation"},
         "0.25 + 0.3 × mean of e_participation_index and stakeholder_engagement_regulation / 4",
         "theory base 2.6 without its third index, which may not be redistributed: assumption",
         [](Values v) { return 0.25 + 0.3 * std::clamp((v[0] + v[1] / 4) / 2, 0.0, 1.0); }},
        {"organisations.third_sector_share",
         {"vdem_civil_society_participation"},
         "0.1 + 0.45 vdem_civil_society_participation",
         "theory base 2.6 with an open index of civil society: assumption; about 0.5 as in the reference run of 4.12",
         [](Values v) { return 0.1 + 0.45 * std::clamp(v[0], 0.0, 1.0); }},
        {"organisations.private_share",
         {"social_exp_voluntary_private"},
         "0.05 + 0.03 social_exp_voluntary_private, between 0.05 and 0.4",
         "theory base 2.6: assumption on how private social spending (% of GDP) becomes a share of service lines",
         [](Values v) { return std::clamp(0.05 + 0.03 * v[0], 0.05, 0.4); }},
    };
}

}  // namespace

std::vector<IndicatorMapping> indicator_mappings() {
    Mappings all;
    for (Mappings (*group)() : {&place_mappings, &age_and_household_mappings, &resource_mappings, &attitude_mappings,
                                &tie_mappings, &service_mappings, &governance_mappings, &organisation_mappings}) {
        for (IndicatorMapping& mapping : group()) all.push_back(std::move(mapping));
    }
    return all;
}

}  // namespace agora::cocreation
