// What must hold in every month of a run of the co-creation model: ranges, sums, seats and symmetric ties.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <set>

#include "models/cocreation/project_columns.h"
#include "models/cocreation/projects/life_cycle.h"
#include "sim/verify/small_runs.h"

using namespace agora;
using namespace agora::cocreation;
using namespace agora::verify;

namespace {

// Element number i of a column as a number; only for the layouts that hold numbers.
double element(const std::byte* data, const ColumnDescription& column, std::size_t i) {
    const auto read = [&](auto value) {
        std::memcpy(&value, data + i * sizeof value, sizeof value);
        return value;
    };
    switch (column.layout) {
        case Layout::float32: return static_cast<double>(read(float{}));
        case Layout::scaled16: return read(std::uint16_t{}) / 65535.0 * static_cast<double>(column.info.range[1]);
        case Layout::uint8: return read(std::uint8_t{});
        default: return 0;
    }
}

// Names of the columns with a value that is not a number or outside the declared range.
std::set<std::string> columns_out_of_range(const World& world) {
    std::set<std::string> out;
    for (const ColumnDescription& column : world.model().columns) {
        const bool is_number =
            column.layout == Layout::float32 || column.layout == Layout::scaled16 || column.layout == Layout::uint8;
        if (column.transient || !is_number) continue;
        const std::byte* data = world.column(column.type).current.data();
        const std::size_t elements = world.rows(column.entity) * (column.value_bytes / bytes_of(column.layout));
        const double lowest = static_cast<double>(column.info.range[0]) - 1e-6;
        const double highest = static_cast<double>(column.info.range[1]) * (1 + 1e-6) + 1e-6;
        for (std::size_t i = 0; i < elements; ++i) {
            const double value = element(data, column, i);
            if (!(value >= lowest && value <= highest)) out.insert(std::string(column.info.name));
        }
    }
    return out;
}

// A small run with all that can happen switched on, and one where everything is extreme.
const std::vector<Scenario>& busy_scenarios() {
    static const std::vector<Scenario> scenarios{
        small_scenario({{"demography.renewal", 0.1}, {"projects.quota", 0.3}, {"organisations.private_share", 0.5}}),
        small_scenario({{"delivery.capacity_change", 0.2},
                        {"need.rate", 0.1},
                        {"governance.shock_funding_cut", 0.1},
                        {"cession.coaching", 1},
                        {"facilitation.level", 1},
                        {"scaling.learning", 0.12},
                        {"governance.austerity", 1}})};
    return scenarios;
}

template <class Look>
void every_month(const Scenario& scenario, Look look) {
    Watcher watcher([&](const StepView& view) { look(view.world, view.steps_done); });
    const FinishedRun finished = run_small(scenario, &watcher);
    REQUIRE(finished.report.steps_done == scenario.steps);
}

// Citizens whose place says they take part in the project.
std::uint32_t citizens_inside(const World& world, Row<Project> project) {
    const Row<Catchment> catchment{world.membership(type_id<CatchmentProjects>()).parents[project.index]};
    const auto place = project.index - world.members<CatchmentProjects>(catchment).first() + 1;
    std::uint32_t count = 0;
    for (const Row<Citizen> i : world.members<CatchmentCitizens>(catchment))
        count += world.values<ProjectPlace>()[i.index] == place;
    return count;
}

template <class N>
bool is_symmetric(const World& world) {
    const NetworkStore& links = world.links<N>();
    for (std::uint32_t i = 0; i + 1 < links.offsets.size(); ++i) {
        const auto targets =
            std::span(links.targets).subspan(links.offsets[i], links.offsets[i + 1] - links.offsets[i]);
        if (!std::is_sorted(targets.begin(), targets.end())) return false;
        for (const std::uint32_t j : targets) {
            const auto first = links.targets.begin() + links.offsets[j],
                       last = links.targets.begin() + links.offsets[j + 1];
            if (j == i || !std::binary_search(first, last, i)) return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("every value of every column is a number inside its declared range, every month") {
    for (const Scenario& scenario : busy_scenarios())
        every_month(scenario, [](const World& world, std::uint32_t month) {
            INFO("month " << month);
            CHECK(columns_out_of_range(world) == std::set<std::string>{});
        });
}

TEST_CASE("metrics are undefined or inside their range") {
    const std::vector<std::string> names = metric_names();
    std::vector<std::array<double, 2>> ranges;
    for (const Tally& tally : whole_model().tallies)
        for (const Metric& metric : tally.metrics) ranges.push_back(metric.range);
    for (const Scenario& scenario : busy_scenarios()) {
        Watcher watcher;
        run_small(scenario, &watcher);
        std::set<std::string> outside;
        for (const std::vector<double>& month : watcher.metrics)
            for (std::size_t m = 0; m < names.size(); ++m)
                if (month[m] < ranges[m][0] - 1e-6 || month[m] > ranges[m][1] + 1e-6)
                    outside.insert(names[m] + " " + std::to_string(month[m]));
        CHECK(outside == std::set<std::string>{});
    }
}

TEST_CASE("V04: influence sums to 1 in every active project, and idle slots have none") {
    for (const Scenario& scenario : busy_scenarios())
        every_month(scenario, [](const World& world, std::uint32_t) {
            for (const Row<Project> i : world.all<Project>()) {
                const Shares& influence = world.values<Influence>()[i.index];
                const float sum = influence[0] + influence[1] + influence[2];
                if (world.values<ProjectAge>()[i.index] > 0) CHECK(sum == Approx(1).margin(1e-6));
                else CHECK((sum == 0.0f || sum == Approx(1).margin(1e-6)));
            }
        });
}

TEST_CASE("V04: participants never exceed seats, and everybody inside is counted the month after") {
    for (const Scenario& scenario : busy_scenarios()) {
        const float seats = static_cast<float>(scenario.parameters.at("projects.seats").value);
        std::vector<std::uint32_t> inside;  // at the end of the month before; of idle slots nothing is known
        std::vector<std::uint8_t> phases;
        every_month(scenario, [&](const World& world, std::uint32_t month) {
            for (const Row<Project> i : world.all<Project>()) {
                INFO("month " << month << ", project " << i.index);
                const float count = world.values<Participants>()[i.index];
                CHECK(count <= seats);
                CHECK(world.values<HardParticipants>()[i.index] <= count);
                if (month > 1) CHECK(count == (phases[i.index] == idle ? 0.0f : static_cast<float>(inside[i.index])));
            }
            inside.clear();
            for (const Row<Project> i : world.all<Project>()) inside.push_back(citizens_inside(world, i));
            const auto now = world.values<ProjectPhase>();
            phases.assign(now.begin(), now.end());
        });
    }
}

TEST_CASE("nobody stays in a project that has ended") {
    std::vector<std::uint8_t> phases;
    every_month(busy_scenarios()[1], [&](const World& world, std::uint32_t month) {
        for (const Row<Project> i : world.all<Project>())
            if (month > 1 && phases[i.index] == idle) CHECK(citizens_inside(world, i) == 0);
        const auto now = world.values<ProjectPhase>();
        phases.assign(now.begin(), now.end());
    });
}

TEST_CASE("a slot is started, active and ended in that order") {
    std::vector<std::uint8_t> phases;
    every_month(busy_scenarios()[0], [&](const World& world, std::uint32_t month) {
        for (const Row<Project> i : world.all<Project>()) {
            const std::uint8_t events = world.values<ProjectEvents>()[i.index];
            const std::uint8_t phase = world.values<ProjectPhase>()[i.index];
            const std::uint8_t before = month > 1 ? phases[i.index] : std::uint8_t{idle};
            INFO("month " << month << ", project " << i.index);
            if (events & started) CHECK((before == idle && phase == initiate));
            else if (events & (completed | abandoned)) CHECK((before != idle && phase == idle));
            else CHECK((phase == before || (before != idle && phase == before + 1)));
            if (events & sustained) CHECK((events & completed) != 0);
            CHECK(((events & completed) == 0 || before == evaluate));
        }
        const auto now = world.values<ProjectPhase>();
        phases.assign(now.begin(), now.end());
    });
}

TEST_CASE("ties are symmetric, sorted and lead to others") {
    const FinishedRun finished = run_small(small_scenario({{"projects.start_rate", 0.2}}));
    CHECK(is_symmetric<SupportTies>(finished.world));
    CHECK(is_symmetric<WeakTies>(finished.world));
    CHECK(finished.world.links<SupportTies>().targets.size() > 5000);
    CHECK(finished.world.links<WeakTies>().targets.size() > 5000);
}
