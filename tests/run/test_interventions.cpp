// Interventions: jumps, ramps, ramps overtaken by others, and their effect on the world's parameters.
#include <catch2/catch.hpp>

#include "sim/core/serial_executor.h"
#include "sim/run/interventions.h"
#include "sim/run/run.h"
#include "tests/run/tiny_model.h"

using namespace agora;
using namespace agora::tiny;

namespace {

Intervention change(std::uint32_t at, std::uint32_t over, double value, const char* parameter = "tiny.gain") {
    return {at, over, parameter, value, "", "a test"};
}

std::vector<double> values(double base, std::vector<Intervention> changes, std::uint32_t steps) {
    std::vector<double> out;
    for (std::uint32_t step = 0; step < steps; ++step) out.push_back(value_at(base, changes, step));
    return out;
}

}  // namespace

TEST_CASE("without changes the value stays") { CHECK(values(3, {}, 3) == std::vector<double>{3, 3, 3}); }

TEST_CASE("a jump happens at its step and lasts") {
    CHECK(values(1, {change(2, 0, 5)}, 5) == std::vector<double>{1, 1, 5, 5, 5});
    CHECK(values(1, {change(0, 0, 5)}, 2) == std::vector<double>{5, 5});
}

TEST_CASE("a ramp moves from its first step on and arrives after `over` steps") {
    CHECK(values(0, {change(1, 4, 8)}, 7) == std::vector<double>{0, 2, 4, 6, 8, 8, 8});
    CHECK(values(8, {change(1, 4, 0)}, 6) == std::vector<double>{8, 6, 4, 2, 0, 0});
    CHECK(values(0, {change(1, 1, 8)}, 3) == std::vector<double>{0, 8, 8});
}

TEST_CASE("a later change starts from where it overtakes a ramp") {
    CHECK(values(0, {change(1, 4, 8), change(3, 0, 100)}, 5) == std::vector<double>{0, 2, 4, 100, 100});
    CHECK(values(0, {change(1, 4, 8), change(3, 2, 0)}, 6) == std::vector<double>{0, 2, 4, 2, 0, 0});
    CHECK(values(0, {change(0, 0, 1), change(2, 0, 2), change(4, 0, 3)}, 6) == std::vector<double>{1, 1, 2, 2, 3, 3});
}

TEST_CASE("parameters are set at their dates, in the order of time whatever the order of the list") {
    const Model model = make_tiny_model();
    World world(model, make_key(1, 0));
    Scenario scenario = tiny_scenario(10);
    scenario.interventions = {change(6, 0, 4), change(2, 4, 3), change(3, 0, 5, "tiny.greetings")};
    const auto gain_at = [&](std::uint32_t step) {
        apply_interventions(world, scenario, step);
        return world.params<TinyParams>().gain;
    };
    CHECK(gain_at(1) == 1.0f);
    CHECK(world.params<TinyParams>().greetings == 2);
    CHECK(gain_at(2) == 1.5f);
    CHECK(gain_at(3) == 2.0f);
    CHECK(world.params<TinyParams>().greetings == 5);
    CHECK(gain_at(5) == 3.0f);
    CHECK(gain_at(6) == 4.0f);
    CHECK(gain_at(0) == 1.0f);  // nothing is remembered between steps
}

TEST_CASE("a run applies the interventions of its scenario from their step on") {
    const Model model = make_tiny_model();
    SerialExecutor executor;
    struct Recorder : Observer {
        std::vector<double> means;
        bool observe(const StepView& view) override {
            means.push_back(view.metrics[0]);
            return true;
        }
    };
    const auto means_of = [&](const Scenario& scenario) {
        Populated populated = populate(model, scenario, 0, executor);
        Recorder recorder;
        Observer* observers[] = {&recorder};
        run(model, scenario, populated.world, executor, observers);
        return recorder.means;
    };
    Scenario changed = tiny_scenario(6);
    changed.interventions = {change(3, 0, 2)};
    const std::vector<double> before = means_of(tiny_scenario(6)), after = means_of(changed);
    for (std::size_t step = 0; step < 6; ++step) CHECK((before[step] == after[step]) == (step < 3));
}
