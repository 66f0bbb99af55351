// Limits in which the whole co-creation model must do what is known beforehand (V60 to V66).
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <set>

#include "models/cocreation/citizens/need.h"
#include "models/cocreation/citizens/outcomes.h"
#include "models/cocreation/projects/influence.h"
#include "models/cocreation/projects/life_cycle.h"
#include "models/cocreation/services/lines.h"
#include "models/cocreation/services/professionals.h"
#include "tests/models/run_fixture.h"

using namespace agora;
using namespace agora::cocreation;

namespace {

template <class Look>
void every_month(const Scenario& scenario, Look look) {
    Watcher watcher([&](const StepView& view) { look(view.world); });
    run_small(scenario, &watcher);
}

// Projects in which the influence of this month has been worked out.
std::vector<Row<Project>> at_work(const World& world) {
    std::vector<Row<Project>> out;
    for (const Row<Project> i : world.all<Project>())
        if (world.values<ProjectPhase>()[i.index] != idle && world.values<ProjectAge>()[i.index] > 0) out.push_back(i);
    return out;
}

// Names of the columns whose bytes differ.
std::set<std::string> different_columns(const World& a, const World& b) {
    std::set<std::string> out;
    for (const ColumnDescription& column : a.model().columns) {
        if (column.transient) continue;
        const Buffer &x = a.column(column.type).current, &y = b.column(column.type).current;
        if (x.size() != y.size() || std::memcmp(x.data(), y.data(), x.size()) != 0)
            out.insert(std::string(column.info.name));
    }
    return out;
}

// Nothing but a citizen's own life: every user gets the same service worth 1, no projects, no ties, mean shocks that
// keep everybody in need.
Scenario quiet_life() {
    Scenario scenario = small_scenario({{"projects.start_rate", 0},
                                        {"projects.citizen_start", 0},
                                        {"places.population", 2000},
                                        {"need.mean_field", 1},
                                        {"need.rate", 0.03},
                                        {"need.recovery_base", 0.03},
                                        {"need.recovery_service", 0},
                                        {"need.recovery_support", 0},
                                        {"outcomes.vicarious", 0},
                                        {"delivery.ces_alpha", 0},
                                        {"delivery.creaming", 0},
                                        {"delivery.need_cue", 0},
                                        {"delivery.switch_rate", 0},
                                        {"delivery.fit_width", 1e6},
                                        {"delivery.capacity_per_staff", 1e6},
                                        {"technology.access_loss", 0},
                                        {"orientation.rate", 0},
                                        {"work.turnover", 0},
                                        {"work.turnover_exhaustion", 0},
                                        {"trust.reference_value", 1 / 0.6}});
    scenario.steps = 400;
    return scenario;
}

}  // namespace

TEST_CASE("V60: without projects and ties every citizen comes to rest where the closed forms say") {
    const World world = run_small(quiet_life()).world;
    const auto& need = world.params<NeedParams>();
    const auto& p = world.params<OutcomeParams>();
    const float recovery = recovery_of(1, 0, need);
    double worst_need = 0, worst_trust = 0, worst_strengths = 0, worst_efficacy = 0;
    for (const Row<Citizen> i : world.all<Citizen>()) {
        const float shock =
            need_hazard(world.values<Hardness>()[i.index], world.values<Resources>()[i.index], need) * need.size;
        const float kept = 1 - recovery;
        const float u = shock * kept / (1 - (1 - shock) * kept);
        const float trust = trust_of(world.values<TrustGood>()[i.index], world.values<TrustBad>()[i.index]);
        const Row<Catchment> place{world.membership(type_id<CatchmentCitizens>()).parents[i.index]};
        const std::uint32_t line = world.members<CatchmentLines>(place).first() + world.values<LineChoice>()[i.index];
        const float q = world.values<StaffMeans>()[line][mean_orientation];
        const float a = (p.mobilise * q + p.strength_decay * p.strength_least) /
                        (p.mobilise * q + p.label * (1 - q) + p.strength_decay);
        const float mastery = 0.3f + 0.7f * a;
        const float e = (p.mastery * mastery + p.efficacy_return * world.values<EfficacyBase>()[i.index]) /
                        (p.mastery * mastery + p.efficacy_return);
        const auto apart = [&](double& worst, float found, float expected) {
            worst = std::max(worst, std::fabs(static_cast<double>(found) - static_cast<double>(expected)));
        };
        apart(worst_need, world.values<UnmetNeed>()[i.index], u);
        apart(worst_trust, trust, 0.533333f);
        apart(worst_strengths, world.values<Strengths>()[i.index], a);
        apart(worst_efficacy, world.values<Efficacy>()[i.index], e);
    }
    CHECK(worst_need < 1e-3);
    CHECK(worst_trust < 1e-3);
    CHECK(worst_strengths < 1e-3);
    CHECK(worst_efficacy < 1e-3);
}

TEST_CASE("V60: exhaustion of staff follows the balance of demands and resources month by month") {
    Scenario scenario = small_scenario({{"projects.start_rate", 0},
                                        {"projects.citizen_start", 0},
                                        {"work.turnover", 0},
                                        {"work.turnover_exhaustion", 0}});
    std::vector<float> before, identity;
    double worst = 0;
    every_month(scenario, [&](const World& world) {
        const auto exhaustion = world.values<Exhaustion>();
        for (const Row<Line> line : world.all<Line>()) {
            const WorkDay day{
                world.values<LineLoad>()[line.index], world.values<LineDiscretion>()[line.index], 0, 0, 0, 1, {}};
            for (const Row<Professional> s : world.members<LineStaff>(line)) {
                if (before.empty()) continue;
                const float expected = next_exhaustion(
                    before[s.index], demands_of(day), resources_of(day, identity[s.index]), world.params<WorkParams>());
                worst = std::max(worst, std::fabs(static_cast<double>(exhaustion[s.index] - expected)));
            }
        }
        before.assign(exhaustion.begin(), exhaustion.end());
        identity.assign(world.values<Identity>().begin(), world.values<Identity>().end());
    });
    CHECK_FALSE(before.empty());
    CHECK(worst < 1e-6);
}

TEST_CASE("V61: a mandate for rung 8 gives citizens nothing when nobody is willing to cede") {
    const auto scenario = [](double cession) {
        return small_scenario(
            {{"projects.rung_floor", 8}, {"cession.start", cession}, {"cession.rate", 0}, {"staff.spread", 0}});
    };
    std::size_t seen = 0, powerful = 0;
    every_month(scenario(0), [&](const World& world) {
        for (const Row<Project> i : at_work(world)) {
            ++seen;
            CHECK(world.values<FormalRung>()[i.index] == 8.0f);
            CHECK(world.values<EffectiveRung>()[i.index] == 1.0f);
            CHECK(world.values<Influence>()[i.index][0] == 0.0f);
        }
    });
    every_month(scenario(1), [&](const World& world) {
        for (const Row<Project> i : at_work(world)) powerful += world.values<EffectiveRung>()[i.index] == 8.0f;
    });
    CHECK(seen > 30);
    CHECK(powerful > 30);
}

TEST_CASE("V62: without the power exponent, bargaining changes nothing but itself") {
    const auto world_with = [](double exponent, double network) {
        return run_small(
                   small_scenario({{"influence.power_exponent", exponent}, {"influence.bargaining_network", network}}))
            .world;
    };
    const std::set<std::string> bargaining{"competitors", "citizen_share", "dependence", "alternatives", "offers"};
    const std::set<std::string> different = different_columns(world_with(0, 0), world_with(0, 1));
    CHECK(different.count("citizen_share") == 1);
    CHECK(std::includes(bargaining.begin(), bargaining.end(), different.begin(), different.end()));
    CHECK(different_columns(world_with(1, 0), world_with(1, 1)).count("influence") == 1);
}

TEST_CASE("V63: without the voice exponent the hard to reach have the voice of their number") {
    const auto largest_gap = [](double exponent) {
        double largest = 0;
        std::size_t seen = 0;
        every_month(
            small_scenario(
                {{"influence.voice_exponent", exponent}, {"projects.quota", 0.4}, {"outreach.hard_to_reach", 1}}),
            [&](const World& world) {
                for (const Row<Project> i : at_work(world)) {
                    const float count = world.values<Participants>()[i.index];
                    if (count < 1) continue;
                    ++seen;
                    const float share = world.values<HardParticipants>()[i.index] / count;
                    largest =
                        std::max(largest, std::fabs(static_cast<double>(world.values<VoiceHard>()[i.index] - share)));
                }
            });
        CHECK(seen > 30);
        return largest;
    };
    CHECK(largest_gap(0) < 1e-6);
    CHECK(largest_gap(1) > 0.01);
}

namespace {

// Who is aware, asked, willing and admitted in a month in which half of the citizens have become harder to reach, and
// in the same month without that.
bool hardness_matters(double facilitation, double digital, double outreach) {
    const Scenario scenario = small_scenario({{"facilitation.level", facilitation},
                                              {"technology.digital_share", digital},
                                              {"technology.pace", 0},
                                              {"outreach.hard_to_reach", outreach}});
    Scenario next_month = scenario;
    next_month.steps = 1;
    FinishedRun plain = run_small(scenario), harder = run_small(scenario);
    for (std::size_t i = 0; i < harder.world.values<Hardness>().size(); i += 2)
        harder.world.values<Hardness>()[i] = 1.0f;
    run(whole_model(), next_month, plain.world, one_thread(), {});
    run(whole_model(), next_month, harder.world, one_thread(), {});
    const std::set<std::string> different = different_columns(plain.world, harder.world);
    REQUIRE(different.count("hardness") == 1);
    REQUIRE(different.count("unmet_need") == 1);  // hardness matters elsewhere
    const auto stages = plain.world.values<FunnelStage>();
    REQUIRE(std::count_if(stages.begin(), stages.end(), [](std::uint8_t s) { return (s & was_willing) != 0; }) > 0);
    return different.count("funnel_stage") + different.count("aware_of") > 0;
}

}  // namespace

TEST_CASE("V64: with full facilitation, no digital service and full outreach, joining is blind to hardness") {
    CHECK_FALSE(hardness_matters(1, 0, 1));
    CHECK(hardness_matters(0.3, 0, 1));
    CHECK(hardness_matters(1, 0, 0));
}

TEST_CASE("V65: where all people are alike and staff see what they need, fit is 1 with or without co-creation") {
    for (const double start_rate : {0.0, 0.2}) {
        const Scenario scenario = small_scenario({{"projects.start_rate", start_rate},
                                                  {"people.profile_hard_1", 0},
                                                  {"people.profile_hard_2", 0},
                                                  {"people.profile_spread", 0},
                                                  {"places.context_spread", 0},
                                                  {"people.profile_base", 0.5},
                                                  {"services.design_base", 0.5},
                                                  {"services.design_lean_1", 0},
                                                  {"services.design_lean_2", 0},
                                                  {"services.design_error", 0},
                                                  {"services.gap_spread", 0},
                                                  {"design.staff_bias", 0}});
        std::size_t users = 0;
        float worst = 1;
        every_month(scenario, [&](const World& world) {
            for (const float fit : world.values<FitReceived>()) {
                if (fit <= 0) continue;
                ++users;
                worst = std::min(worst, fit);
            }
        });
        CHECK(users > 10000);
        CHECK(worst > 0.9999f);
    }
}

TEST_CASE("V66: without creaming and need cue all users of a line receive the same professional input") {
    const auto most_unlike = [](double creaming, double cue) {
        double largest = 0;
        every_month(small_scenario({{"delivery.creaming", creaming}, {"delivery.need_cue", cue}}),
                    [&](const World& world) {
                        for (const LineService& line : world.values<Delivered>()) {
                            largest = std::max(largest, static_cast<double>(line.coping));
                            largest = std::max(largest, std::fabs(static_cast<double>(line.priority_mean) - 1));
                        }
                    });
        return largest;
    };
    CHECK(most_unlike(0, 0) < 1e-5);
    CHECK(most_unlike(1, 0) > 0.05);
    CHECK(most_unlike(0, 1) > 0.05);
    for (const float need : {0.2f, 0.9f}) CHECK(client_priority(need, 0.7f, 0, 0) == 1.0f);
}
