// Delivery, the citizen's side.
#include "models/cocreation/citizens/service.h"

namespace agora::cocreation {

ParameterGroup delivery_parameters() {
    using P = DeliveryParams;
    // clang-format off
    return describe<P>(
        "delivery",
        {{&P::capacity_per_staff, "capacity_per_staff", "unit/month", {10, 200}, "Units of service one rested member of staff can give in a month.", "calibrated so that load is near 1.2 (theory 2.8); indicator"},
         {&P::capacity_change, "capacity_change", "1", {0.2, 2}, "Multiplies the capacity of all staff.", "lever"},
         {&P::demand_per_need, "demand_per_need", "unit/month", {0.5, 10}, "Units of service a user with full need asks for.", "assumption: theory 2.7 S4"},
         {&P::project_time, "project_time", "1", {0, 1}, "Share of working time that staff in a project spend on it.", "assumption: theory 2.7 S4 (project hours)"},
         {&P::fit_width, "fit_width", "1", {0.15, 0.4}, "How fast fit falls with the distance between profile and design.", "assumption: theory 2.8"},
         {&P::ces_alpha, "ces_alpha", "1", {0.2, 0.5}, "Weight of the user's own input in the value of a service.", "assumption: theory M3; form Parks et al. 1981"},
         {&P::ces_rho, "ces_rho", "1", {-2, 0.5}, "Substitution of inputs: 1 perfect substitutes, very negative fixed proportions.", "assumption: theory M3; form Parks et al. 1981"},
         {&P::creaming, "creaming", "1", {0, 2.5}, "Most that overloaded staff turn to easier clients.", "assumption; Lipsky 1980, against: Jilke & Tummers 2018"},
         {&P::need_cue, "need_cue", "1", {0, 2}, "How strongly staff put the needy first.", "assumption; sign Jilke & Tummers 2018"},
         {&P::personalisation, "personalisation", "1", {0, 0.8}, "Most that strengths-based staff close the gap between design and person.", "assumption: theory M10; no estimate was found"},
         {&P::switch_rate, "switch_rate", "1/month", {0, 0.2}, "Chance that a wholly distrusting user turns to another line.", "assumption: theory 2.7 S3; Hirschman 1970"},
         {&P::loyalty, "loyalty", "1", {0, 1}, "Share of switching that loyalty prevents.", "assumption: theory 2.7 S3"}});
    // clang-format on
}

void choose_line(Rows<Citizen> citizens, Own<UnmetNeed> need, Own<TrustGood> good, Own<TrustBad> bad,
                 ParentOf<CatchmentCitizens> catchment, Members<CatchmentLines> lines, Update<LineChoice> choice,
                 Random<Citizen> random, const DeliveryParams& p) {
    for (const auto i : citizens) {
        const std::uint32_t offered = lines[catchment[i]].size();
        if (offered < 2 || !is_user(need[i])) continue;
        Draws draw = random(i, Purpose::line_switch);
        const float chance = p.switch_rate * (1.0f - trust_of(good[i], bad[i])) * (1.0f - p.loyalty);
        if (draw.uniform(0) >= chance) continue;
        const auto steps = 1u + static_cast<std::uint32_t>(draw.uniform(1) * static_cast<float>(offered - 1));
        choice[i] = static_cast<std::uint8_t>((choice[i] + steps) % offered);
    }
}

namespace {

struct Person {
    float need, hardness, strengths, latent, efficacy, hours, skill, stigma, resources, social;
};

float squared_distance(const std::array<Unit16, 3>& profile, const Vector3& design) {
    float sum = 0;
    for (std::size_t k = 0; k < 3; ++k) sum += square(profile[k] - design[k]);
    return sum;
}

ServiceReceived serve(const Person& who, float distance, const LineService& line, const DeliveryParams& p,
                      const TechnologyParams& t) {
    ServiceReceived out;
    out.is_user = 1;
    const float priority = client_priority(who.need, who.hardness, line.coping, p.need_cue);
    out.practice = smaller(1.0f, line.coverage * priority / larger(line.priority_mean, 1e-6f));
    out.fit = fit_of(distance, line.personalised, p.fit_width);
    out.input = user_input(who.strengths, who.latent, who.efficacy, who.hours);
    float digital = line.digital;
    if (t.channel_choice > 0) {
        const float chosen =
            chooses_digital(who.skill, who.skill, who.social, who.resources, who.stigma, t.channel_constant);
        digital *= 1.0f - t.channel_choice + t.channel_choice * chosen;
    }
    const float access = access_of(digital, who.skill, t.digital_support, t.access_loss);
    out.value = smaller(
        1.0f, line.quality * out.fit * access * combine_inputs(out.practice, out.input, p.ces_alpha, p.ces_rho));
    return out;
}

}  // namespace

void receive_service(Rows<Citizen> citizens, Own<UnmetNeed> need, Own<Hardness> hardness, Own<Profile> profile,
                     Own<Strengths> strengths, Own<LatentStrengths> latent, Own<Efficacy> efficacy, Own<FreeTime> time,
                     Own<DigitalSkill> skill, Own<Stigma> stigma, Own<Resources> resources, Own<Around> around,
                     Own<LineChoice> choice, ParentOf<CatchmentCitizens> catchment, Members<CatchmentLines> lines,
                     Read<Delivered> delivered, Write<Received> received, Update<ValueReceived> value,
                     Update<InputGiven> input, Update<FitReceived> fit, const DeliveryParams& p,
                     const TechnologyParams& technology) {
    for (const auto i : citizens) {
        ServiceReceived service;
        if (is_user(need[i])) {
            const LineService& line = delivered[{lines[catchment[i]].first() + choice[i]}];
            const Person who{need[i], hardness[i], strengths[i], latent[i],    efficacy[i],
                             time[i], skill[i],    stigma[i],    resources[i], around[i].skill_mean};
            service = serve(who, squared_distance(profile[i], line.design), line, p, technology);
        }
        received[i] = service;
        value[i] = service.value;
        input[i] = service.input;
        fit[i] = service.fit;
    }
}

}  // namespace agora::cocreation
