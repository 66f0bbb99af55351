// Hardness, attitudes and states of citizens, with the shifts that make the nation meet its parameters.
#include "models/cocreation/people_setup.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/calibration.h"
#include "models/cocreation/citizens/surroundings.h"
#include "models/cocreation/columns.h"
#include "models/cocreation/setup_tools.h"

namespace agora::cocreation {
namespace {

TraitInputs trait_inputs(const PeopleParams& p, float resources, Draws& draws) {
    TraitInputs in;
    for (std::uint32_t t = 0; t < kTraits; ++t) in.normals[t] = normal(draws, t);
    in.resources = resources;
    in.need = initial_need(p.need_mean, draws.uniform(draw_need));
    return in;
}

std::vector<TraitInputs> calibration_sample(const World& world) {
    const auto& p = world.params<PeopleParams>();
    const auto resources = world.values<Resources>();
    const auto random = world.random<Citizen>(kSetupStep);
    const std::size_t size = std::min<std::size_t>(resources.size(), kCalibrationSample);
    std::vector<TraitInputs> sample;
    for (std::size_t j = 0; j < size; ++j) {
        const auto i = static_cast<std::uint32_t>(resources.size() * j / size);
        Draws draws = random(Row<Citizen>{i}, Purpose::citizen_state);
        sample.push_back(trait_inputs(p, resources[i], draws));
    }
    return sample;
}

float target_of(const PeopleParams& p, Trait trait) {
    const TraitValues targets{p.hard_to_reach_share, p.digital_skill_share, p.trust_mean,      p.norm_mean,
                              p.attitude_mean,       p.efficacy_mean,       p.competence_mean, p.wellbeing_mean};
    return targets[trait];
}

float find_shift(const PeopleParams& p, Trait trait, const std::vector<TraitInputs>& sample) {
    std::vector<float> bases;
    for (const TraitInputs& in : sample) bases.push_back(trait_base(p, trait, in));
    if (trait == trait_hard) return shift_for_share(bases, target_of(p, trait), 0.0f);
    if (trait == trait_digital) return shift_for_share(bases, target_of(p, trait), 0.5f);
    return shift_for_mean(bases, target_of(p, trait), lowest_clipped(p, trait), 1.0f - lowest_clipped(p, trait));
}

struct FixedColumns {
    float mean_susceptibility;
    std::span<const ContextBias::Value> context;
    std::span<const std::uint32_t> catchments;
    std::span<Profile::Value> profile;
    std::span<LatentStrengths::Value> strengths;
    std::span<FreeTime::Value> free_time;
    std::span<Susceptibility::Value> susceptibility;
    std::span<Sociability::Value> sociability;
    std::span<Stigma::Value> stigma;
};

void fill_fixed(const FixedColumns& to, const PeopleParams& p, std::uint32_t i, float hardness, Draws& draws) {
    to.strengths[i] = spread_evenly(p.strengths_mean, p.strengths_span, draws.uniform(draw_strengths));
    to.sociability[i] = std::sqrt(draws.uniform(draw_sociability));
    to.stigma[i] = 3.0f * p.stigma_mean * square(draws.uniform(draw_stigma));
    to.susceptibility[i] =
        spread_evenly(to.mean_susceptibility, p.susceptibility_span, draws.uniform(draw_susceptibility));
    to.free_time[i] = -p.free_time_mean * agora::log(1.0f - draws.uniform(draw_free_time));
    const Vector3& context = to.context[to.catchments[i]];
    for (std::uint32_t k = 0; k < 3; ++k)
        to.profile[i][k] = profile_element(p, k, context[k], hardness, normal(draws, draw_profile + k));
}

struct StateColumns {
    std::span<Hardness::Value> hardness;
    std::span<DigitalSkill::Value> digital;
    std::span<TrustGood::Value> good;
    std::span<TrustBad::Value> bad;
    std::span<Norm::Value> norm;
    std::span<Attitude::Value> attitude;
    std::span<AttitudeAnchor::Value> anchor;
    std::span<Efficacy::Value> efficacy;
    std::span<EfficacyBase::Value> efficacy_base;
    std::span<Competence::Value> competence;
    std::span<Wellbeing::Value> wellbeing;
    std::span<UnmetNeed::Value> need;
    std::span<Strengths::Value> mobilised;
    std::span<Responsiveness::Value> responsiveness;
};

void fill_state(const StateColumns& to, const PeopleParams& p, std::uint32_t i, const TraitValues& traits, float need) {
    to.hardness[i] = traits[trait_hard];
    to.digital[i] = traits[trait_digital];
    to.good[i] = good_evidence(p, traits[trait_trust]);
    to.bad[i] = p.trust_evidence - to.good[i];
    to.norm[i] = traits[trait_norm];
    to.attitude[i] = traits[trait_attitude];
    to.anchor[i] = traits[trait_attitude];
    to.efficacy[i] = traits[trait_efficacy];
    to.efficacy_base[i] = traits[trait_efficacy];
    to.competence[i] = traits[trait_competence];
    to.wellbeing[i] = traits[trait_wellbeing];
    to.need[i] = need;
    to.responsiveness[i] = p.responsiveness;
}

TraitValues traits_of(const PeopleParams& p, TraitInputs& in, const TraitValues& shifts) {
    TraitValues out;
    for (std::size_t t = 0; t < kTraits; ++t) {
        const auto trait = static_cast<Trait>(t);
        out[t] = trait_value(p, trait, trait_base(p, trait, in) + shifts[t]);
        if (trait == trait_hard) in.hardness = out[t];
    }
    return out;
}

FixedColumns fixed_columns(World& world) {
    return {world.parameter(&OpinionParams::susceptibility),
            std::as_const(world).values<ContextBias>(),
            world.membership(type_id<CatchmentCitizens>()).parents,
            world.values<Profile>(),
            world.values<LatentStrengths>(),
            world.values<FreeTime>(),
            world.values<Susceptibility>(),
            world.values<Sociability>(),
            world.values<Stigma>()};
}

StateColumns state_columns(World& world) {
    return {world.values<Hardness>(),       world.values<DigitalSkill>(),  world.values<TrustGood>(),
            world.values<TrustBad>(),       world.values<Norm>(),          world.values<Attitude>(),
            world.values<AttitudeAnchor>(), world.values<Efficacy>(),      world.values<EfficacyBase>(),
            world.values<Competence>(),     world.values<Wellbeing>(),     world.values<UnmetNeed>(),
            world.values<Strengths>(),      world.values<Responsiveness>()};
}

}  // namespace

TraitValues find_shifts(const World& world) {
    const auto& p = world.params<PeopleParams>();
    std::vector<TraitInputs> sample = calibration_sample(world);
    TraitValues shifts{};
    for (std::size_t t = 0; t < kTraits; ++t) {
        const auto trait = static_cast<Trait>(t);
        shifts[t] = find_shift(p, trait, sample);
        if (trait != trait_hard) continue;
        for (TraitInputs& in : sample)
            in.hardness = trait_value(p, trait_hard, trait_base(p, trait_hard, in) + shifts[t]);
    }
    return shifts;
}

void settle_citizens(World& world, Executor& executor) {
    settle_resources(world, executor);
    const auto& p = world.params<PeopleParams>();
    const TraitValues shifts = find_shifts(world);
    const auto random = world.random<Citizen>(kSetupStep);
    const auto resources = std::as_const(world).values<Resources>();
    const FixedColumns fixed = fixed_columns(world);
    const StateColumns state = state_columns(world);
    for_blocks(executor, resources.size(), [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t i = first; i < last; ++i) {
            Draws profile = random(Row<Citizen>{i}, Purpose::citizen_profile);
            Draws draws = random(Row<Citizen>{i}, Purpose::citizen_state);
            TraitInputs in = trait_inputs(p, resources[i], draws);
            const TraitValues traits = traits_of(p, in, shifts);
            fill_state(state, p, i, traits, in.need);
            state.mobilised[i] = clamp01(p.mobilised_lowest + p.mobilised_span * draws.uniform(draw_mobilised));
            fill_fixed(fixed, p, i, traits[trait_hard], profile);
        }
    });
}

}  // namespace agora::cocreation
