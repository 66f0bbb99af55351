// Technology: parameters, skills of citizens and channels of lines.
#include "models/cocreation/technology.h"

#include <algorithm>
#include <array>

#include "agora/vector.h"

namespace agora::cocreation {

ParameterGroup technology_parameters() {
    using P = TechnologyParams;
    // clang-format off
    return describe<P>(
        "technology",
        {{&P::digital_share, "digital_share", "1", {0, 0.9}, "Digital share of services at the start.", "indicator; default theory 2.8", When::at_start},
         {&P::digital_shift, "digital_shift", "1", {-0.9, 0.9}, "Added to the digital share that owners aim at.", "lever"},
         {&P::digital_support, "digital_support", "1", {0, 1}, "Help that removes this share of the barrier of low digital skill.", "lever; Jakobsen & Andersen 2013 (materials and help work)"},
         {&P::pace, "pace", "1/month", {0, 0.5}, "Speed at which the digital share moves to what owners aim at.", "assumption"},
         {&P::cost_pressure, "cost_pressure", "1", {0, 1}, "Extra digital share owners aim at for each unit of overload.", "assumption: theory 2.7 S17"},
         {&P::policy_pull, "policy_pull", "1", {0, 1}, "Extra digital share owners aim at under full policy support.", "assumption: theory 2.7 S17"},
         {&P::access_loss, "access_loss", "1", {0, 1}, "Access lost on an all-digital service without any skill.", "assumption: theory M14"},
         {&P::channel_choice, "channel_choice", "1", {0, 1}, "Share of the digital offer that citizens are free to avoid.", "assumption: theory M14"},
         {&P::channel_constant, "channel_constant", "logit", {-5, 3}, "Constant of the channel choice.", "assumption: theory M14"},
         {&P::skill_use, "skill_use", "1/month", {0, 0.02}, "Skill gained by using a digital service.", "assumption: theory M14"},
         {&P::skill_neighbours, "skill_neighbours", "1/month", {0, 0.02}, "Skill picked up from more skilled neighbours.", "assumption: theory M14"},
         {&P::skill_decay, "skill_decay", "1/month", {0, 0.01}, "Skill lost without practice.", "assumption: theory M14"}});
    // clang-format on
}

namespace {

constexpr std::uint32_t kMost = 256;  // citizens side by side

AGORA_VECTOR void next_skills(const ServiceReceived* received, const Surroundings* around, const float* digital,
                              std::uint32_t count, const TechnologyParams p, float* skill) {
    for (std::uint32_t n = 0; n < count; ++n)
        skill[n] = next_skill(skill[n], digital[n], received[n].is_user != 0, around[n].skill_mean, p);
}

}  // namespace

void learn_digital_skill(Rows<Citizen> citizens, Own<Received> received, Own<Around> around, Own<LineChoice> choice,
                         ParentOf<CatchmentCitizens> catchment, Members<CatchmentLines> lines,
                         Read<Delivered> delivered, Update<DigitalSkill> skill, const TechnologyParams& p) {
    std::array<float, kMost> digital;
    for (std::uint32_t first = citizens.first(); first < citizens.last(); first += kMost) {
        const std::uint32_t count = std::min(citizens.last() - first, kMost);
        for (std::uint32_t n = 0; n < count; ++n) {
            const Row<Citizen> i{first + n};
            digital[n] = delivered[{lines[catchment[i]].first() + choice[i]}].digital;
        }
        next_skills(&received[{first}], &around[{first}], digital.data(), count, p, &skill[{first}]);
    }
}

void shift_channels(Rows<Line> lines, Own<LineLoad> load, ParentOf<CatchmentLines> catchment,
                    ParentOf<LocalityCatchments> locality, ParentOf<RegionLocalities> region, Read<Policy> policy,
                    Update<DigitalShare> digital, const TechnologyParams& p) {
    for (const auto j : lines) {
        const float support = policy[region[locality[catchment[j]]]];
        const float target = clamp(
            p.digital_share + p.digital_shift + p.cost_pressure * clamp01(load[j] - 1.0f) + p.policy_pull * support,
            0.0f, 0.95f);
        digital[j] += p.pace * (target - digital[j]);
    }
}

}  // namespace agora::cocreation
