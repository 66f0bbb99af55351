// The formulas of the co-creation model against closed forms: V35 to V43, influence, voice and bargaining.
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "models/cocreation/citizens/attitudes.h"
#include "models/cocreation/citizens/joining.h"
#include "models/cocreation/citizens/need.h"
#include "models/cocreation/citizens/outcomes.h"
#include "models/cocreation/citizens/service.h"
#include "models/cocreation/citizens/taking_part.h"
#include "models/cocreation/citizens/trust.h"
#include "models/cocreation/projects/design.h"
#include "models/cocreation/projects/influence.h"
#include "models/cocreation/projects/members.h"
#include "models/cocreation/scaling.h"
#include "models/cocreation/services/lines.h"
#include "models/cocreation/services/professionals.h"

using namespace agora;
using namespace agora::cocreation;

namespace {

// What repeated application of a step leads to.
template <class Value, class Step>
Value settle(Value value, Step step, int times = 3000) {
    for (int i = 0; i < times; ++i) value = step(value);
    return value;
}

auto near(double value, double margin = 1e-4) { return Approx(value).margin(margin).epsilon(0); }

}  // namespace

TEST_CASE("V35: trust settles where memory balances good and bad experience") {
    const TrustEvidence settled =
        settle(TrustEvidence{0, 0}, [](TrustEvidence e) { return next_evidence(e, 0.6f, 0.5f, 0.9f, 1.25f); });
    CHECK(settled.good == near(3.0));
    CHECK(settled.bad == near(2.5));
    CHECK(trust_of(settled.good, settled.bad) == near(0.533333));
    CHECK(trust_of(8, 2) == near(0.75));  // beta posterior of eight good and two bad
}

TEST_CASE("trust: experience is measured against what was expected, and promises follow the rung on paper") {
    const TrustParams p;
    CHECK(experience_of(true, 0.75f, {}, p) == 1.0f);
    CHECK(experience_of(true, 0.375f, {}, p) == near(0.5));
    const Participation low{1, 0.1f, 1, 0, 0, 0, 0}, high{1, 0.1f, 8, 0, 0, 0, 0};
    CHECK(experience_of(false, 0, low, p) == near(0.2 / 0.75));
    CHECK(experience_of(false, 0, high, p) == near(0.2 / (0.75 * 1.5)));
    CHECK(experience_of(true, 0.6f, low, p) == near((0.3 + 0.1) / 0.75));
    const TrustEvidence heard = settle(TrustEvidence{9, 9}, [](TrustEvidence e) { return hear(e, 0.6f, 0.03f); });
    CHECK(trust_of(heard.good, heard.bad) == near(0.6));
    CHECK(heard.good + heard.bad == near(4));
    CHECK(hear({0, 0}, 1.0f, 0.5f).bad == 0.0f);
}

TEST_CASE("V36: exhaustion and engagement settle where demands and resources balance") {
    const WorkParams p;
    const auto exhaust = [&](float e) { return next_exhaustion(e, 1.0f, 0.4f, p); };
    const float settled = settle(0.9f, exhaust);
    CHECK(settled == near(0.363636));
    CHECK((exhaust(0.8f) - settled) / (0.8f - settled) == near(0.89));
    CHECK(settle(0.1f, [&](float v) { return next_engagement(v, settled, 1.0f, 0.4f, p); }) == near(0.425635));
}

TEST_CASE("demands and resources of work") {
    const WorkDay outside{1.2f, 0.5f, 0, 0, 0, 1, {}}, inside{1.2f, 0.5f, 1, 0.5f, 10, 4, {0.2f, 0.5f, 0.3f}};
    CHECK(demands_of(outside) == near(0.85 * 1.2 + 0.15 * 0.5));
    CHECK(demands_of(inside) == near(0.85 * 1.2 + 0.15 * 0.5 + 0.15 * 0.5));
    CHECK(resources_of(outside, 0.4f) == near(0.4 * 0.5 + 0.15));
    CHECK(resources_of(inside, 0.4f) == near(0.4 * 0.5 + 0.3 * 0.4 + 0.15 + 0.2 * 0.5));
}

TEST_CASE("V37: efficacy settles between mastery, failure and its baseline") {
    const OutcomeParams p;
    const auto alone = [&](float e) { return next_efficacy(e, 0.5f, 0.5f, 0.2f, e, p); };
    CHECK(settle(0.1f, alone) == near(0.655738));
    CHECK(settle(1.0f, alone) == near(0.655738));
    CHECK(mastery_of(true, 0.5f, 0.4f, 1, 0.25f) == near(0.5 * (0.3 + 0.7 * 0.4) + 0.4));
    CHECK(failure_of(true, 0.5f, 1, 0.05f, 0.3f, 1) == near(0.25 + 1.2 * 0.2 * 1.2));
}

TEST_CASE("V38: strengths settle between mobilising, labelling and decay") {
    const OutcomeParams p;
    CHECK(settle(0.0f, [&](float a) { return next_strengths(a, 0.5f, 1.0f, p); }) == near(0.48));
    CHECK(settle(0.9f, [&](float a) { return next_strengths(a, 0.5f, 0.0f, p); }) == near(p.strength_least));
}

TEST_CASE("V39: contributions settle in a group of equals, and conditional giving alone decays") {
    const NormParams p;
    const float norm = 0.35f;
    CHECK(own_contribution(norm) == near(0.41));
    CHECK(settle(0.9f, [&](float c) { return next_contribution(c, c, norm, p); }) == near(0.356522));
    NormParams conditional;
    conditional.giving_rate = conditional.conditional = 1;
    NormParams free_riding = conditional;
    conditional.matching = 0.75f;
    free_riding.matching = 0;
    float giver = 0.5f, rider = 0.5f;
    for (const double expected : {0.5, 0.1875, 0.070313, 0.026367}) {
        const float mean = 0.5f * (giver + rider);
        CHECK(mean == near(expected, 1e-5));
        giver = next_contribution(giver, mean, norm, conditional);
        rider = next_contribution(rider, mean, norm, free_riding);
    }
}

TEST_CASE("V40: need settles between shocks and recovery") {
    CHECK(settle(0.9f, [](float u) { return next_need(u, 0.006f, 0.08f); }) == near(0.064546));
    const NeedParams p;
    CHECK(need_hazard(0, 0.5f, p) == near(0.012, 1e-7));
    CHECK(need_hazard(1, 0, p) == near(0.012 * std::exp(1.2), 1e-6));
    CHECK(recovery_of(0.5f, 0.25f, p) == near(1 - std::exp(-0.09), 1e-6));
    CHECK(next_need(0.2f, 5.0f, 0.0f) == 1.0f);
}

TEST_CASE("V41: a project without trouble takes 24 months and is completed with the chance of surviving them") {
    const ProjectParams p;
    int months = 0;
    for (std::uint8_t phase = initiate; phase <= evaluate; ++phase) {
        float progress = 0;
        for (; !is_phase_done(progress); ++months) progress = next_progress(progress, p.reference_effort, phase, p);
    }
    CHECK(months == 24);
    CHECK_FALSE(is_phase_done(11.99f / 12));
    const float monthly = abandonment_hazard(0.4f, 10, 0.5f, 1, p);
    CHECK(monthly == near(0.01, 1e-7));
    CHECK(std::pow(1 - static_cast<double>(monthly), 24) == near(0.785678, 1e-5));
    CHECK(abandonment_hazard(0.4f, 3, 0.5f, 1, p) == near(0.01 * std::exp(1.2), 1e-6));
    CHECK(abandonment_hazard(0.4f, 10, 0.5f, 3, p) == near(0.01 * std::exp(-0.8), 1e-6));
}

TEST_CASE("what is kept for few is never rounded to nothing") {
    ProjectParams p;
    CHECK(reserved_seats(p) == 0);
    p.quota = 0.3f;
    CHECK(reserved_seats(p) == 8);  // of 25
    p.seats = 8, p.quota = 0.1f;
    CHECK(reserved_seats(p) == 1);
    p.quota = 0.5f;
    CHECK(reserved_seats(p) == 4);
    CHECK(posts_for(20000, 20) == near(0.4));
    CHECK(posts_for(150000, 20) == near(3));
    CHECK(time_at_work(0, 1.4f) == 1);
    CHECK(time_at_work(1, 1.4f) == near(0.4));
    CHECK(time_at_work(2, 1.4f) == 0);
    CHECK(facilitation_of(0.3f, 0.4f, 0.5f) == near(0.44));
    CHECK(facilitation_of(0.3f, 1, 0.5f) == near(0.65));
}

TEST_CASE("V42: with a constant target the distance of a design shrinks by the same share every month") {
    for (const float rate : {0.05f, 0.12f, 0.3f}) {
        float y = 0.2f;
        double distance = 0.5;
        for (int month = 0; month < 24; ++month) {
            y = next_design(y, 0.7f, 0.0f, rate, 0.0f);
            distance *= 1 - static_cast<double>(rate);
            CHECK(0.7f - y == near(distance, 1e-6));
        }
    }
    CHECK(next_design(0.2f, 0.7f, 0.4f, 0.1f, 0.3f) == near(0.2 + 0.1 * (0.7 * 0.5 + 0.3 * 0.2), 1e-6));
}

TEST_CASE("V43: the cheapest mix of professional and user input") {
    const auto best_ratio = [](float rho) {  // of user to professional input, prices 0.5 and 1, budget 1
        float best = 0, ratio = 0;
        for (float r = 0.3f; r < 1.5f; r += 0.001f) {
            const float professional = 1 / (1 + 0.5f * r);
            const float value = combine_inputs(professional, r * professional, 0.3f, rho);
            if (value > best) best = value, ratio = r;
        }
        return ratio;
    };
    CHECK(best_ratio(-1.0f) == near(0.925820, 0.006));  // the top is flat: float hides the last digits
    CHECK(best_ratio(0.5f) == near(0.734694, 0.006));
}

TEST_CASE("CES combines inputs as the formula says, and passes through Cobb-Douglas at zero") {
    const auto exact = [](double p, double u, double a, double rho) {
        return std::pow((1 - a) * std::pow(p, rho) + a * std::pow(u, rho), 1 / rho);
    };
    for (const float rho : {-2.0f, -0.5f, 0.5f})
        for (const float p : {0.05f, 0.4f, 1.0f})
            for (const float u : {0.05f, 0.4f, 1.0f})
                CHECK(combine_inputs(p, u, 0.35f, rho) == Approx(exact(p, u, 0.35, rho)).epsilon(2e-6));
    CHECK(combine_inputs(0.4f, 0.9f, 0.35f, 0.0f) == near(std::pow(0.4, 0.65) * std::pow(0.9, 0.35), 1e-6));
    CHECK(combine_inputs(0.4f, 0.9f, 0.35f, 0.002f) == near(combine_inputs(0.4f, 0.9f, 0.35f, 0.0f), 1e-3));
    CHECK(combine_inputs(0.7f, 0.7f, 0.35f, -0.5f) == near(0.7, 1e-6));
}

TEST_CASE("service: priority, fit and input") {
    CHECK(client_priority(0.3f, 0.9f, 0, 1) == 1.0f);
    CHECK(client_priority(0.8f, 0.5f, 1, 1) == near(1.0, 1e-6));
    CHECK(fit_of(0, 0, 0.25f) == 1.0f);
    CHECK(fit_of(0.125f, 0, 0.25f) == near(std::exp(-1), 1e-6));
    CHECK(fit_of(0.125f, 1, 0.25f) == 1.0f);
    CHECK(personalisation_of(0.6f, 0.5f, 0.5f, 0.4f) == near(0.6 * 0.25 * 0.8, 1e-6));
    CHECK(user_input(0, 0, 0, 0) == near(0.25 * 0.4 * 0.4, 1e-6));
    CHECK(user_input(1, 1, 1, 40) == 1.0f);
    CHECK(coping_of(1, 1, 0.5f) == near(0.25, 1e-6));
}

TEST_CASE("awareness and joining follow their formulas") {
    const OutreachParams outreach;
    CHECK(awareness_chance(0, 1, outreach) == near(1 - 0.995 * 0.9, 1e-6));
    CHECK(awareness_chance(2, 0.5f, outreach) == near(1 - 0.995 * 0.94 * 0.94 * 0.95, 1e-6));
    JoiningParams p;
    const Readiness ready{0.5f, 0.4f, 0.3f, 1, 0.6f, 0.2f, 0.7f, 0.8f, 0.5f, 0.2f, 0.1f};
    const double fixed = -7 + 1.6 + 1.2 * 0.6 + 0.2 + 1.2 * 0.7 + 3 * 0.3 - (1 + 1.2 * 0.5 * 0.8) - 0.1;
    CHECK(joining_logit(ready, p) == near(fixed + 3.2 * 0.5 + 3.2 * 0.4 + 1.2 * 0.3, 1e-5));
    p.pay_per_hour = 10;
    CHECK(joining_logit(ready, p) == near(fixed + 3.2 * 0.5 + 3.2 * 0.4 + 1.2 * 0.3 + 0.24, 1e-5));
    p.pay_per_hour = 0;
    p.joint = 1;
    CHECK(joining_logit(ready, p) == near(fixed + 7.6 * 0.3, 1e-5));
    CHECK(exit_hazard(0.35f, 0.5f, 0, 0, 0, {}) == near(0.06, 1e-6));
    CHECK(exit_hazard(0.35f, 0.5f, 0, 0, 3, {}) == near(0.12, 1e-6));
}

TEST_CASE("anchored opinion: neighbours within reach pull, the anchor holds") {
    const OpinionParams p;
    CHECK(next_attitude(0.4f, 0.2f, 0.75f, 0.8f, 0, 0, p) == near(0.75 * (0.7 * 0.4 + 0.3 * 0.8) + 0.25 * 0.2, 1e-6));
    CHECK(next_attitude(0.4f, 0.4f, 0.75f, 0.4f, 1, 0.3f, p) == near(0.4 + 0.03 * 0.2, 1e-6));
    BroadcastRecord close{0.6f, 0.5f, 0.3f, 0}, far{0.95f, 0.7f, 0.1f, BroadcastRecord::kActive};
    NeighbourSums sums;
    const auto steps = [](float x) { return std::uint32_t{Unit16(x).bits}; };
    const View view = view_of(steps(0.5f), steps(0.4f));
    sums.add_supporters(one_glance(close, view), 1, sums.household);
    sums.add(one_glance(far, view), 1, sums.weak);
    const Surroundings around = to_surroundings(sums, {}, close, p);
    CHECK(around.attitude_mean == near(0.6));
    CHECK(around.efficacy_mean == near(0.6));
    CHECK(around.support == near(0.3));
    CHECK(around.active_share == 0.5f);
    CHECK(to_surroundings({}, {}, close, p).attitude_mean == near(0.6));
    const Surroundings met =
        to_surroundings(sums, {2, 0.9f, 0.3f}, close, p);  // two participants count as support ties
    CHECK(met.attitude_mean == near((2 * 0.6 + 2 * 0.9) / 4));
    CHECK(met.efficacy_mean == near((0.5 + 0.7 + 2 * 0.3) / 4));
    CHECK(met.active_count == 3);
}

TEST_CASE("quality and what staff learn") {
    CHECK(next_gap(0.2f, 5, 0.5f, 0.06f) == near(0.2 * (1 - 0.06 * 0.25), 1e-7));
    CHECK(next_quality(1.0f, 0.81f, 1.0f, 0.2f, 0.02f) == near(1 + 0.02 * 0.9 * 0.3, 1e-6));
    CHECK(next_quality(1.0f, 0.81f, 1.0f, 0.05f, 0.02f) == near(1 + 0.01 * 0.9 * 0.3, 1e-6));
    CHECK(effort_of({1, 1, 1, 1, 1, 1}) == near(1, 1e-6));
    CHECK(effort_of({0, 1, 1, 1, 1, 1}) == near(std::pow(0.02, 1.0 / 6), 1e-5));
}

TEST_CASE("services are copied less the farther the users are from what they need") {
    CHECK(copy_acceptance(0, 0.15f) == 1.0f);
    CHECK(copy_acceptance(0.15f, 0.15f) == near(std::exp(-1), 1e-6));
    CHECK(copy_acceptance(0.3f, 0.15f) == near(std::exp(-2), 1e-6));
}
