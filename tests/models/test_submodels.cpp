// Single submodels on a small population: who is admitted, whose voice counts, what is paid, how large needs are.
#include <algorithm>
#include <catch2/catch.hpp>

#include "models/cocreation/citizens/joining.h"
#include "models/cocreation/citizens/need.h"
#include "models/cocreation/citizens/service.h"
#include "models/cocreation/citizens/surroundings.h"
#include "models/cocreation/citizens/taking_part.h"
#include "models/cocreation/households.h"
#include "models/cocreation/money.h"
#include "models/cocreation/projects/bargaining.h"
#include "models/cocreation/projects/influence.h"
#include "models/cocreation/projects/members.h"
#include "sim/run/pass_runner.h"
#include "sim/verify/small_runs.h"

using namespace agora;
using namespace agora::cocreation;
using namespace agora::verify;

namespace {

// The world of a small run after some months.
World world_after(std::uint32_t months, Assignments settings) {
    Scenario scenario = small_scenario(settings);
    scenario.steps = months;
    FinishedRun finished = run_small(scenario);
    return std::move(finished.world);
}

// Runs submodels in one pass, without the rest of the month.
template <auto... functions>
void run_alone(World& world) {
    const Pass pass{"alone", "", {submodel<functions>("alone", "")...}};
    PassRunner(world, pass, one_thread(), TaskOrder::forward).run(100);
}

// Puts the support that citizens find where it can be seen after the pass.
void keep_support(Rows<Citizen> citizens, Own<Around> around, Update<Contribution> kept) {
    for (const Row i : citizens) kept[i] = around[i].support;
}

std::vector<Application> applications_to(World& world, Row<Project> project) {
    const InboxStore& inbox = world.inbox(type_id<Application>());
    const auto* first = reinterpret_cast<const Application*>(inbox.messages.data());
    return {first + inbox.offsets[project.index], first + inbox.offsets[project.index + 1]};
}

// How many of the hard to reach and how many at all should enter, by sorting tickets.
struct Entrants {
    std::size_t hard = 0, all = 0;
    bool operator==(const Entrants&) const = default;
};

Entrants expected_entrants(std::vector<Application> left, std::size_t vacancies, std::size_t reserved) {
    std::sort(left.begin(), left.end(), [](const auto& a, const auto& b) { return a.ticket < b.ticket; });
    Entrants out;
    std::erase_if(left, [&](const Application& a) {
        if (a.hard_to_reach == 0 || out.hard >= reserved) return false;
        out.all = ++out.hard;
        return true;
    });
    for (std::size_t i = 0; i < left.size() && i < vacancies - reserved; ++i, ++out.all)
        out.hard += left[i].hard_to_reach;
    return out;
}

Entrants entrants_of(const World& world, Row<Project> project) {
    const Row<Catchment> catchment{world.membership(type_id<CatchmentProjects>()).parents[project.index]};
    const auto place = project.index - world.members<CatchmentProjects>(catchment).first() + 1;
    Entrants out;
    for (const Row<Citizen> i : world.members<CatchmentCitizens>(catchment)) {
        if (world.values<ProjectPlace>()[i.index] != place) continue;
        ++out.all;
        out.hard += static_cast<float>(world.values<Hardness>()[i.index]) > 0.5f;
    }
    return out;
}

// Everybody knows of two new projects in each catchment, which have a few members already.
void found_projects(World& world) {
    std::ranges::fill(world.values<ProjectPlace>(), std::uint8_t{0});
    std::ranges::fill(world.values<AwareOf>(), std::uint8_t{3});
    for (const Row<Project> i : world.all<Project>()) {
        const Row<Catchment> catchment{world.membership(type_id<CatchmentProjects>()).parents[i.index]};
        world.values<ProjectPhase>()[i.index] = initiate;
        world.values<ProjectLine>()[i.index] = {world.members<CatchmentLines>(catchment).first()};
        world.values<Participants>()[i.index] = static_cast<float>(i.index % 4);
        world.values<HardParticipants>()[i.index] = static_cast<float>(i.index % 2);
    }
}

}  // namespace

TEST_CASE("reserved seats go to the hard to reach with the smallest tickets, the others to the smallest of all") {
    World world = world_after(
        3, {{"projects.seats", 12}, {"projects.quota", 0.5}, {"joining.constant", -5}, {"joining.cost_hard", 0}});
    found_projects(world);
    run_alone<&look_around, &apply_to_join>(world);
    std::vector<Entrants> expected;
    std::size_t crowded = 0, helped = 0;
    for (const Row<Project> i : world.all<Project>()) {
        const std::vector<Application> applications = applications_to(world, i);
        const std::size_t vacancies = 12 - i.index % 4, reserved = 6 - i.index % 2;
        expected.push_back(expected_entrants(applications, vacancies, reserved));
        crowded += applications.size() > vacancies;
        helped += expected.back().hard > expected_entrants(applications, vacancies, 0).hard;
    }
    REQUIRE(crowded > 2);
    REQUIRE(helped > 1);
    run_alone<&admit>(world);
    run_alone<&enter_projects>(world);
    for (const Row<Project> i : world.all<Project>()) CHECK(entrants_of(world, i) == expected[i.index]);
}

TEST_CASE("meetings count their own participants and weigh their voices") {
    World world = world_after(12, {});
    run_alone<&meet>(world);
    const auto& p = world.params<InfluenceParams>();
    std::size_t met = 0;
    for (const Row<Project> i : world.all<Project>()) {
        if (world.values<ProjectPhase>()[i.index] == idle) continue;
        const Row<Catchment> catchment{world.membership(type_id<CatchmentProjects>()).parents[i.index]};
        const auto place = i.index - world.members<CatchmentProjects>(catchment).first() + 1;
        const float exponent = p.voice_exponent * (1 - world.values<Facilitation>()[i.index]);
        double people = 0, weights = 0, voice = 0;
        for (const Row<Citizen> who : world.members<CatchmentCitizens>(catchment)) {
            const std::uint32_t c = who.index;
            if (world.values<ProjectPlace>()[c] != place) continue;
            const auto weight = static_cast<double>(voice_of(world.values<Competence>()[c], world.values<Efficacy>()[c],
                                                             world.values<Contribution>()[c], exponent));
            people += 1;
            weights += weight;
            voice += weight * static_cast<double>(static_cast<float>(world.values<Profile>()[c][0]));
        }
        CHECK(static_cast<double>(world.values<Participants>()[i.index]) == people);
        if (people == 0) continue;
        CHECK(static_cast<double>(world.values<VoiceMean>()[i.index][0]) == Approx(voice / weights).epsilon(1e-4));
        met += people > 2;
    }
    CHECK(met > 2);
}

TEST_CASE("owners together spend what lines and running projects cost, each of them once") {
    World world = world_after(12, {{"technology.digital_support", 1}, {"organisations.third_sector_share", 1}});
    run_alone<&count_project_cost, &count_line_hours>(world);
    run_alone<&count_spending>(world);
    const auto& p = world.params<MoneyParams>();
    double expected = 0, spent = 0, projects = 0;
    for (const Row<Line> j : world.all<Line>())
        expected += static_cast<double>(p.wage * world.values<WorkingHours>()[j.index] +
                                        (p.technology_per_user + p.digital_help) *
                                            world.values<DigitalShare>()[j.index] * world.values<UserCount>()[j.index]);
    for (const Row<Project> i : world.all<Project>()) {
        const float cost = world.values<ProjectCost>()[i.index];
        if (world.values<ProjectPhase>()[i.index] == idle) CHECK(cost == 0.0f);
        else CHECK(cost >= p.project);
        projects += static_cast<double>(cost);
    }
    for (const float spending : world.values<Spending>()) spent += static_cast<double>(spending);
    CHECK(projects > 0);
    CHECK(spent == Approx(expected + projects).epsilon(1e-5));
}

TEST_CASE("needs that arise are of any size up to twice their mean") {
    World world = world_after(1, {{"need.rate", 0.1},
                                  {"need.hardness", 0},
                                  {"need.resources", 0},
                                  {"need.recovery_base", 0},
                                  {"need.recovery_service", 0},
                                  {"need.recovery_support", 0}});
    std::ranges::fill(world.values<UnmetNeed>(), 0.0f);
    run_alone<&look_around, &receive_service, &update_need>(world);
    double struck = 0, sum = 0, largest = 0;
    for (const float value : world.values<UnmetNeed>()) {
        const auto need = static_cast<double>(value);
        struck += need > 0;
        sum += need;
        largest = std::max(largest, need);
    }
    CHECK(struck / world.all<Citizen>().size() == Approx(0.1).margin(0.02));
    CHECK(sum / struck == Approx(0.5).margin(0.05));
    CHECK(largest > 0.9);
}

TEST_CASE("support comes from the household and from support ties, not from acquaintances") {
    World world = world_after(2, {});
    run_alone<&look_around, &keep_support>(world);
    const auto records = std::as_const(world).values<Broadcast>();
    const auto places = std::as_const(world).values<HouseholdPlace>();
    const NetworkStore& ties = world.links<SupportTies>();
    for (const Row<Citizen> i : world.all<Citizen>()) {
        std::vector<std::uint32_t> supporters(ties.targets.begin() + ties.offsets[i.index],
                                              ties.targets.begin() + ties.offsets[i.index + 1]);
        const std::uint32_t first = household_first(i.index, places[i.index]);
        for (std::uint32_t j = first; j < first + places[i.index] % 16u; ++j)
            if (j != i.index) supporters.push_back(j);
        double support = 0;
        for (const std::uint32_t j : supporters) support += static_cast<double>(static_cast<float>(records[j].support));
        const auto found = static_cast<double>(world.values<Contribution>()[i.index]);
        REQUIRE(found == Approx(supporters.empty() ? 0 : support / supporters.size()).margin(1e-5));
    }
}

TEST_CASE("nobody speaks for an empty chair") {
    World world = world_after(3, {});
    found_projects(world);
    std::ranges::fill(world.values<EffectiveRung>(), 8.0f);
    std::ranges::fill(world.values<FormalRung>(), 8.0f);
    std::ranges::fill(world.values<CitizenShare>(), 0.5f);
    run_alone<&share_influence>(world);
    for (const Row<Project> i : world.all<Project>()) {
        const Shares& influence = world.values<Influence>()[i.index];
        CHECK((influence[0] > 0) == (i.index % 4 > 0));
        CHECK(influence[0] + influence[1] + influence[2] == Approx(1).margin(1e-6));
    }
}

TEST_CASE("an owner's alternative to a project is the best offer that others make for the place") {
    World world = world_after(3, {{"influence.damping", 1}});
    found_projects(world);
    std::ranges::fill(world.values<Competitors>(), std::array{0.8f, 0.5f});
    for (const Row<Project> i : world.all<Project>()) {
        world.values<Stocks>()[i.index][2] =
            1;  // lived experience; an agreement is worth more than 0.35 to the service
        world.values<Offers>()[i.index] = {};
        world.values<Offers>()[i.index][coalition_owner] = 0.9f;  // takes the place, so that the next offer counts
        world.values<Offers>()[i.index][team_owner] = 0.1f;
    }
    run_alone<&revise_alternatives>(world);
    for (const auto& alternatives : world.values<Alternatives>()) {
        CHECK(alternatives[coalition_owner + 1] == Approx(0.5));
        CHECK(alternatives[team_owner + 1] == Approx(0.8));
    }
}
