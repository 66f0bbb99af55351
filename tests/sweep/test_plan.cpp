// Plans: which runs there are, what each is a run of, how they are packed, and what has changed since.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "sim/sweep/plan_file.h"
#include "sim/sweep/points.h"
#include "tests/sweep/sample_plan.h"

using namespace agora;
using agora::sweep::Plan;
using agora::sweep::Planned;
using agora::test::sample_plan;
using Catch::Matchers::Contains;

namespace {

Plan plan_with(const std::string& replaced = "", const std::string& with = "") {
    Planned planned = sample_plan(replaced, with);
    REQUIRE(planned.problem == "");
    return planned.plan;
}

Planned read_back(const Plan& plan) {
    return sweep::read_plan(sweep::plan_text(plan), sweep::design_text(plan), "1.0", input_test::models());
}

}  // namespace

TEST_CASE("a full factorial design has every combination in every scenario") {
    const Plan plan = plan_with();
    CHECK(plan.points.size() == 3 * 2 * 2);
    CHECK(plan.designs() == 24);  // in two scenarios
    CHECK(plan.runs() == 48);     // with two replicates
    CHECK(plan.points.front() == std::vector<double>{0.2, 0, 0});
    CHECK(plan.points.back() == std::vector<double>{0.8, 0.5, 1});
    std::set<std::vector<double>> different(plan.points.begin(), plan.points.end());
    CHECK(different.size() == plan.points.size());
}

TEST_CASE("a design is a point laid over a scenario, with the policy of its level") {
    const Plan plan = plan_with();
    const Scenario first = plan.scenario(0), last = plan.scenario(23);
    CHECK(first.name == "one.p0");
    CHECK(first.policies.empty());
    CHECK(first.parameters.at("people.trust_mean").value == 0.2);
    CHECK(last.name == "two+help.p11");
    CHECK(last.policies == std::vector<std::string>{"help"});
    CHECK(last.parameters.at("people.trust_mean").value == 0.8);
    CHECK(last.parameters.at("staff.memory").value == 0.85);
    REQUIRE(last.interventions.size() == 2);  // the dated factor comes before the policy
    CHECK(last.interventions[0].parameter == "coaching.level");
    CHECK(last.interventions[0].at == 1);
    CHECK(last.interventions[1].parameter == "staff.per_1000");
}

TEST_CASE("one at a time starts from the scenario as it is") {
    const Plan plan = plan_with("kind: full-factorial", "kind: one-at-a-time");
    REQUIRE(plan.points.size() == 1 + 3 + 2 + 1);
    CHECK(std::isnan(plan.points[0][0]));
    CHECK(plan.points[0][2] == 0);
    CHECK(plan.points[1][0] == 0.2);
    CHECK(std::isnan(plan.points[1][1]));
    CHECK(plan.points[6][2] == 1);
    CHECK(plan.scenario(0).parameters.at("people.trust_mean").value == 0.5);
}

TEST_CASE("designs in the unit cube stay within ranges and give levels equal shares") {
    for (const std::string kind : {"sobol", "latin-hypercube"}) {
        const Plan plan = plan_with("kind: full-factorial, levels: 3", "kind: " + kind + ", rows: 64");
        REQUIRE(plan.points.size() == 64);
        std::size_t helped = 0;
        for (const std::vector<double>& point : plan.points) {
            CHECK((point[0] >= 0.2 && point[0] <= 0.8));
            helped += point[2] == 1;
        }
        CHECK(helped == 32);
    }
    CHECK(plan_with("kind: full-factorial, levels: 3", "kind: saltelli, rows: 8").points.size() == 8 * 5);
    CHECK(plan_with("kind: full-factorial, levels: 3", "kind: morris, rows: 8").points.size() == 8 * 4);
    CHECK_THAT(sample_plan("kind: full-factorial, levels: 3", "kind: morris, rows: 8, levels: 5").problem,
               Contains("even number of levels"));
    CHECK_THAT(sample_plan("kind: full-factorial, levels: 3", "kind: saltelli, rows: 9000000").problem,
               Contains("more than 10000000"));
}

TEST_CASE("a log scale gives every decade its share") {
    input::Factor factor;
    factor.parameter = &input_test::models()[0].parameters[2].parameters[0];
    factor.lowest = 0.5, factor.highest = 50, factor.logarithmic = true;
    CHECK(factor.value_at(0) == 0.5);
    CHECK(factor.value_at(0.5) == Approx(5));
    CHECK(factor.value_at(1) == 50);
    CHECK(factor.spread(3) == std::vector<double>{0.5, 5, 50});
}

TEST_CASE("every run is in one chunk, and chunks cost about the same, the dearest first") {
    Plan plan = plan_with();
    const auto agents = [&](const Scenario& scenario) { return scenario.name.starts_with("two") ? 5000.0 : 1000.0; };
    sweep::pack_chunks(plan, 5, agents);
    REQUIRE(plan.chunks.size() == 5);
    std::set<sweep::RunKey> runs;
    for (const sweep::Chunk& chunk : plan.chunks) {
        runs.insert(chunk.runs.begin(), chunk.runs.end());
        CHECK(chunk.seconds <= plan.chunks.front().seconds);
        CHECK(chunk.seconds >= 0.7 * plan.chunks.front().seconds);
        CHECK(agents(plan.scenario(chunk.runs.front().design)) == 5000);
    }
    CHECK(runs.size() == plan.runs());
}

TEST_CASE("a plan is read back as it was written") {
    Plan plan = plan_with();
    sweep::pack_chunks(plan, 4, test::thousand_agents);
    const Planned again = read_back(plan);
    REQUIRE(again.problem == "");
    CHECK(sweep::plan_text(again.plan) == sweep::plan_text(plan));
    CHECK(again.plan.scenario_hash(7) == plan.scenario_hash(7));
    const sweep::Changes changes = sweep::changes_between(again.plan, plan);
    CHECK(changes.refused.empty());
    CHECK(changes.added.empty());
}

TEST_CASE("runs are written in few words") {
    CHECK(sweep::runs_text({{0, 0}, {0, 1}, {0, 2}, {3, 1}, {4, 2}}) == "0:0-2 3:1 4:2");
    CHECK(sweep::runs_text({}) == "");
}

TEST_CASE("a damaged plan, another design and another version are told apart") {
    Plan plan = plan_with();
    sweep::pack_chunks(plan, 4, test::thousand_agents);
    const std::string text = sweep::plan_text(plan), design = sweep::design_text(plan);
    const auto problem = [&](const std::string& plan_text, const std::string& design_text, const std::string& engine) {
        return sweep::read_plan(plan_text, design_text, engine, input_test::models()).problem;
    };
    CHECK(problem(text, design, "1.0") == "");
    CHECK_THAT(problem(text.substr(0, 200), design, "1.0"), Contains("damaged"));
    CHECK_THAT(problem(text, design + "12,0.3,0,none\n", "1.0"), Contains("design.csv has changed"));
    CHECK_THAT(problem(text, design, "1.1"), Contains("planned by agora 1.0, and this is 1.1"));
}

TEST_CASE("what makes earlier runs worthless is told, and what only adds to them") {
    const Plan plan = plan_with();
    const auto changes = [&](const std::string& replaced, const std::string& with) {
        return sweep::changes_between(plan, plan_with(replaced, with));
    };
    CHECK_THAT(changes("[0.2, 0.8]", "[0.2, 0.9]").refused.at(0), Contains("people.trust_mean"));
    CHECK_THAT(changes("steps: 4", "steps: 5").refused.at(0), Contains("was planned with steps: 4"));
    CHECK_THAT(changes("levels: 3}", "levels: 4}").refused.at(0), Contains("point 4 of the design was"));
    CHECK_THAT(changes("replicates: 2", "replicates: 1").refused.at(0), Contains("replicates were 2 and are 1"));
    CHECK_THAT(changes(", two.yaml", "").refused.at(0), Contains("other scenarios"));
    const sweep::Changes more = changes("replicates: 2", "replicates: 5");
    CHECK(more.refused.empty());
    CHECK(more.added == std::vector<std::string>{"3 replicates of each row"});
}

TEST_CASE("an extended plan keeps its chunks and packs only what is new") {
    Plan plan = plan_with("kind: full-factorial, levels: 3", "kind: sobol, rows: 4");
    sweep::pack_chunks(plan, 3, test::thousand_agents);
    Plan more = plan_with("kind: full-factorial, levels: 3", "kind: sobol, rows: 8");
    CHECK(sweep::changes_between(plan, more).added == std::vector<std::string>{"4 points of the design"});
    more.chunks = plan.chunks;
    sweep::pack_chunks(more, 2, test::thousand_agents);
    REQUIRE(more.chunks.size() == 5);
    for (std::size_t c = 0; c < 3; ++c) CHECK(more.chunks[c].runs == plan.chunks[c].runs);
    CHECK(read_back(more).problem == "");
    CHECK(more.scenario_hash(3) == plan.scenario_hash(3));
}
