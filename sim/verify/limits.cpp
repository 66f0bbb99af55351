// Limits in which the whole co-creation model must do what is known beforehand.
#include <algorithm>
#include <cmath>
#include <set>

#include "models/cocreation/citizens/need.h"
#include "models/cocreation/citizens/outcomes.h"
#include "models/cocreation/project_columns.h"
#include "models/cocreation/projects/influence.h"
#include "models/cocreation/projects/life_cycle.h"
#include "models/cocreation/services/lines.h"
#include "models/cocreation/services/professionals.h"
#include "sim/verify/small_runs.h"
#include "sim/verify/targets.h"

namespace agora::verify {
namespace {

using namespace cocreation;

template <class Look>
void every_month(const Scenario& scenario, const Effort& effort, Look look) {
    Watcher watcher([&](const StepView& view) { look(view.world); });
    run_small(scenario, &watcher, effort.executor);
}

// Projects in which the influence of this month has been worked out.
std::vector<Row<Project>> at_work(const World& world) {
    std::vector<Row<Project>> out;
    for (const Row<Project> i : world.all<Project>())
        if (world.values<ProjectPhase>()[i.index] != idle && world.values<ProjectAge>()[i.index] > 0) out.push_back(i);
    return out;
}

double wide(float x) { return static_cast<double>(x); }

void raise(double& largest, float found, double expected) {
    largest = std::max(largest, std::fabs(wide(found) - expected));
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

struct RestingPoint {
    double need, trust, strengths, efficacy;
};

// Where the closed forms of V35, V37, V38 and V40 put a citizen who is served in full, with the rates of theory M10,
// M12 and 2.7 S1 written out, so that a mistake in the model's formulas or defaults is not in what is expected of it.
RestingPoint rest_of(const World& world, Row<Citizen> i) {
    const double hardness = wide(world.values<Hardness>()[i.index]),
                 resources = wide(world.values<Resources>()[i.index]);
    const double kept = std::exp(-0.03);
    const double shock = 0.03 * std::exp(0.9 * hardness + 0.6 * (0.5 - resources)) * 0.5;
    const Row<Catchment> place{world.membership(type_id<CatchmentCitizens>()).parents[i.index]};
    const std::uint32_t line = world.members<CatchmentLines>(place).first() + world.values<LineChoice>()[i.index];
    const double q = wide(world.values<StaffMeans>()[line][mean_orientation]);
    const double strengths = (0.06 * q + 0.03 * 0.2) / (0.06 * q + 0.03 * (1 - q) + 0.03);
    const double mastery = 0.05 * (0.3 + 0.7 * strengths);
    const double efficacy = (mastery + 0.03 * wide(world.values<EfficacyBase>()[i.index])) / (mastery + 0.03);
    return {shock * kept / (1 - (1 - shock) * kept), 0.533333, strengths, efficacy};
}

// Largest distance of staff's exhaustion from what last month's demands and resources make of it by theory M13 and 2.7
// S13, whose rates are written out; nobody is in a project.
double worst_exhaustion(const Effort& effort) {
    const Scenario scenario = small_scenario({{"projects.start_rate", 0},
                                              {"projects.citizen_start", 0},
                                              {"work.turnover", 0},
                                              {"work.turnover_exhaustion", 0}});
    std::vector<float> before;
    double worst = 0;
    every_month(scenario, effort, [&](const World& world) {
        const auto exhaustion = world.values<Exhaustion>();
        for (const Row<Line> line : world.all<Line>()) {
            const double discretion = wide(world.values<LineDiscretion>()[line.index]);
            const double demands = 0.85 * wide(world.values<LineLoad>()[line.index]) + 0.15 * (1 - discretion);
            const double resources = 0.4 * discretion + 0.15;
            for (const Row<Professional> s : world.members<LineStaff>(line)) {
                if (before.empty()) continue;
                const double e = wide(before[s.index]);
                raise(worst, exhaustion[s.index],
                      e + 0.08 * std::max(0.0, demands - 0.5) * (1 - e) - 0.10 * resources * e - 0.03 * e);
            }
        }
        before.assign(exhaustion.begin(), exhaustion.end());
    });
    return worst;
}

std::vector<Check> own_life(const Effort& effort) {
    const World world = run_small(quiet_life(), nullptr, effort.executor).world;
    double need = 0, trust = 0, strengths = 0, efficacy = 0;
    for (const Row<Citizen> i : world.all<Citizen>()) {
        const RestingPoint rest = rest_of(world, i);
        raise(need, world.values<UnmetNeed>()[i.index], rest.need);
        raise(trust, trust_of(world.values<TrustGood>()[i.index], world.values<TrustBad>()[i.index]), rest.trust);
        raise(strengths, world.values<Strengths>()[i.index], rest.strengths);
        raise(efficacy, world.values<Efficacy>()[i.index], rest.efficacy);
    }
    // Columns of sixteen bits stop moving where a month's change rounds to nothing.
    return {{"unmet need, largest distance of a citizen", 0, 1e-3, need},
            {"trust", 0, 1e-3, trust},
            {"strengths", 0, 1e-3, strengths},
            {"efficacy", 0, 1e-3, efficacy},
            {"exhaustion of staff, month by month", 0, 1e-6, worst_exhaustion(effort)}};
}

struct LadderSeen {
    double projects = 0, on_paper = 0, in_effect = 0, influence = 0;
};

// Project months under a mandate for rung 8, and the largest rung and influence reached.
LadderSeen under_mandate(double cession, const Effort& effort) {
    LadderSeen seen;
    seen.on_paper = 8;
    every_month(small_scenario(
                    {{"projects.rung_floor", 8}, {"cession.start", cession}, {"cession.rate", 0}, {"staff.spread", 0}}),
                effort, [&](const World& world) {
                    for (const Row<Project> i : at_work(world)) {
                        seen.projects += 1;
                        seen.on_paper = std::min(seen.on_paper, wide(world.values<FormalRung>()[i.index]));
                        seen.in_effect = std::max(seen.in_effect, wide(world.values<EffectiveRung>()[i.index]));
                        seen.influence = std::max(seen.influence, wide(world.values<Influence>()[i.index][0]));
                    }
                });
    return seen;
}

std::vector<Check> mandate(const Effort& effort) {
    const LadderSeen unwilling = under_mandate(0, effort), willing = under_mandate(1, effort);
    return {{"lowest rung on paper", 8, 0, unwilling.on_paper},
            {"highest rung in effect", 1, 0, unwilling.in_effect},
            {"greatest influence of citizens", 0, 0, unwilling.influence},
            must_hold("more than 30 months of projects", unwilling.projects > 30),
            {"highest rung in effect when staff cede", 8, 0, willing.in_effect}};
}

std::vector<Check> no_power_exponent(const Effort& effort) {
    const auto world_with = [&](double exponent, double network) {
        const Scenario scenario =
            small_scenario({{"influence.power_exponent", exponent}, {"influence.bargaining_network", network}});
        return run_small(scenario, nullptr, effort.executor).world;
    };
    const std::set<std::string> bargaining{"competitors", "citizen_share", "dependence", "alternatives", "offers"};
    const std::set<std::string> different = different_columns(world_with(0, 0), world_with(0, 1));
    const auto elsewhere =
        std::count_if(different.begin(), different.end(), [&](const auto& name) { return !bargaining.contains(name); });
    return {{"columns outside bargaining that bargaining changes", 0, 0, static_cast<double>(elsewhere)},
            must_hold("bargaining shares themselves differ", different.contains("citizen_share")),
            must_hold("with the exponent, influence differs",
                      different_columns(world_with(1, 0), world_with(1, 1)).contains("influence"))};
}

// Largest distance between the hard-to-reach participants' share of voice and of heads.
double voice_gap(double exponent, const Effort& effort) {
    double largest = 0;
    every_month(small_scenario(
                    {{"influence.voice_exponent", exponent}, {"projects.quota", 0.4}, {"outreach.hard_to_reach", 1}}),
                effort, [&](const World& world) {
                    for (const Row<Project> i : at_work(world)) {
                        const float count = world.values<Participants>()[i.index];
                        if (count >= 1)
                            raise(largest, world.values<VoiceHard>()[i.index],
                                  wide(world.values<HardParticipants>()[i.index] / count));
                    }
                });
    return largest;
}

std::vector<Check> equal_voice(const Effort& effort) {
    return {{"voice of the hard to reach beyond their number", 0, 1e-6, voice_gap(0, effort)},
            must_hold("with the exponent it differs by more than .01", voice_gap(1, effort) > 0.01)};
}

// Columns about joining that differ after a month in which half of the citizens have become harder to reach; -1 when
// the month proves nothing, because hardness changed nothing elsewhere or nobody was willing to join.
double joining_columns_hardness_changes(double facilitation, double digital, double outreach, const Effort& effort) {
    const Scenario scenario = small_scenario({{"facilitation.level", facilitation},
                                              {"technology.digital_share", digital},
                                              {"technology.pace", 0},
                                              {"outreach.hard_to_reach", outreach}});
    Scenario next_month = scenario;
    next_month.steps = 1;
    FinishedRun plain = run_small(scenario, nullptr, effort.executor);
    FinishedRun harder = run_small(scenario, nullptr, effort.executor);
    for (std::size_t i = 0; i < harder.world.values<Hardness>().size(); i += 2)
        harder.world.values<Hardness>()[i] = 1.0f;
    run(whole_model(), next_month, plain.world, effort.executor, {});
    run(whole_model(), next_month, harder.world, effort.executor, {});
    const std::set<std::string> different = different_columns(plain.world, harder.world);
    const auto stages = std::as_const(plain.world).values<FunnelStage>();
    const bool some_willing = std::any_of(stages.begin(), stages.end(), [](auto s) { return (s & was_willing) != 0; });
    if (!different.contains("hardness") || !different.contains("unmet_need") || !some_willing) return -1;
    return static_cast<double>(different.count("funnel_stage") + different.count("aware_of"));
}

std::vector<Check> joining_blind_to_hardness(const Effort& effort) {
    return {
        {"columns of joining that hardness changes", 0, 0, joining_columns_hardness_changes(1, 0, 1, effort)},
        must_hold("without full facilitation there are some", joining_columns_hardness_changes(0.3, 0, 1, effort) > 0),
        must_hold("without full outreach there are some", joining_columns_hardness_changes(1, 0, 0, effort) > 0)};
}

std::vector<Check> nothing_to_correct(const Effort& effort) {
    std::vector<Check> checks;
    for (const double start_rate : {0.0, 0.2}) {
        const Scenario scenario = small_scenario({{"projects.start_rate", start_rate},
                                                  {"projects.citizen_start", start_rate / 100},
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
        double worst = 1, users = 0;
        every_month(scenario, effort, [&](const World& world) {
            for (const float fit : world.values<FitReceived>()) {
                if (fit <= 0) continue;
                users += 1;
                worst = std::min(worst, wide(fit));
            }
        });
        const std::string projects = start_rate > 0 ? "with projects" : "without projects";
        checks.push_back({"lowest fit of a user " + projects, 1, 1e-4, worst});
        checks.push_back(must_hold("more than 10,000 users " + projects, users > 10000));
    }
    return checks;
}

// Largest coping, or distance of the mean priority from 1, on any line.
double most_unlike(double creaming, double cue, const Effort& effort) {
    double largest = 0;
    every_month(small_scenario({{"delivery.creaming", creaming}, {"delivery.need_cue", cue}}), effort,
                [&](const World& world) {
                    for (const LineService& line : world.values<Delivered>()) {
                        raise(largest, line.coping, 0);
                        raise(largest, line.priority_mean, 1);
                    }
                });
    return largest;
}

std::vector<Check> equal_input(const Effort& effort) {
    return {{"distance of any line's priorities from equal", 0, 1e-5, most_unlike(0, 0, effort)},
            must_hold("with creaming they differ", most_unlike(1, 0, effort) > 0.05),
            must_hold("with a need cue they differ", most_unlike(0, 1, effort) > 0.05),
            {"priority of a client in little need", 1, 0, wide(client_priority(0.2f, 0.7f, 0, 0))},
            {"priority of a client in great need", 1, 0, wide(client_priority(0.9f, 0.7f, 0, 0))}};
}

}  // namespace

std::vector<Target> limit_targets() {
    const auto target = [](const char* id, const char* what, std::vector<Check> (*measure)(const Effort&)) {
        return Target{id, what, "limit of the co-creation model", false, measure};
    };
    return {
        target("V60", "no projects, no ties, constant service: everybody comes to rest", own_life),
        target("V61", "a mandate for rung 8 and nobody willing to cede", mandate),
        target("V62", "no power exponent: influence is independent of bargaining", no_power_exponent),
        target("V63", "no voice exponent: voices are equal", equal_voice),
        target("V64", "full facilitation and outreach, nothing digital: joining is blind to hardness",
               joining_blind_to_hardness),
        target("V65", "all people alike, staff see what they need: nothing to correct", nothing_to_correct),
        target("V66", "no creaming, no need cue: equal professional input", equal_input),
    };
}

}  // namespace agora::verify
