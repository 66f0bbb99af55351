// The engine's own foundations: random numbers, any number of threads, common luck, and sums that must come out even.
#include <algorithm>
#include <cmath>
#include <set>

#include "agora/random.h"
#include "models/cocreation/columns.h"
#include "models/cocreation/money.h"
#include "models/cocreation/project_columns.h"
#include "models/cocreation/projects/life_cycle.h"
#include "sim/verify/small_runs.h"
#include "sim/verify/targets.h"

namespace agora::verify {
namespace {

using namespace cocreation;

Check philox_answer(const char* what, Words counter, RandomKey key, const Words& expected) {
    return must_hold(what, philox(counter, key) == expected);
}

std::vector<Check> philox_answers(const Effort&) {
    constexpr std::uint32_t ones = 0xFFFFFFFFu;
    return {
        philox_answer("counter 0, key 0", {0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}),
        philox_answer("counter and key all ones", {ones, ones, ones, ones}, {ones, ones},
                      {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}),
        philox_answer("digits of pi", {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0},
                      {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}),
    };
}

std::vector<Check> same_bits(const Effort& effort) {
    Scenario scenario = small_scenario();
    scenario.steps = 24;
    std::vector<Check> checks;
    const std::uint64_t expected = run_small(scenario).report.fingerprint;
    Scenario other = scenario;
    other.seed += 1;
    checks.push_back(must_hold("another seed gives another hash", run_small(other).report.fingerprint != expected));
    for (const std::size_t threads : {1, 2, 8, 64}) {
        const auto executor = effort.make_executor(threads);
        checks.push_back(must_hold(std::to_string(threads) + (threads == 1 ? " thread gives" : " threads give") +
                                       " the hash of the serial run",
                                   run_small(scenario, nullptr, *executor).report.fingerprint == expected));
    }
    return checks;
}

std::vector<Check> no_effect(const Effort& effort) {
    Scenario treated = small_scenario();
    treated.interventions = {{6, 6, "placebo.dose", 1, "", "small run"}};
    Watcher with, without;
    const std::uint64_t plain = run_small(small_scenario(), &without, effort.executor).report.fingerprint;
    const std::uint64_t placebo = run_small(treated, &with, effort.executor).report.fingerprint;
    double different = 0, compared = 0;
    for (std::size_t month = 0; month < with.metrics.size(); ++month)
        for (std::size_t m = 0; m < with.metrics[month].size(); ++m) {
            const double a = with.metrics[month][m], b = without.metrics[month][m];
            different += a != b && !(std::isnan(a) && std::isnan(b));
            compared += std::isfinite(a);
        }
    return {{"outcomes that differ in any month", 0, 0, different},
            must_hold("more than 1,000 outcomes compared", compared > 1000),
            must_hold("hashes of the last month are equal", plain == placebo)};
}

// What is kept from the month before, because it is counted or paid for a month later.
struct MonthBefore {
    std::vector<double> members;  // by project
    std::vector<double> giving;   // their contributions
    std::vector<float> digital;   // by line
    std::vector<std::uint8_t> phase;
};

MonthBefore look_at(const World& world) {
    MonthBefore out;
    out.members.assign(world.rows(type_id<Project>()), 0.0);
    out.giving = out.members;
    const auto place = world.values<ProjectPlace>();
    for (const Row<Citizen> i : world.all<Citizen>()) {
        if (place[i.index] == 0) continue;
        const Row<Catchment> c{world.membership(type_id<CatchmentCitizens>()).parents[i.index]};
        const std::uint32_t project = world.members<CatchmentProjects>(c).first() + place[i.index] - 1u;
        out.members[project] += 1;
        out.giving[project] += static_cast<double>(static_cast<float>(world.values<Contribution>()[i.index]));
    }
    const auto digital = world.values<DigitalShare>();
    out.digital.assign(digital.begin(), digital.end());
    const auto phase = world.values<ProjectPhase>();
    out.phase.assign(phase.begin(), phase.end());
    return out;
}

// Largest distances found in any month.
struct Imbalance {
    double influence = 0, members = 0, beyond_seats = 0, hours_given = 0, hours_worked = 0, money = 0;
    std::size_t projects = 0;
};

void raise(double& largest, double distance) { largest = std::max(largest, std::fabs(distance)); }

void check_projects(const World& world, const MonthBefore& before, float seats, Imbalance& worst) {
    for (const Row<Project> i : world.all<Project>()) {
        const Shares& psi = world.values<Influence>()[i.index];
        if (world.values<ProjectAge>()[i.index] > 0)
            raise(worst.influence,
                  static_cast<double>(psi[0]) + static_cast<double>(psi[1]) + static_cast<double>(psi[2]) - 1);
        const auto members = static_cast<double>(world.values<Participants>()[i.index]);
        worst.beyond_seats = std::max(worst.beyond_seats, members - static_cast<double>(seats));
        if (before.phase[i.index] == idle) continue;
        ++worst.projects;
        raise(worst.members, members - before.members[i.index]);
        const auto given = static_cast<double>(world.values<ContributionSum>()[i.index]);
        raise(worst.hours_given, (given - before.giving[i.index]) / std::max(1.0, given));
    }
}

// What owners spent against what staff, suppliers and projects received.
void check_money(const World& world, const MonthBefore& before, Imbalance& worst) {
    const auto& money = world.params<MoneyParams>();
    const auto& technology = world.params<TechnologyParams>();
    const double per_post = static_cast<double>(
        money.staff_support * (world.params<OrientationParams>().training + world.params<CessionParams>().coaching));
    const double per_user =
        static_cast<double>(money.technology_per_user + money.digital_help * technology.digital_support);
    double spent = 0, received = 0, hours = 0;
    for (const float sum : world.values<Spending>()) spent += static_cast<double>(sum);
    for (const float cost : world.values<ProjectCost>()) received += static_cast<double>(cost);
    for (const Row<Line> line : world.all<Line>()) {
        const auto posts = static_cast<double>(world.members<LineStaff>(line).size());
        const auto users = static_cast<double>(world.values<UserCount>()[line.index]);
        const auto worked = static_cast<double>(world.values<WorkingHours>()[line.index]);
        received += static_cast<double>(money.wage) * worked + per_post * posts +
                    per_user * static_cast<double>(before.digital[line.index]) * users;
        hours += worked;
    }
    const double supplied = static_cast<double>(money.hours * world.params<DeliveryParams>().capacity_change) *
                            static_cast<double>(world.rows(type_id<Professional>()));
    raise(worst.hours_worked, (hours - supplied) / supplied);
    raise(worst.money, (spent - received) / spent);
}

std::vector<Check> conservation(const Effort& effort) {
    const Scenario scenario = small_scenario({{"projects.quota", 0.3},
                                              {"facilitation.level", 0.5},
                                              {"cession.coaching", 0.5},
                                              {"outreach.hard_to_reach", 0.5},
                                              {"joining.pay_per_hour", 5},
                                              {"governance.fund_per_project", 1000},
                                              {"governance.funded_share", 0.5}});
    const auto seats = static_cast<float>(scenario.parameters.at("projects.seats").value);
    Imbalance worst;
    MonthBefore before;
    Watcher watcher([&](const StepView& view) {
        if (view.steps_done > 1) {
            check_projects(view.world, before, seats, worst);
            check_money(view.world, before, worst);
        }
        before = look_at(view.world);
    });
    run_small(scenario, &watcher, effort.executor);
    return {{"influence of the three groups beyond 1", 0, 1e-6, worst.influence},
            {"members counted less citizens inside", 0, 0, worst.members},
            {"members beyond the seats", 0, 0, worst.beyond_seats},
            {"citizens' hours used less given, relative", 0, 1e-6, worst.hours_given},
            {"staff hours paid less supplied, relative", 0, 1e-6, worst.hours_worked},
            {"money spent less received, relative", 0, 1e-6, worst.money},
            must_hold("more than 50 months of projects looked at", worst.projects > 50)};
}

}  // namespace

std::vector<Target> infrastructure_targets() {
    return {
        {"V01", "Philox4x32-10 known answers", "Salmon et al. 2011", false, philox_answers},
        {"V02", "co-creation model, 24 months: the same bits for any number of threads",
         "the program against itself: says that threads do not matter, not that the bits are right", false, same_bits},
        {"V03", "co-creation model with common random numbers: a programme that does nothing", "by construction", false,
         no_effect},
        {"V04", "co-creation model: largest imbalance in any month", "conservation", false, conservation},
    };
}

}  // namespace agora::verify
