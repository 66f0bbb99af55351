// Delivery, the citizen's side.
#include "models/cocreation/citizens/service.h"

#include <algorithm>

#include "agora/vector.h"

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

// Some users, side by side, so that the costly formulas run over plain arrays.
struct Users {
    static constexpr std::size_t kMost = 128;
    template <class T>
    using Each = std::array<T, kMost>;

    std::size_t count = 0;
    Each<float> need, hardness, input, distance, skill, social, conditions, stigma;  // of the person
    Each<float> coverage, coping, priority_mean, personalised, digital, quality;     // of the line
    Each<float> practice, fit, value;                                                // the service

    void set_line(std::size_t n, const LineService& line) {
        coverage[n] = line.coverage, coping[n] = line.coping, priority_mean[n] = line.priority_mean;
        personalised[n] = line.personalised, digital[n] = line.digital, quality[n] = line.quality;
    }
};

float squared_distance(const std::array<Unit16, 3>& profile, const Vector3& design) {
    float sum = 0;
    for (std::size_t k = 0; k < 3; ++k) sum += square(profile[k] - design[k]);
    return sum;
}

AGORA_VECTOR void choose_channels(Users& u, const TechnologyParams& t) {
    for (std::size_t n = 0; n < u.count; ++n) {
        const float chosen =
            chooses_digital(u.skill[n], u.skill[n], u.social[n], u.conditions[n], u.stigma[n], t.channel_constant);
        u.digital[n] *= 1.0f - t.channel_choice + t.channel_choice * chosen;
    }
}

AGORA_VECTOR void serve(Users& u, const DeliveryParams& p) {
    for (std::size_t n = 0; n < u.count; ++n) {
        const float priority = client_priority(u.need[n], u.hardness[n], u.coping[n], p.need_cue);
        u.practice[n] = smaller(1.0f, u.coverage[n] * priority / larger(u.priority_mean[n], 1e-6f));
        u.fit[n] = fit_of(u.distance[n], u.personalised[n], p.fit_width);
    }
}

AGORA_VECTOR void value_service(Users& u, const DeliveryParams& p, const TechnologyParams& t) {
    for (std::size_t n = 0; n < u.count; ++n) {
        const float access = access_of(u.digital[n], u.skill[n], t.digital_support, t.access_loss);
        const float inputs = combine_inputs(u.practice[n], u.input[n], p.ces_alpha, p.ces_rho);
        u.value[n] = smaller(1.0f, u.quality[n] * u.fit[n] * access * inputs);
    }
}

}  // namespace

void receive_service(Rows<Citizen> citizens, Own<UnmetNeed> need, Own<Hardness> hardness, Own<Profile> profile,
                     Own<Strengths> strengths, Own<LatentStrengths> latent, Own<Efficacy> efficacy, Own<FreeTime> time,
                     Own<DigitalSkill> skill, Own<Stigma> stigma, Own<Resources> resources, Own<Around> around,
                     Own<LineChoice> choice, ParentOf<CatchmentCitizens> catchment, Members<CatchmentLines> lines,
                     Read<Delivered> delivered, Write<Received> received, Update<ValueReceived> value,
                     Update<InputGiven> input, Update<FitReceived> fit, const DeliveryParams& p,
                     const TechnologyParams& technology) {
    std::vector<Row<Citizen>> user(citizens.size());
    std::size_t user_count = 0;
    for (const auto i : citizens) {  // listed without a branch, for who needs a service is hard to foresee
        received[i] = {};
        value[i] = input[i] = fit[i] = 0.0f;
        user[user_count] = i;
        user_count += is_user(need[i]) ? 1 : 0;
    }
    Users u;
    for (std::size_t first = 0; first < user_count; first += Users::kMost) {
        u.count = std::min(user_count - first, Users::kMost);
        for (std::size_t n = 0; n < u.count; ++n) {
            const Row<Citizen> i = user[first + n];
            const LineService& line = delivered[{lines[catchment[i]].first() + choice[i]}];
            u.need[n] = need[i], u.hardness[n] = hardness[i];
            u.input[n] = user_input(strengths[i], latent[i], efficacy[i], time[i]);
            u.distance[n] = squared_distance(profile[i], line.design);
            u.skill[n] = skill[i], u.social[n] = around[i].skill_mean;
            u.conditions[n] = resources[i], u.stigma[n] = stigma[i];
            u.set_line(n, line);
        }
        serve(u, p);
        if (technology.channel_choice > 0) choose_channels(u, technology);
        value_service(u, p, technology);
        for (std::size_t n = 0; n < u.count; ++n) {
            const Row<Citizen> i = user[first + n];
            received[i] = {u.value[n], u.practice[n], u.input[n], u.fit[n], 1};
            value[i] = u.value[n], input[i] = u.input[n], fit[i] = u.fit[n];
        }
    }
}

}  // namespace agora::cocreation
