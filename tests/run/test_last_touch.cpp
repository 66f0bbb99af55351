// Where in a step a tally is summed, and that its sums are those of the world at the end of the step.
#include <catch2/catch.hpp>

#include "sim/core/block.h"
#include "sim/core/serial_executor.h"
#include "sim/run/last_touch.h"
#include "sim/run/run.h"
#include "sim/run/tallies.h"
#include "tests/run/tiny_model.h"

using namespace agora;
using namespace agora::tiny;

namespace {

void sum_own(Rows<Person> persons, Own<Amount> amount, Own<Luck> luck, Own<Swapped> swapped, Sums<3> sums) {
    for (const auto i : persons) {
        sums[0] += static_cast<double>(amount[i]);
        sums[1] += static_cast<double>(luck[i]);
        sums[2] += static_cast<double>(swapped[i]);
    }
}

// Memberships never change.
void sum_teams(Rows<Team> teams, Members<TeamPersons> members, Sums<1> sums) {
    for (const auto t : teams) sums[0] += members[t].size();
}

void lose(Rows<Person> persons, Update<Amount> amount) {
    for (const auto i : persons) amount[i] *= 0.5f;
}

void replace(Rows<Person> persons, Write<Swapped> swapped) {
    for (const auto i : persons) swapped[i] = -1.0f;
}

double first_sum(std::span<const double> sums) { return sums[0]; }
double second_sum(std::span<const double> sums) { return sums[1]; }
double third_sum(std::span<const double> sums) { return sums[2]; }

// The tiny model with persons in tasks of whole blocks and a tally that reads nothing but its own rows.
Model model_of_own_sums() {
    Model model = make_tiny_model();
    model.entities[0].info.rows_per_task = kBlockRows;
    model.tallies = {tally<&sum_own>("own", {{"amount", "1", "", {0, 1}, "a test", first_sum},
                                             {"luck", "1", "", {0, 1}, "a test", second_sum},
                                             {"swapped", "1", "", {0, 1}, "a test", third_sum}})};
    return model;
}

void add_late_pass(Model& model, Submodel submodel) { model.passes.push_back({"late", "", {std::move(submodel)}}); }

// Where the first tally is summed, with this gain.
std::size_t pass_of(const Model& model, std::uint32_t step, double gain = 1) {
    World world(model, {});
    world.begin({}, {{"tiny.gain", {gain, "a test"}}});
    return pass_to_sum_in(world, model.tallies[0], step);
}

bool gains_much(const World& world) { return world.params<TinyParams>().gain > 1; }

// Compares the metrics of each step with those of the world as an observer finds it.
class Comparing : public Observer {
  public:
    bool observe(const StepView& view) override {
        SerialExecutor executor;
        CHECK(std::vector(view.metrics.begin(), view.metrics.end()) ==
              compute_metrics(const_cast<World&>(view.world), executor, view.steps_done - 1));
        ++steps;
        return true;
    }
    int steps = 0;
};

void compare_metrics(const Model& model, std::uint32_t steps) {
    SerialExecutor executor;
    const Scenario scenario = tiny_scenario(steps);
    Populated populated = populate(model, scenario, 0, executor);
    Comparing comparing;
    Observer* const observers[] = {&comparing};
    run(model, scenario, populated.world, executor, observers);
    CHECK(comparing.steps == static_cast<int>(steps));
}

}  // namespace

TEST_CASE("a tally is summed in the last pass that changes its rows") {
    Model model = model_of_own_sums();
    CHECK(pass_of(model, 0) == 0);
    add_late_pass(model, submodel<&lose>("lose", ""));
    CHECK(pass_of(model, 0) == 2);
}

TEST_CASE("what acts in some steps only counts in those") {
    Model model = model_of_own_sums();
    add_late_pass(model, every(12, submodel<&lose>("lose", "")));
    CHECK(pass_of(model, 10) == 0);
    CHECK(pass_of(model, 11) == 2);
}

TEST_CASE("what acts on a condition counts while it holds, and changes nothing otherwise") {
    Model model = model_of_own_sums();
    add_late_pass(model, only_if(&gains_much, submodel<&replace>("replace", "")));
    CHECK(pass_of(model, 0, 1) == 0);
    CHECK(pass_of(model, 0, 2) == 2);
    SerialExecutor executor;
    for (const double gain : {1., 2.}) {
        Scenario scenario = tiny_scenario(3);
        scenario.parameters["tiny.gain"].value = gain;
        Populated populated = populate(model, scenario, 0, executor);
        const RunReport report = run(model, scenario, populated.world, executor, {});
        CHECK(populated.world.values<Swapped>()[5] == (gain > 1 ? -1.0f : 3.0f));
        CHECK(report.timings.back().rows == (gain > 1 ? 3 * kPersons : 0));
    }
    compare_metrics(model, 3);
}

TEST_CASE("a tally that reads other rows changed in the same pass, or later, waits for the end of the step") {
    const Model model = make_tiny_model();  // luck is read of any row, and drawn in the pass in which amounts grow
    Model large_tasks = model;
    large_tasks.entities[0].info.rows_per_task = kBlockRows;
    CHECK(pass_of(large_tasks, 0) == model.passes.size());
}

TEST_CASE("tasks that are not blocks leave sums to the end of the step") {
    Model model = model_of_own_sums();
    model.entities[0].info.rows_per_task = 16;
    CHECK(pass_of(model, 0) == model.passes.size());
}

TEST_CASE("a tally of what no pass changes is never due") {
    Model model = make_tiny_model();
    model.tallies.push_back(tally<&sum_teams>("teams", {}));
    CHECK(is_ever_changed(model, model.tallies[0]));
    CHECK_FALSE(is_ever_changed(model, model.tallies[1]));
}

TEST_CASE("metrics find the sums of another tally behind their own") {
    Model model = model_of_own_sums();
    model.tallies[0].metrics.push_back(
        {"persons", "1", "", {0, 1}, "a test", [](std::span<const double> sums) { return sums[3]; }});
    model.tallies[0].followed_by = "teams";
    CHECK(check_model(model).size() == 1);  // which names nothing yet
    model.tallies.push_back(tally<&sum_teams>("teams", {}));
    CHECK(check_model(model).empty());
    SerialExecutor executor;
    Populated populated = populate(model, tiny_scenario(1), 0, executor);
    CHECK(compute_metrics(populated.world, executor, 0)[3] == kPersons);
    compare_metrics(model, 3);
}

TEST_CASE("sums inside passes are those of the world at the end of the step") {
    Model model = model_of_own_sums();
    compare_metrics(model, 5);
    add_late_pass(model, every(3, submodel<&lose>("lose", "")));
    compare_metrics(model, 7);
    add_late_pass(model, every(2, submodel<&replace>("replace", "")));
    compare_metrics(model, 7);
}

TEST_CASE("a model in which nothing happens has metrics all the same") {
    Model model = model_of_own_sums();
    model.passes.clear();
    compare_metrics(model, 2);
}

TEST_CASE("a submodel acts in the last of every so many steps, and leaves its columns alone in the others") {
    Model model = make_tiny_model();
    add_late_pass(model, every(4, submodel<&replace>("replace", "")));
    SerialExecutor executor;
    for (const std::uint32_t steps : {3u, 4u, 5u}) {
        Populated populated = populate(model, tiny_scenario(steps), 0, executor);
        run(model, tiny_scenario(steps), populated.world, executor, {});
        CHECK(populated.world.values<Swapped>()[7] == (steps == 3 ? 3.0f : (steps == 4 ? -1.0f : 0.0f)));
    }
}
