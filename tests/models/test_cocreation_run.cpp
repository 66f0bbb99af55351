// Whole runs of the co-creation model: equal bits whoever computes them, shared luck, and what must hold every month.
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <memory>
#include <set>

#include "models/cocreation/project_columns.h"
#include "sim/threads/tbb_executor.h"
#include "sim/verify/small_runs.h"

using namespace agora;
using namespace agora::cocreation;
using namespace agora::verify;

namespace {

// Exactly equal, where "undefined" equals "undefined".
bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

// Names of the metrics that differ in a month.
std::vector<std::string> differences(const Watcher& a, const Watcher& b, std::size_t month) {
    std::vector<std::string> out;
    const std::vector<std::string> names = metric_names();
    for (std::size_t m = 0; m < names.size(); ++m)
        if (!same(a.metrics[month][m], b.metrics[month][m])) out.push_back(names[m]);
    return out;
}

Intervention change(std::uint32_t at, std::uint32_t over, const char* parameter, double value) {
    return {at, over, parameter, value, "", "a test"};
}

}  // namespace

TEST_CASE("the co-creation model is sound") { CHECK(check_model(whole_model()).empty()); }

TEST_CASE("the small run is a fair test: projects start, end, and citizens take part") {
    std::uint32_t started_projects = 0, ended_projects = 0;
    float most_participants = 0;
    Watcher watcher([&](const StepView& view) {
        for (const std::uint8_t events : view.world.values<ProjectEvents>()) {
            started_projects += (events & started) != 0;
            ended_projects += (events & (completed | abandoned)) != 0;
        }
        for (const float count : view.world.values<Participants>())
            most_participants = std::max(most_participants, count);
    });
    const FinishedRun finished = run_small(small_scenario(), &watcher);
    CHECK(finished.report.steps_done == 30);
    CHECK(finished.world.all<Citizen>().size() > 5000);
    CHECK(started_projects > 8);
    CHECK(ended_projects > 2);
    CHECK(most_participants >= 10);
}

TEST_CASE("V02: any number of threads and any order of tasks give the same bits") {
    const std::uint64_t expected = run_small(small_scenario()).report.fingerprint;
    for (const std::size_t threads : {1, 2, 3, 7}) {
        const std::unique_ptr<Executor> executor = make_tbb_executor(threads);
        INFO(threads << " threads");
        CHECK(run_small(small_scenario(), nullptr, *executor).report.fingerprint == expected);
    }
    for (const TaskOrder order : {TaskOrder::reversed, TaskOrder::shuffled}) {
        CHECK(run_small(small_scenario(), nullptr, one_thread(), {order, true, false}).report.fingerprint == expected);
        const std::unique_ptr<Executor> executor = make_tbb_executor(3);
        CHECK(run_small(small_scenario(), nullptr, *executor, {order, true, false}).report.fingerprint == expected);
    }
}

TEST_CASE("measuring and watching change nothing") {
    const std::uint64_t expected =
        run_small(small_scenario(), nullptr, one_thread(), {TaskOrder::forward, false, false}).report.fingerprint;
    Watcher watcher;
    CHECK(run_small(small_scenario(), &watcher, one_thread(), {TaskOrder::forward, true, true}).report.fingerprint ==
          expected);
    REQUIRE(watcher.traces.size() == 30);
    CHECK(watcher.traces[0].size() > 80);
    CHECK(watcher.traces[0] != watcher.traces[29]);
    CHECK(run_small(small_scenario(), nullptr, one_thread(), {TaskOrder::forward, false, true}).report.fingerprint ==
          expected);
}

TEST_CASE("metrics do not depend on threads either") {
    Watcher serial, threaded;
    run_small(small_scenario(), &serial);
    run_small(small_scenario(), &threaded, *make_tbb_executor(3));
    for (std::size_t month = 0; month < 30; ++month) CHECK(differences(serial, threaded, month).empty());
}

TEST_CASE("V03: a programme of nothing has an effect of exactly nothing") {
    Scenario treated = small_scenario();
    treated.interventions = {change(6, 6, "placebo.dose", 1)};
    Watcher with, without;
    const std::uint64_t expected = run_small(small_scenario(), &without).report.fingerprint;
    CHECK(run_small(treated, &with).report.fingerprint == expected);
    for (std::size_t month = 0; month < 30; ++month) CHECK(differences(with, without, month).empty());
}

TEST_CASE("a real intervention changes nothing before its month, and something from then on") {
    Scenario treated = small_scenario();
    treated.interventions = {change(12, 0, "cession.coaching", 0.5)};
    Watcher with, without;
    run_small(small_scenario(), &without);
    run_small(treated, &with);
    for (std::size_t month = 0; month < 12; ++month) CHECK(differences(with, without, month).empty());
    for (std::size_t month = 12; month < 30; ++month) CHECK_FALSE(differences(with, without, month).empty());
}

TEST_CASE("interventions touch only what they cause") {
    Scenario treated = small_scenario({{"projects.start_rate", 0}, {"projects.citizen_start", 0}});
    Scenario untreated = treated;
    treated.interventions = {change(5, 0, "cession.coaching", 0.5)};
    const FinishedRun with = run_small(treated), without = run_small(untreated);
    const auto needs = with.world.values<UnmetNeed>(), others = without.world.values<UnmetNeed>();
    CHECK(std::equal(needs.begin(), needs.end(), others.begin()));  // no projects: willingness to cede reaches nobody
    CHECK(with.report.fingerprint != without.report.fingerprint);
}

TEST_CASE("replicates and seeds differ, repetitions do not") {
    std::set<std::uint64_t> fingerprints;
    for (const std::uint32_t replicate : {0u, 1u, 2u, 0u})
        fingerprints.insert(run_small(small_scenario(), nullptr, one_thread(), {}, replicate).report.fingerprint);
    Scenario other_seed = small_scenario();
    other_seed.seed = 6;
    fingerprints.insert(run_small(other_seed).report.fingerprint);
    CHECK(fingerprints.size() == 4);
}

TEST_CASE("a longer run begins like a shorter one") {
    Scenario longer = small_scenario();
    longer.steps = 34;
    Watcher short_run, long_run;
    run_small(small_scenario(), &short_run);
    run_small(longer, &long_run);
    for (std::size_t month = 0; month < 30; ++month) CHECK(differences(short_run, long_run, month).empty());
}
