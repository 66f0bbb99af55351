// Citizens at the start: the formulas from keyed draws to attributes, each a function of numbers (theory base 2.6).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "agora/parameter.h"
#include "agora/random.h"

namespace agora::cocreation {

struct PeopleParams {
    float share_0_14 = 0.16f;
    float share_65plus = 0.20f;
    float tertiary_share = 0.35f;
    float unemployment = 0.07f;
    float resource_gini = 0.30f;
    float resource_household = 0.5f;
    float resource_tertiary = 0.8f;
    float resource_unemployed = 0.8f;
    float income_span = 2.5f;
    float hard_to_reach_share = 0.16f;
    float hard_resources = 4.0f;
    float hard_spread = 1.0f;
    float digital_skill_share = 0.55f;
    float digital_resources = 0.75f;
    float digital_hard = 0.15f;
    float digital_spread = 0.12f;
    float trust_mean = 0.5f;
    float trust_hard = 0.12f;
    float trust_spread = 0.12f;
    float trust_evidence = 4.0f;
    float norm_mean = 0.4f;
    float norm_spread = 0.15f;
    float attitude_mean = 0.48f;
    float attitude_spread = 0.22f;
    float efficacy_mean = 0.48f;
    float efficacy_hard = 0.22f;
    float efficacy_spread = 0.13f;
    float competence_mean = 0.4f;
    float competence_resources = 0.5f;
    float competence_spread = 0.1f;
    float wellbeing_mean = 0.7f;
    float wellbeing_need = 0.5f;
    float wellbeing_spread = 0.05f;
    float need_mean = 0.16f;
    float responsiveness = 0.35f;
    float mobilised_lowest = 0.2f;
    float mobilised_span = 0.2f;
    float strengths_mean = 0.5f;
    float strengths_span = 0.6f;
    float susceptibility_span = 0.4f;
    float free_time_mean = 8.0f;
    float stigma_mean = 0.2f;
    float profile_base = 0.42f;
    float profile_hard_1 = 0.35f;
    float profile_hard_2 = 0.25f;
    float profile_spread = 0.13f;
};
ParameterGroup people_parameters();

// Why no population follows from these parameters; empty when one does.
std::string people_problem(const PeopleParams& p);

// Age group 0-14, 15-64 or 65+ (0, 1, 2) times two plus sex, for two uniform draws.
std::uint8_t demographic_cell(const PeopleParams& p, float age, float sex);
constexpr bool of_working_age(std::uint8_t cell) { return cell / 2 == 1; }
constexpr bool is_child(std::uint8_t cell) { return cell / 2 == 0; }

// How resources are spread: standard scores of a mixture by education and work, with mean 0 and deviation 1.
struct ResourceRule {
    float household, person;     // weights of the household's and the person's own part
    float tertiary, unemployed;  // what education adds and unemployment takes
    float centre, width;         // of the mixture
    float spread;                // of resources around one half
};
// Gini index of exp(income_span × resources) for normal resources of that spread around one half, clipped to [0, 1].
double income_gini(float spread, float income_span);
inline constexpr float kWidestResources = 1.0f;  // beyond this hardly anybody would stand between the extremes
// The largest Gini index, to three places, that resources in [0, 1] can have.
float highest_gini(float income_span);
ResourceRule resource_rule(const PeopleParams& p);
float citizen_resources(const ResourceRule& rule, float household, float person, bool tertiary, bool unemployed);

// Attributes whose level in the nation is given: a base from draws and other attributes, plus a shift found such that
// the mean (or the share above one half) is as the parameter says.
enum Trait : std::size_t {
    trait_hard,
    trait_digital,
    trait_trust,
    trait_norm,
    trait_attitude,
    trait_efficacy,
    trait_competence,
    trait_wellbeing
};
inline constexpr std::size_t kTraits = 8;
using TraitValues = std::array<float, kTraits>;

// What bases are made of: a normal draw for each trait, and the attributes they lean on.
struct TraitInputs {
    TraitValues normals{};
    float resources = 0.5f;
    float hardness = 0;
    float need = 0;
};
float trait_base(const PeopleParams& p, Trait trait, const TraitInputs& in);

// The trait from base plus shift: logistic for hardness, for all others clipped to its lowest value and 1 minus that.
float trait_value(const PeopleParams& p, Trait trait, float shifted);
float lowest_clipped(const PeopleParams& p, Trait trait);

// Trust stays inside what the given amount of evidence can express.
float lowest_trust(const PeopleParams& p);
// Good evidence r of r + s = trust_evidence for trust (r + 1)/(r + s + 2).
float good_evidence(const PeopleParams& p, float trust);

// Unmet need: exponential with the given mean, clipped at 1, for a uniform draw.
float initial_need(float mean, float uniform);

// A uniform number between centre − span/2 and centre + span/2, clipped to [0, 1].
float spread_evenly(float centre, float span, float uniform);

// Element k of the need profile: what is common, local, due to hardness and personal.
float profile_element(const PeopleParams& p, std::size_t k, float context, float hardness, float normal_draw);

}  // namespace agora::cocreation
