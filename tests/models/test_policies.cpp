// Each policy does what its own words say, in a small world that is busy enough for it to show.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "models/all_models.h"
#include "models/cocreation/project_columns.h"
#include "sim/input/load.h"
#include "sim/run/interventions.h"
#include "sim/verify/small_runs.h"

using namespace agora;
using namespace agora::cocreation;
using namespace agora::verify;

namespace {

constexpr std::uint32_t kFrom = 24, kMonths = 84;  // every policy begins in month 24

// Many projects, of owners and of citizens, and services to copy.
constexpr const char* kBusy = R"(model: cocreation
name: busy
steps: 84
seed: 5
parameters:
  places: {population: 6000, localities: 3, regions: 2, catchment_size: 1000}
  projects: {first_month: 2, start_rate: 0.05, citizen_start: 0.05, citizen_threshold: 0, months_deliver: 3}
  scaling: {copy_rate: 0.1, copy_reach: 1}
)";

struct World84 {
    Scenario scenario;
    std::vector<std::vector<double>> months;       // metrics after each
    std::vector<float> lowest_rung, highest_rung;  // on paper, of projects under way in each month

    double sum(const std::string& metric) const {
        return over(
            metric, [](double a, double b) { return a + b; }, 0);
    }
    double most(const std::string& metric) const {
        return over(
            metric, [](double a, double b) { return std::max(a, b); }, -1e9);
    }
    double last(const std::string& metric) const { return months.back()[position(metric)]; }
    double parameter(const std::string& name, std::uint32_t month) const {
        std::vector<Intervention> changes;
        for (const Intervention& change : scenario.interventions)
            if (change.parameter == name) changes.push_back(change);
        return value_at(scenario.parameters.at(name).value, changes, month);
    }

  private:
    static std::size_t position(const std::string& metric) {
        const std::vector<std::string> names = metric_names();
        const auto found = std::find(names.begin(), names.end(), metric);
        REQUIRE(found != names.end());
        return static_cast<std::size_t>(found - names.begin());
    }
    // Over the months of the policy in which the metric is defined.
    double over(const std::string& metric, const std::function<double(double, double)>& join, double from) const {
        const std::size_t at = position(metric);
        for (std::size_t month = kFrom; month < months.size(); ++month)
            if (!std::isnan(months[month][at])) from = join(from, months[month][at]);
        return from;
    }
};

World84 run_with(const std::string& policy) {
    input::Request request;
    request.files = {"busy.yaml"};
    request.texts["busy.yaml"] = kBusy;
    if (!policy.empty()) request.policies = {std::string(AGORA_SOURCE_DIR) + "/scenarios/policies/" + policy + ".yaml"};
    input::Loaded loaded = input::load(request, all_models());
    REQUIRE(loaded.problems.empty());
    World84 out{loaded.scenarios.front(), {}, {}, {}};
    Watcher watcher([&](const StepView& view) {
        float lowest = 8, highest = 1;
        for (const Row<Project> i : view.world.all<Project>()) {
            if (view.world.values<ProjectAge>()[i.index] <= 0) continue;  // its rungs are from before its first month
            lowest = std::min(lowest, view.world.values<FormalRung>()[i.index]);
            highest = std::max(highest, view.world.values<FormalRung>()[i.index]);
        }
        out.lowest_rung.push_back(lowest);
        out.highest_rung.push_back(highest);
    });
    REQUIRE(run_small(out.scenario, &watcher).report.steps_done == kMonths);
    out.months = std::move(watcher.metrics);
    return out;
}

const World84& without() {
    static const World84 base = run_with("");
    return base;
}

using Compare = bool (*)(double changed, double base);
constexpr Compare higher = [](double changed, double base) { return changed > base; };
constexpr Compare lower = [](double changed, double base) { return changed < base; };

void check_sum(const World84& with, const std::string& metric, Compare compare) {
    INFO(metric << " summed over the months of the policy: " << with.sum(metric) << " against "
                << without().sum(metric));
    CHECK(compare(with.sum(metric), without().sum(metric)));
}

}  // namespace

TEST_CASE("policies about starting projects do what they say") {
    REQUIRE(without().sum("projects_started") > 10);
    REQUIRE(without().sum("projects_citizen_led") > 5);
    const World84 none = run_with("no-projects");
    CHECK(none.sum("projects_started") == 0);
    CHECK(none.sum("projects_citizen_led") == 0);
    CHECK(none.last("participants") == 0);
    const World84 fund = run_with("dedicated-fund");
    check_sum(fund, "project_spending", higher);
    CHECK(fund.parameter("governance.fund_per_project", 30) * fund.parameter("governance.funded_share", 30) == 1000);
    const World84 shock = run_with("funding-shock");
    CHECK(shock.sum("funded_share") < without().sum("funded_share"));
    CHECK(shock.parameter("governance.shock_funding_cut", 35) > 0);
    CHECK(shock.parameter("governance.shock_funding_cut", 36) == 0);
}

TEST_CASE("policies about who has a say do what they say") {
    const World84 mandate = run_with("mandate"), both = run_with("mandate-with-coaching");
    const World84 coaching = run_with("coaching"), ends = run_with("coaching-that-ends");
    for (std::uint32_t month = kFrom; month < kMonths; ++month) {
        INFO("month " << month);
        CHECK(mandate.lowest_rung[month] >= 6);
        CHECK(both.lowest_rung[month] >= 6);
    }
    CHECK(*std::min_element(without().lowest_rung.begin() + kFrom, without().lowest_rung.end()) < 6);
    for (const World84* one : {&coaching, &ends, &both}) check_sum(*one, "cession", higher);
    CHECK(ends.parameter("cession.coaching", 71) == 0.5);
    CHECK(ends.parameter("cession.coaching", 72) == 0);
    const World84 staff = run_with("staff-only-redesign");
    CHECK(staff.sum("projects_started") > 0);
    CHECK(*std::max_element(staff.highest_rung.begin() + kFrom, staff.highest_rung.end()) <= 2);
    CHECK(staff.most("influence_citizens") == 0);
    CHECK(without().most("influence_citizens") > 0);
}

TEST_CASE("policies about who takes part do what they say") {
    const World84 quota = run_with("facilitation-with-quota");
    CHECK(quota.sum("joined_hard") / quota.sum("joined") > without().sum("joined_hard") / without().sum("joined"));
    check_sum(quota, "project_facilitation", higher);
    check_sum(run_with("ask-people"), "asked_share", higher);
    check_sum(run_with("peer-brokers"), "project_facilitation", higher);
    const World84 paid = run_with("pay-for-time");
    CHECK(paid.most("unpaid_project_hours") == 0);
    CHECK(without().most("unpaid_project_hours") > 0);
    check_sum(paid, "willing_share", higher);
    check_sum(run_with("modest-promises"), "trust_participants", higher);
    CHECK(run_with("ask-people").parameter("outreach.staff_rate", 40) ==
          Approx(2 * without().parameter("outreach.staff_rate", 40)));
}

TEST_CASE("policies about services and staff do what they say") {
    const World84 digital = run_with("digital-first"), helped = run_with("digital-first-with-support");
    check_sum(digital, "digital_share", higher);
    check_sum(helped, "digital_share", higher);
    CHECK(helped.sum("value_received_hard") > digital.sum("value_received_hard"));
    check_sum(run_with("staff-capacity-up"), "load", lower);
    check_sum(run_with("staff-capacity-down"), "load", higher);
    check_sum(run_with("strengths-training"), "orientation", higher);
    CHECK(run_with("local-discretion").last("discretion") == Approx(without().last("discretion") + 0.2).margin(0.01));
}

TEST_CASE("policies about what is kept and what spreads do what they say") {
    const World84 careful = run_with("evidence-use"), belief = run_with("decide-by-belief");
    CHECK(careful.parameter("projects.measurement_noise", kFrom) <
          without().parameter("projects.measurement_noise", kFrom));
    CHECK(careful.parameter("projects.evidence_use", kFrom) == 1);
    CHECK(belief.parameter("projects.evidence_use", kFrom) == 0);
    CHECK(belief.months != without().months);
    const World84 network = run_with("learning-network");
    CHECK(network.parameter("scaling.learning", kFrom) == Approx(2 * without().parameter("scaling.learning", kFrom)));
    check_sum(network, "method_adoption", higher);
    const World84 copies = run_with("copy-the-service");
    CHECK(without().most("service_copying") == 0);
    CHECK(copies.most("service_copying") > 0);
    check_sum(copies, "method_adoption", lower);
    const World84 placebo = run_with("placebo");
    for (const std::string& metric : metric_names()) {
        INFO(metric);
        CHECK(placebo.sum(metric) == without().sum(metric));
    }
}
