// Resources, hardness, trust and the other attributes of a citizen as functions of draws and parameters.
#include "models/cocreation/people.h"

#include <cmath>

#include "agora/math.h"
#include "models/cocreation/setup_tools.h"

namespace agora::cocreation {

std::string people_problem(const PeopleParams& p) {
    if (p.share_0_14 + p.share_65plus >= 1.0f)
        return "people.share_0_14 (" + shortest(p.share_0_14) + ") and people.share_65plus (" +
               shortest(p.share_65plus) + ") leave nobody aged 15 to 64; together they must stay below 1";
    if (const float most = highest_gini(p.income_span); p.resource_gini > most)
        return "people.resource_gini (" + shortest(p.resource_gini) + ") cannot be reached: with people.income_span " +
               shortest(p.income_span) + " it is at most " + shortest(most);
    if (p.trust_mean < lowest_trust(p) || p.trust_mean > 1.0f - lowest_trust(p))
        return "people.trust_mean (" + shortest(p.trust_mean) + ") is beyond what people.trust_evidence (" +
               shortest(p.trust_evidence) + ") can express: " + shortest(lowest_trust(p)) + " to " +
               shortest(1.0f - lowest_trust(p));
    return "";
}

std::uint8_t demographic_cell(const PeopleParams& p, float age, float sex) {
    const int group = age < p.share_0_14 ? 0 : (age < 1.0f - p.share_65plus ? 1 : 2);
    return static_cast<std::uint8_t>(group * 2 + (sex < 0.5f ? 0 : 1));
}

double income_gini(float spread, float income_span) {
    constexpr int kPeople = 2000;
    double weighted = 0, total = 0;
    for (int i = 0; i < kPeople; ++i) {
        const float score = normal_quantile((static_cast<float>(i) + 0.5f) / kPeople);
        const double income = static_cast<double>(agora::exp(income_span * clamp01(0.5f + spread * score)));
        weighted += (2 * i + 1 - kPeople) * income;
        total += income;
    }
    return weighted / (kPeople * total);
}

float highest_gini(float income_span) {
    return static_cast<float>(std::floor(1000 * income_gini(kWidestResources, income_span)) / 1000);
}

namespace {

float spread_for_gini(float gini, float income_span) {
    float low = 0.0f, high = kWidestResources;
    for (int i = 0; i < 24; ++i) {
        const float middle = 0.5f * (low + high);
        (income_gini(middle, income_span) < static_cast<double>(gini) ? low : high) = middle;
    }
    return 0.5f * (low + high);
}

}  // namespace

ResourceRule resource_rule(const PeopleParams& p) {
    const float educated = p.tertiary_share * (1.0f - p.share_0_14);
    const float jobless = p.unemployment * (1.0f - p.share_0_14 - p.share_65plus);
    const float variance = 1.0f + square(p.resource_tertiary) * educated * (1.0f - educated) +
                           square(p.resource_unemployed) * jobless * (1.0f - jobless);
    return {std::sqrt(p.resource_household),
            std::sqrt(1.0f - p.resource_household),
            p.resource_tertiary,
            p.resource_unemployed,
            p.resource_tertiary * educated - p.resource_unemployed * jobless,
            std::sqrt(variance),
            spread_for_gini(p.resource_gini, p.income_span)};
}

float citizen_resources(const ResourceRule& rule, float household, float person, bool tertiary, bool unemployed) {
    const float score = rule.household * household + rule.person * person + (tertiary ? rule.tertiary : 0.0f) -
                        (unemployed ? rule.unemployed : 0.0f);
    return clamp01(0.5f + rule.spread * (score - rule.centre) / rule.width);
}

float trait_base(const PeopleParams& p, Trait trait, const TraitInputs& in) {
    const float z = in.normals[trait];
    switch (trait) {
        case trait_hard: return -p.hard_resources * (in.resources - 0.5f) + p.hard_spread * z;
        case trait_digital:
            return p.digital_resources * in.resources - p.digital_hard * in.hardness + p.digital_spread * z;
        case trait_trust: return -p.trust_hard * in.hardness + p.trust_spread * z;
        case trait_norm: return p.norm_spread * z;
        case trait_attitude: return p.attitude_spread * z;
        case trait_efficacy: return -p.efficacy_hard * in.hardness + p.efficacy_spread * z;
        case trait_competence: return p.competence_resources * in.resources + p.competence_spread * z;
        case trait_wellbeing: return -p.wellbeing_need * in.need + p.wellbeing_spread * z;
    }
    return 0.0f;
}

float trait_value(const PeopleParams& p, Trait trait, float shifted) {
    if (trait == trait_hard) return logistic(shifted);
    return clamp(shifted, lowest_clipped(p, trait), 1.0f - lowest_clipped(p, trait));
}

float lowest_clipped(const PeopleParams& p, Trait trait) { return trait == trait_trust ? lowest_trust(p) : 0.0f; }

float lowest_trust(const PeopleParams& p) { return 1.0f / (p.trust_evidence + 2.0f); }

float good_evidence(const PeopleParams& p, float trust) {
    return clamp(trust * (p.trust_evidence + 2.0f) - 1.0f, 0.0f, p.trust_evidence);
}

float initial_need(float mean, float uniform) { return smaller(1.0f, -mean * agora::log(1.0f - uniform)); }

float spread_evenly(float centre, float span, float uniform) { return clamp01(centre + span * (uniform - 0.5f)); }

float profile_element(const PeopleParams& p, std::size_t k, float context, float hardness, float normal_draw) {
    const float lean = k == 0 ? p.profile_hard_1 : (k == 1 ? p.profile_hard_2 : 0.0f);
    return clamp01(p.profile_base + context + lean * hardness + p.profile_spread * normal_draw);
}

}  // namespace agora::cocreation
