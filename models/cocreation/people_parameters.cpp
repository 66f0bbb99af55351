// The parameters of citizens at the start: names, ranges, meanings and sources.
#include "models/cocreation/people.h"

namespace agora::cocreation {

ParameterGroup people_parameters() {
    using P = PeopleParams;
    // clang-format off
    return describe<P>("people", {
        {&P::share_0_14, "share_0_14", "1", {0, 0.6}, "Share of residents aged 0-14.", "indicator pop_share_0_14", When::at_start},
        {&P::share_65plus, "share_65plus", "1", {0, 0.6}, "Share of residents aged 65 and over.", "indicator pop_share_65plus", When::at_start},
        {&P::tertiary_share, "tertiary_share", "1", {0, 1}, "Share of people aged 15 and over with tertiary education.", "indicator tertiary_education_25_64", When::at_start},
        {&P::unemployment, "unemployment", "1", {0, 0.5}, "Share of people aged 15-64 who are unemployed.", "indicator unemployment_rate; assumption: applied to all of working age", When::at_start},
        {&P::resource_gini, "resource_gini", "1", {0.1, 0.65}, "Gini index that the spread of resources reproduces; no more than people.income_span allows, at 2.5 no more than 0.455.", "indicator gini", When::at_start},
        {&P::resource_household, "resource_household", "1", {0, 1}, "Share of the variance of resources that households have in common.", "assumption: education and income are shared at home", When::at_start},
        {&P::resource_tertiary, "resource_tertiary", "1", {0, 2}, "What tertiary education adds to resources, in standard deviations.", "assumption: rank mixture of theory base 2.6", When::at_start},
        {&P::resource_unemployed, "resource_unemployed", "1", {0, 2}, "What unemployment takes from resources, in standard deviations.", "assumption: rank mixture of theory base 2.6", When::at_start},
        {&P::income_span, "income_span", "1", {1, 6}, "Logarithm of the income ratio between resources 1 and 0.", "assumption: with a span of 1 resources in 0-1 could not reach a Gini index above 0.23", When::at_start},
        {&P::hard_to_reach_share, "hard_to_reach_share", "1", {0.01, 0.6}, "Share of citizens with hardness above one half.", "indicators of deprivation; theory base M9: 0.16", When::at_start},
        {&P::hard_resources, "hard_resources", "1", {0, 8}, "How strongly hardness falls with resources (logit per unit).", "theory base 2.6; assumption", When::at_start},
        {&P::hard_spread, "hard_spread", "1", {0.1, 3}, "Personal spread of hardness (logit).", "theory base 2.6; assumption", When::at_start},
        {&P::digital_skill_share, "digital_skill_share", "1", {0.01, 0.99}, "Share of citizens with digital skill above one half.", "indicator basic_digital_skills", When::at_start},
        {&P::digital_resources, "digital_resources", "1", {0, 1.5}, "How much digital skill rises with resources.", "theory base 2.6; assumption", When::at_start},
        {&P::digital_hard, "digital_hard", "1", {0, 0.5}, "How much digital skill falls with hardness.", "theory base 2.6; assumption", When::at_start},
        {&P::digital_spread, "digital_spread", "1", {0, 0.4}, "Personal spread of digital skill.", "theory base 2.6; assumption", When::at_start},
        {&P::trust_mean, "trust_mean", "1", {0.05, 0.95}, "Mean trust in services at the start.", "indicator trust_government_oecd; theory base 2.6", When::at_start},
        {&P::trust_hard, "trust_hard", "1", {0, 0.5}, "How much trust falls with hardness.", "theory base 2.6; assumption", When::at_start},
        {&P::trust_spread, "trust_spread", "1", {0, 0.4}, "Personal spread of trust.", "assumption: as wide as the spread of other attitudes", When::at_start},
        {&P::trust_evidence, "trust_evidence", "1", {1, 18}, "Experience remembered at the start, good and bad together.", "theory base 2.6: 4; assumption", When::at_start},
        {&P::norm_mean, "norm_mean", "1", {0, 1}, "Mean moral norm of reciprocity at the start.", "indicators of trust in others and volunteering", When::at_start},
        {&P::norm_spread, "norm_spread", "1", {0, 0.4}, "Personal spread of the norm.", "assumption", When::at_start},
        {&P::attitude_mean, "attitude_mean", "1", {0, 1}, "Mean attitude to co-creation at the start.", "indicators of participation", When::at_start},
        {&P::attitude_spread, "attitude_spread", "1", {0, 0.4}, "Personal spread of attitude.", "theory base 2.6: 0.22; assumption", When::at_start},
        {&P::efficacy_mean, "efficacy_mean", "1", {0, 1}, "Mean self-efficacy at the start.", "indicator freedom_life_choices", When::at_start},
        {&P::efficacy_hard, "efficacy_hard", "1", {0, 0.6}, "How much self-efficacy falls with hardness.", "theory base 2.6; assumption", When::at_start},
        {&P::efficacy_spread, "efficacy_spread", "1", {0, 0.4}, "Personal spread of self-efficacy.", "theory base 2.6: 0.13; assumption", When::at_start},
        {&P::competence_mean, "competence_mean", "1", {0, 1}, "Mean civic competence at the start.", "assumption: 0.15 + 0.5 of mean resources (theory base 2.6)", When::at_start},
        {&P::competence_resources, "competence_resources", "1", {0, 1}, "How much civic competence rises with resources.", "theory base 2.6; assumption", When::at_start},
        {&P::competence_spread, "competence_spread", "1", {0, 0.4}, "Personal spread of civic competence.", "theory base 2.6: 0.1; assumption", When::at_start},
        {&P::wellbeing_mean, "wellbeing_mean", "1", {0, 1}, "Mean wellbeing at the start.", "indicator life_satisfaction", When::at_start},
        {&P::wellbeing_need, "wellbeing_need", "1", {0, 1}, "How much wellbeing falls with unmet need at the start.", "theory base M18; assumption", When::at_start},
        {&P::wellbeing_spread, "wellbeing_spread", "1", {0, 0.3}, "Personal spread of wellbeing.", "assumption", When::at_start},
        {&P::need_mean, "need_mean", "1", {0, 0.6}, "Mean unmet need at the start, before clipping at 1.", "theory base 4.12: 0.16 without projects", When::at_start},
        {&P::responsiveness, "responsiveness", "1", {0, 1}, "Perceived responsiveness of services at the start.", "theory base S6: 0.35; assumption", When::at_start},
        {&P::mobilised_lowest, "mobilised_lowest", "1", {0, 1}, "Least share of strengths mobilised at the start.", "theory base M10: 0.2; assumption", When::at_start},
        {&P::mobilised_span, "mobilised_span", "1", {0, 1}, "Span of shares of strengths mobilised at the start.", "assumption", When::at_start},
        {&P::strengths_mean, "strengths_mean", "1", {0, 1}, "Mean latent strengths; they do not depend on hardness.", "assumption of the asset view (theory base M9)", When::at_start},
        {&P::strengths_span, "strengths_span", "1", {0, 1}, "Span of latent strengths.", "assumption", When::at_start},
        {&P::susceptibility_span, "susceptibility_span", "1", {0, 1}, "Span of openness to social influence.", "assumption", When::at_start},
        {&P::free_time_mean, "free_time_mean", "hour/month", {0, 40}, "Mean time a citizen could give.", "assumption: two hours a week", When::at_start},
        {&P::stigma_mean, "stigma_mean", "1", {0, 0.33}, "Mean exposure to stigma in digital channels; few are much exposed.", "assumption", When::at_start},
        {&P::profile_base, "profile_base", "1", {0, 1}, "Need profile of a citizen without hardness.", "theory base 2.6: 0.42; assumption", When::at_start},
        {&P::profile_hard_1, "profile_hard_1", "1", {-0.5, 0.6}, "How far hardness moves the first element of needs.", "theory base 2.6: 0.35; assumption", When::at_start},
        {&P::profile_hard_2, "profile_hard_2", "1", {-0.5, 0.6}, "How far hardness moves the second element of needs.", "theory base 2.6: 0.25; assumption", When::at_start},
        {&P::profile_spread, "profile_spread", "1", {0, 0.3}, "Personal spread of need profiles.", "theory base 2.6: 0.13; assumption", When::at_start},
    });
    // clang-format on
}

}  // namespace agora::cocreation
