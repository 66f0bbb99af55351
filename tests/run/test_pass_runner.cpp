// Passes: what each kind of view sees, and that neither threads nor the order of tasks can be noticed.
#include <catch2/catch.hpp>
#include <memory>

#include "sim/core/serial_executor.h"
#include "sim/run/pass_runner.h"
#include "sim/run/run.h"
#include "sim/threads/tbb_executor.h"
#include "tests/run/tiny_model.h"

using namespace agora;
using namespace agora::tiny;

namespace {

// The tiny model after so many steps.
struct TinyRun {
    Model model = make_tiny_model();
    Populated populated;
    RunReport report;

    TinyRun(std::uint32_t steps, Executor& executor, TaskOrder order = TaskOrder::forward)
        : populated(populate(model, tiny_scenario(steps), 0, executor)),
          report(run(model, tiny_scenario(steps), populated.world, executor, {}, {order, true, false})) {}
    explicit TinyRun(std::uint32_t steps) : TinyRun(steps, serial()) {}
    TinyRun(const TinyRun&) = delete;

    static Executor& serial() {
        static SerialExecutor executor;
        return executor;
    }
    template <class C>
    typename C::Value of(std::uint32_t row) {
        return populated.world.values<C>()[row];
    }
};

}  // namespace

TEST_CASE("a transient column carries a value from one submodel to the next, on the same rows") {
    TinyRun one(1);
    for (std::uint32_t i = 0; i < kPersons; ++i)
        CHECK(one.of<Amount>(i) == static_cast<float>(i) + 1.0f + 0.5f * static_cast<float>(i));
}

TEST_CASE("Own sees the value from before the pass, though another submodel has updated it") {
    TinyRun one(1);
    for (std::uint32_t i = 0; i < kPersons; ++i) CHECK(one.of<Before>(i) == static_cast<float>(i));
    TinyRun two(2), three(3);
    for (std::uint32_t i = 0; i < kPersons; ++i) CHECK(three.of<Before>(i) == two.of<Amount>(i));
}

TEST_CASE("Write is seen when the pass has ended, and what it replaces is kept for nobody") {
    TinyRun three(3);
    for (std::uint32_t i = 0; i < kPersons; ++i) CHECK(three.of<Swapped>(i) == 3.0f);
}

TEST_CASE("links lead to the values of the rows they name") {
    TinyRun one(1);
    for (std::uint32_t i = 0; i < kPersons; ++i) {
        float sum = 0;
        for (std::uint32_t next = i + 1; next < std::min(kPersons, i + 3); ++next) sum += one.of<Amount>(next);
        CHECK(one.of<NeighbourSum>(i) == sum);
    }
}

TEST_CASE("every message arrives, sorted by who sent it") {
    TinyRun one(1);
    std::uint32_t received = 0;
    for (std::uint32_t t = 0; t < kTeams; ++t) {
        CHECK(one.of<Ascending>(t) == 1);
        received += one.of<Greetings>(t);
    }
    CHECK(received == 2 * kPersons);
    CHECK(one.of<Greetings>(0) == 40);
}

TEST_CASE("messages of a step do not linger into the next") {
    TinyRun four(4), one(1);
    for (std::uint32_t t = 0; t < kTeams; ++t) {
        CHECK(four.of<Greetings>(t) == one.of<Greetings>(t));
        CHECK(four.of<Trail>(t) == one.of<Trail>(t));
    }
}

TEST_CASE("draws differ by person and by step") {
    TinyRun one(1), two(2);
    CHECK(one.of<Luck>(3) != one.of<Luck>(4));
    CHECK(one.of<Luck>(3) != two.of<Luck>(3));
    CHECK(one.of<Luck>(3) == one.populated.world.random<Person>(0)(Row<Person>{3}, Purpose::tests).uniform(0));
}

TEST_CASE("neither the order of tasks nor the number of threads changes a bit") {
    const std::uint64_t expected = TinyRun(5).report.fingerprint;
    for (const TaskOrder order : {TaskOrder::forward, TaskOrder::reversed, TaskOrder::shuffled}) {
        CHECK(TinyRun(5, TinyRun::serial(), order).report.fingerprint == expected);
        for (const std::size_t threads : {1, 2, 3, 7}) {
            const std::unique_ptr<Executor> executor = make_tbb_executor(threads);
            CHECK(TinyRun(5, *executor, order).report.fingerprint == expected);
        }
    }
}

TEST_CASE("the report counts steps, and rows per submodel") {
    TinyRun three(3);
    CHECK(three.report.steps_done == 3);
    REQUIRE(three.report.timings.size() == 8);
    CHECK(three.report.timings[0].pass == "grow");
    CHECK(three.report.timings[0].submodel == "halve");
    CHECK(three.report.timings[0].rows == 3 * kPersons);
    CHECK(three.report.timings[6].submodel == "receive");
    CHECK(three.report.timings[6].rows == 3 * kTeams);
}

TEST_CASE("an observer can stop the run, and sees metrics and traces only when they were asked for") {
    struct Stopper : Observer {
        std::vector<std::size_t> metrics, traces;
        bool observe(const StepView& view) override {
            metrics.push_back(view.metrics.size());
            traces.push_back(view.trace.size());
            return view.steps_done < 2;
        }
    };
    for (const bool wanted : {false, true}) {
        const Model model = make_tiny_model();
        SerialExecutor executor;
        Populated populated = populate(model, tiny_scenario(9), 0, executor);
        Stopper stopper;
        Observer* observers[] = {&stopper};
        const RunReport report =
            run(model, tiny_scenario(9), populated.world, executor, observers, {TaskOrder::forward, wanted, wanted});
        CHECK(report.steps_done == 2);
        CHECK(stopper.metrics == std::vector<std::size_t>(2, wanted ? 2 : 0));
        CHECK(stopper.traces == std::vector<std::size_t>(2, wanted ? 8 : 0));
    }
}

TEST_CASE("a replicate has luck of its own") {
    const Model model = make_tiny_model();
    SerialExecutor executor;
    std::vector<std::uint64_t> fingerprints;
    for (const std::uint32_t replicate : {0u, 1u, 0u}) {
        Populated populated = populate(model, tiny_scenario(2), replicate, executor);
        fingerprints.push_back(run(model, tiny_scenario(2), populated.world, executor, {}).fingerprint);
    }
    CHECK(fingerprints[0] == fingerprints[2]);
    CHECK(fingerprints[0] != fingerprints[1]);
}
