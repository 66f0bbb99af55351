// Metrics: sums per block of 1,024 rows, then over blocks in order, to the last bit.
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "sim/core/block.h"
#include "sim/core/serial_executor.h"
#include "sim/run/tallies.h"
#include "sim/threads/tbb_executor.h"
#include "tests/run/tiny_model.h"

using namespace agora;
using namespace agora::tiny;

namespace {

// A world of persons whose values are so unlike that the order of their sum shows in the last bits.
World world_of_unlike_values(const Model& model, std::uint32_t persons) {
    World world(model, make_key(1, 0));
    world.resize<Person>(persons);
    for (std::uint32_t i = 0; i < persons; ++i) {
        Draws draws(world.key(), i, 0, Purpose::tests);
        world.values<Amount>()[i] = (draws.uniform(0) - 0.5f) * (i % 3 == 0 ? 1e9f : 1e-3f);
        world.values<Luck>()[i] = draws.uniform(1);
    }
    return world;
}

double sum_in_blocks(const World& world, std::uint32_t rows_per_block) {
    double total = 0;
    const std::uint32_t rows = world.rows(type_id<Person>());
    for (std::uint32_t first = 0; first < rows; first += rows_per_block) {
        double block = 0;
        for (std::uint32_t i = first; i < rows && i < first + rows_per_block; ++i)
            block += static_cast<double>(world.values<Amount>()[i]);
        total += block;
    }
    return total;
}

}  // namespace

TEST_CASE("sums are taken within blocks of 1,024 rows, then over the blocks") {
    const Model model = make_tiny_model();
    const std::uint32_t persons = 5000;
    World world = world_of_unlike_values(model, persons);
    REQUIRE(sum_in_blocks(world, kBlockRows) != sum_in_blocks(world, persons));  // so that the order can be seen
    REQUIRE(sum_in_blocks(world, kBlockRows) != sum_in_blocks(world, 512));
    SerialExecutor executor;
    CHECK(compute_metrics(world, executor, 0)[0] == sum_in_blocks(world, kBlockRows) / persons);
}

TEST_CASE("threads do not change a bit of a metric") {
    const Model model = make_tiny_model();
    World world = world_of_unlike_values(model, 20000);
    SerialExecutor serial;
    const std::vector<double> expected = compute_metrics(world, serial, 0);
    for (const std::size_t threads : {2, 3, 7})
        for (int repeat = 0; repeat < 5; ++repeat)
            CHECK(compute_metrics(world, *make_tbb_executor(threads), 0) == expected);
}

TEST_CASE("metrics come in the order of their tallies, and an empty population gives NaN") {
    const Model model = make_tiny_model();
    CHECK(metrics_of(model).size() == 2);
    World world = world_of_unlike_values(model, 10);
    SerialExecutor executor;
    const std::vector<double> metrics = compute_metrics(world, executor, 0);
    REQUIRE(metrics.size() == 2);
    double luck = 0;
    for (const float value : world.values<Luck>()) luck += static_cast<double>(value);
    CHECK(metrics[1] == luck / 10);
    World nobody(model, make_key(1, 0));
    CHECK(std::isnan(compute_metrics(nobody, executor, 0)[0]));
}

TEST_CASE("a run is told by its last step and, for flows, by the sum over its steps") {
    Model model = make_tiny_model();
    model.step_name = "month";
    model.tallies[0].metrics[0].kind = MetricKind::flow;
    model.tallies[0].metrics[0].unit = "euro/month";
    const std::vector<Outcome> outcomes = outcomes_of(model);
    REQUIRE(outcomes.size() == 3);
    CHECK(outcomes[0].name == metrics_of(model)[0]->name);
    CHECK_FALSE(outcomes[1].is_sum);
    CHECK(outcomes[2].name == outcomes[0].name + "_sum");
    CHECK(outcomes[2].unit == "euro");
    CHECK(outcomes[2].metric == 0);
    const float steps[] = {1, 2, 4}, broken[] = {1, std::numeric_limits<float>::quiet_NaN(), 4};
    CHECK(outcomes[0].value(steps) == 4);
    CHECK(outcomes[2].value(steps) == 7);
    CHECK(std::isnan(outcomes[2].value(broken)));
}
