// Every other metric against values worked out by hand, and its behaviour where nothing is there.
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "metrics_fixture.h"
#include "models/cocreation/model.h"
#include "sim/run/last_touch.h"

using namespace agora;
using namespace agora::cocreation;

TEST_CASE("The metrics are a model part without contradictions, each documented") {
    const Model model = metrics_model();
    CHECK(check_model(model).empty());
    std::set<std::string> names;
    for (const Tally& tally : model.tallies) {
        CHECK(tally.sums > 0);
        for (const Metric& metric : tally.metrics) {
            INFO(metric.name);
            names.insert(metric.name);
            CHECK(metric.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos);
            CHECK((!metric.unit.empty() && !metric.source.empty() && metric.meaning.back() == '.'));
            CHECK(metric.range[0] < metric.range[1]);
        }
    }
    for (const std::string& key : key_metric_names()) CHECK(names.count(key) == 1);
}

TEST_CASE("No tally reads all citizens again at the end of the month") {
    const Model model = make_model();
    const World world(model, {});
    for (const std::uint32_t month : {0u, 11u})
        for (const Tally& tally : model.tallies) {
            if (tally.accumulate.acts_on != type_id<Citizen>() || !is_ever_changed(model, tally)) continue;
            INFO(tally.accumulate.name);
            CHECK(pass_to_sum_in(world, tally, month) < model.passes.size());
        }
}

TEST_CASE("Condition of citizens, by group") {
    SmallWorld w;
    w.set<UnmetNeed>({.05f, .6f, .3f, .05f});
    w.set<Wellbeing>({.8f, .2f, .6f, .4f});
    w.set<Efficacy>({.9f, .3f, .5f, .1f});
    w.expect({{"population", 4},
              {"hard_to_reach_share", .5},
              {"unmet_need", .25},
              {"unmet_need_hard", .325},
              {"unmet_need_reached", .175},
              {"unmet_need_gap", .15},
              {"severe_need_share", .25},
              {"severe_need_share_hard", .5},
              {"users_share", .5},
              {"wellbeing", .5},
              {"wellbeing_gap", -.4},
              {"efficacy", .45},
              {"efficacy_gap", -.5}});
    w.set<Wellbeing>({0, 0, 1, 1});  // bins 0 and 63 of 64
    w.expect({{"wellbeing_p10", .2 / 64}, {"wellbeing_p50", 1. / 64}, {"wellbeing_p90", 63.8 / 64}});
}

TEST_CASE("Dispositions and trust of citizens") {
    SmallWorld w;
    w.set<TrustGood>({2, 0, 1, 0});  // trust 3/4, 1/3, 1/2, 1/4
    w.set<TrustBad>({0, 1, 1, 2});
    w.set<ProjectPlace>({1, 1, 0, 0});
    w.set<Attitude>({.2f, .4f, .6f, .8f});
    w.set<Competence>({.1f, .1f, .1f, .5f});
    w.set<Norm>({.4f, .4f, 0, 0});
    w.set<DigitalSkill>({1, 0, 0, 0});
    w.set<Strengths>({.5f, .5f, 0, .2f});
    w.set<Responsiveness>({.4f, 0, .4f, 0});
    w.expect({{"trust", 11. / 24},
              {"trust_hard", 7. / 24},
              {"trust_participants", 13. / 24},
              {"attitude", .5},
              {"attitude_spread", std::sqrt(.05)},
              {"competence", .2},
              {"norm", .2},
              {"digital_skill", .25},
              {"strengths", .3},
              {"responsiveness", .2}});
}

TEST_CASE("What users received") {
    SmallWorld w;
    w.set<UnmetNeed>({.05f, .6f, .3f, .5f});
    w.set<InputGiven>({.1f, .3f, .5f, 0.f});  // the first one's need ended this month, the last one's is new
    w.set<ValueReceived>({.9f, .3f, .6f, 0.f});
    w.set<FitReceived>({.8f, .2f, .4f, 0.f});
    w.set<ResourceRank>({.875f, .125f, .625f, .375f});  // of the users: 5/6, 1/6 and 1/2
    w.set<Profile>({{}, {.5f, .5f, .5f}, {.2f, .2f, .2f}, {1.f, 0.f, 0.f}});
    w.set<LineChoice>({0, 1, 0, 0});
    w.set<Delivered>({{{.2f, .2f, .5f}}, {{.5f, .1f, .5f}}, {{0, 0, 0}}});
    w.expect({{"value_received", .6},
              {"value_received_hard", .3},
              {"value_received_reached", .75},
              {"fit_received", 1.4 / 3},
              {"fit_received_hard", .2},
              {"fit_received_reached", .6},
              {"input_given_share", 2. / 3},
              {"representation_distance_hard", .7},
              {"representation_distance_reached", .3},
              // of the three users, mean y 0.6, mean yR (0.75 + 0.05 + 0.3) / 3, mean R 0.5: 2 (1.1 / 3 − 0.3) / 0.6
              {"benefit_concentration", 2. / 9}});
    // Who has no need of a service says nothing about who gets more of it: here users of more means do.
    w.set<ResourceRank>({.875f, .125f, .375f, .625f});
    w.set<InputGiven>({0, .3f, .5f, 0});
    w.set<ValueReceived>({0, .3f, .6f, 0});
    w.expect({{"benefit_concentration", 1. / 6}});  // ranks 1/4 and 3/4: 2 (0.525 / 2 − 0.225) / 0.45
}

TEST_CASE("Participation and the way into projects; children do not count") {
    SmallWorld w;
    w.set<ResourceRank>({.875f, .125f, .375f, .625f});  // of the adults: 5/6, 1/6 and 1/2
    w.set<ProjectPlace>({2, 0, 0, 1});
    w.set<MonthsInside>({6, 0, 0, 9});
    w.set<FunnelStage>({0, aware_of_project | was_asked, 15, 15});
    w.set<Influence>({{}, {.2f, .5f, .3f}, {}, {}});
    // cov = (5/6 − 1/2)/3 = 1/9
    w.expect({{"participants", 2},
              {"joined", 1},
              {"joined_hard", 0},
              {"participation_rate", 1. / 3},
              {"participation_rate_hard", 0},
              {"participation_rate_reached", .5},
              {"hard_to_reach_ratio", 0},
              {"participation_concentration", 2. / 3},
              {"participation_concentration_wagstaff", 1},
              {"participation_concentration_erreygers", 8. / 9},
              {"aware_share", 2. / 3},
              {"aware_share_hard", 1},
              {"asked_share", 2. / 3},
              {"asked_share_hard", 1},
              {"willing_share", 1. / 3},
              {"willing_share_hard", 0},
              {"admitted_share", 1. / 3},
              {"admitted_share_hard", 0},
              {"active_six_months_share", 1. / 3},
              {"active_six_months_share_hard", 0},
              {"influential_share", 1. / 3},
              {"influential_share_hard", 0}});
    w.set<MonthsInside>({5, 0, 0, 0});
    w.set<Influence>({{.9f, .1f, 0}, {.14f, .5f, .36f}, {}, {}});
    w.expect({{"active_six_months_share", 0}, {"influential_share", 0}});
}

TEST_CASE("Professionals and their work") {
    SmallWorld w;
    w.set<Exhaustion>({.1f, .2f, .3f, .4f});
    w.set<Engagement>({.5f, .5f, .5f, .7f});
    w.set<Orientation>({.4f, 0, 0, 0});
    w.set<Identity>({0, .8f, 0, 0});
    w.set<Cession>({0, 0, 0, 1});
    w.set<StaffTrustGood>({2, 0, 0, 0});  // trust 3/4 and three times 1/2
    w.set<StaffTurnover>({0, 1, 0, 0});
    w.set<LineLoad>({.5f, 1, 3});
    w.set<LineCoverage>({1, 1, .4f});
    w.set<Coping>({0, 0, .6f});
    w.set<LineDiscretion>({.3f, .6f, .6f});
    w.expect({{"staff_count", 4},
              {"exhaustion", .25},
              {"engagement", .55},
              {"orientation", .1},
              {"identity", .2},
              {"cession", .25},
              {"staff_trust", .5625},
              {"turnover", .25},
              {"load", 1.5},
              {"overload_share", 1. / 3},
              {"coverage", .8},
              {"coping", .2},
              {"discretion", .5}});
}

TEST_CASE("Services and projects") {
    SmallWorld w;
    w.set<Design>({{.5f, .5f, .6f}, {.5f, .5f, .51f}, {.2f, .5f, .5f}});
    w.set<DesignPrior>({{.5f, .5f, .5f}, {.5f, .5f, .5f}, {.5f, .5f, .5f}});
    w.set<SustainedAge>({24, 30, 5});  // the second is no new service: too close to the standard
    w.set<Quality>({1, 1.1f, .9f});
    w.set<EpistemicGap>({{.3f, 0, .4f}, {}, {0, -.1f, 0}});
    w.set<DigitalShare>({.3f, .6f, 0});
    w.set<Evidence>({.6f, 0, 0});
    w.set<UserCount>({3, 0, 1});
    w.set<UserProfileMean>({{.5f, .5f, .8f}, {1, 1, 1}, {.2f, .5f, .9f}});
    w.expect({{"new_services_sustained", 2},
              {"new_services_surviving", 1},
              {"quality", 1},
              {"epistemic_gap", .2},
              {"digital_share", .3},
              {"evidence", .2},
              {"design_fit_gap", .25}});
    w.set<SustainedAge>({0, 0, 0});
    w.expect({{"new_services_sustained", 0}, {"new_services_surviving", 0}});
    w.set<ProjectPhase>({initiate, idle, evaluate, idle});
    w.set<ProjectEvents>({started | citizen_led, completed | sustained, started, abandoned});
    w.set<Influence>({{}, {}, {.2f, .5f, .3f}, {}});  // the first begins this month: nothing was pooled yet
    w.set<Effort>({0, .9f, .6f, .9f});
    w.set<Facilitation>({.1f, .9f, .3f, .9f});
    w.expect({{"projects_active", 2},
              {"projects_started", 2},
              {"projects_completed", 1},
              {"projects_abandoned", 1},
              {"projects_sustained", 1},
              {"projects_citizen_led", 1},
              {"project_effort", .6},
              {"project_facilitation", .3}});
}

TEST_CASE("Scaling out and up, and what organisations hold ready") {
    SmallWorld w;
    w.set<MethodAdopted>({1, 1, 0});
    w.set<ServiceCopied>({0, 0, 1});
    w.set<Policy>({.2f, .6f});
    w.set<Regulation>({.1f, .3f});
    w.set<StrategyMonths>({12, 11});
    w.set<Openness>({.7f, .3f});
    w.set<Legitimacy>({.5f, .7f});
    w.set<Absorption>({.2f, .4f});
    w.set<Slack>({.1f, .5f});
    w.set<Funded>({1, 0});
    w.expect({{"method_adoption", 2. / 3},
              {"service_copying", 1. / 3},
              {"policy_support", .4},
              {"regions_supportive", 1},
              {"regulation", .2},
              {"strategy_share", .5},
              {"openness", .5},
              {"legitimacy", .6},
              {"absorption", .3},
              {"slack", .3},
              {"funded_share", .5}});
    w.world.links<OrganisationLines>() = {{0, 3, 3}, {0, 2, 1}};  // the second one runs no line
    w.set<LineOwner>({{0}, {0}, {0}});
    w.expect({{"strategy_share", 1}, {"openness", .7}, {"legitimacy", .5}, {"slack", .1}, {"funded_share", 1}});
}

TEST_CASE("Money, and unpaid time next to it") {
    SmallWorld w;
    w.set<Spending>({1000, 200});  // the public owner has a line in each catchment
    w.set<ProjectPhase>({design, idle, deliver, idle});
    w.set<ProjectCost>({60, 999, 20, 999});
    w.set<UnmetNeed>({.2f, .4f, 0, 0});
    w.set<InputGiven>({1.f, 0.f, 0.f, 0.f});
    w.set<ProjectPlace>({1, 0, 2, 0});
    w.set<Contribution>({.5f, 1, .25f, 1});
    // a full contribution is 8 hours: (0.5 + 0.25)·8 = 6 for four citizens; full input to a service is 2 hours
    w.expect({{"public_spending", 300},
              {"spending_public", 250},
              {"spending_third", 50},
              {"spending_private", 0},
              {"project_spending", 20},
              {"unpaid_project_hours", 1.5},
              {"unpaid_service_hours", .5},
              {"unpaid_hours", 2},
              {"need_cost", 45}});
}

TEST_CASE("Without projects, users or citizens the metrics about them are undefined, and none is infinite") {
    SmallWorld w;
    w.expect_undefined({"influence_citizens", "revealed_rung", "mandate_gap", "formal_rung", "design_departure",
                        "influence_evenness", "value_received", "trust_participants", "hard_to_reach_ratio",
                        "participation_concentration", "benefit_concentration", "project_effort", "design_fit_gap"});
    for (const auto& [name, value] : w.metrics()) {
        INFO(name);
        CHECK(!std::isinf(value));
    }
}
