// A recorder keeps metrics, hashes, snapshots and links of the steps it sees.
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/core/serial_executor.h"
#include "sim/output/recorder.h"
#include "tests/output/sample_world.h"

using namespace agora;
using namespace agora::output;

namespace {

RunResult record(const Model& model, const World& world, const RecordOptions& options, std::uint32_t steps_run) {
    const Scenario scenario = test::sample_scenario("a", 1, 24);
    RunResult result;
    Recorder recorder(model, scenario, 3, 5, options, result);
    for (std::uint32_t step = 1; step <= steps_run; ++step) {
        const double metrics[] = {0.5, static_cast<double>(step)};
        const std::uint32_t trace[] = {step, 1, 2, 3, 4, 5};
        CHECK(recorder.observe({world, step, metrics, trace}));
    }
    RunReport report;
    report.steps_done = steps_run;
    report.fingerprint = 42;
    report.seconds = 1.5;
    recorder.finish(report);
    return result;
}

struct Wealth : Column<test::Person, double> {
    static constexpr ColumnInfo info{"wealth", "1", {0, 1}, "More digits than a float holds."};
};

void join_more(Rows<test::Person> persons, Update<test::Joined> joined, Random<test::Person> random) {
    for (const Row<test::Person> i : persons)
        if (random(i, Purpose::tests).uniform(0) < 0.1f) joined[i] = 1;
}

Model running_model() {
    Model model = test::sample_model();
    model.passes.push_back({"act", "Persons join.", {submodel<&join_more>("joining", "Persons join.")}});
    model.populate = [](World& world, const Setup&, Executor&) {
        test::fill_sample_world(world, 200, 5);
        return std::string();
    };
    return model;
}

template <class T>
std::vector<T> values(const RunResult& result, std::size_t table, std::size_t column) {
    return std::get<std::vector<T>>(result.micro[table].columns[column].values);
}

}  // namespace

TEST_CASE("metrics and hashes are kept step by step") {
    const Model model = test::sample_model();
    const World world = test::sample_world(model, 100);
    const RunResult result = record(model, world, {}, 2);
    CHECK(result.design == 3);
    CHECK(result.replicate == 5);
    CHECK(result.status == Status::interrupted);
    CHECK(result.fingerprint == 42);
    CHECK(result.seconds == 1.5);
    CHECK(result.agents == 100);
    REQUIRE(result.metrics.size() == 48);
    CHECK(result.metrics[24 + 1] == 2.0f);
    CHECK(std::isnan(result.metrics[24 + 2]));
    CHECK(result.trace.size() == 12);
    CHECK(result.trace[6] == 2);
    CHECK(result.micro.empty());
    CHECK(result.edges.empty());
    CHECK(record(model, world, {}, 24).status == Status::ok);
}

TEST_CASE("snapshots hold sampled agents and whole recorded entities") {
    const Model model = test::sample_model();
    const World world = test::sample_world(model, 1000);
    RecordOptions options;
    options.micro = true;
    options.sample = 100;
    options.every = 10;
    const RunResult result = record(model, world, options, 24);
    REQUIRE(result.micro.size() == 2);
    const MicroTable& persons = result.micro[0];
    CHECK(persons.entity == "person");
    CHECK(persons.total_rows == 1000);
    CHECK(persons.rows.size() > 60);
    CHECK(persons.rows.size() < 140);
    CHECK(persons.rows == sampled_rows(world, type_id<test::Person>(), 100));
    CHECK(persons.steps_done == std::vector<std::uint32_t>{1, 10, 20, 24});
    REQUIRE(persons.columns.size() == 4);  // neither the record nor the transient column
    const std::uint32_t row = persons.rows[0];
    CHECK(values<float>(result, 0, 0)[0] == static_cast<float>(row) / 1000);
    CHECK(values<float>(result, 0, 1)[0] == static_cast<float>(Unit16(0.5f)));
    CHECK(values<std::int16_t>(result, 0, 2)[0] == static_cast<int>(row % 2));
    CHECK(values<std::int32_t>(result, 0, 3)[0] == (row < 10 ? -1 : static_cast<int>(row / 10)));
    CHECK(values<float>(result, 0, 0).size() == 4 * persons.rows.size());
    CHECK(result.micro[1].rows.size() == 5);
    CHECK(values<std::int32_t>(result, 1, 0) == std::vector<std::int32_t>(20, 7));
}

TEST_CASE("the sample is keyed: nested in size, equal for equal keys, other for other replicates and entities") {
    const Model model = test::sample_model();
    const World world = test::sample_world(model, 1000, 0, 1000);
    CHECK(sampled_rows(world, type_id<test::Person>(), 50) != sampled_rows(world, type_id<test::Team>(), 50));
    const auto small = sampled_rows(world, type_id<test::Person>(), 50);
    const auto large = sampled_rows(world, type_id<test::Person>(), 200);
    CHECK(std::includes(large.begin(), large.end(), small.begin(), small.end()));
    CHECK(small == sampled_rows(test::sample_world(model, 1000), type_id<test::Person>(), 50));
    CHECK(small != sampled_rows(test::sample_world(model, 1000, 1), type_id<test::Person>(), 50));
    CHECK(sampled_rows(world, type_id<test::Person>(), 1000).size() == 1000);
    CHECK(sampled_rows(world, type_id<test::Person>(), 0).empty());
}

TEST_CASE("small networks are kept whole, large ones between kept rows") {
    const Model model = test::sample_model();
    const World world = test::sample_world(model, 1000);
    RecordOptions options;
    options.network = true;
    options.sample = 500;
    RunResult result = record(model, world, options, 1);
    REQUIRE(result.edges.size() == 1);
    CHECK(result.edges[0].total_edges == 999);
    CHECK(result.edges[0].from.size() == 999);
    CHECK(result.edges[0].to[998] == 999);
    CHECK(result.micro.empty());
    options.small_network = 998;
    result = record(model, world, options, 1);
    const auto kept = sampled_rows(world, type_id<test::Person>(), 500);
    std::size_t neighbours = 0;
    for (std::size_t i = 0; i + 1 < kept.size(); ++i) neighbours += kept[i] + 1 == kept[i + 1];
    CHECK(neighbours > 0);
    CHECK(result.edges[0].from.size() == neighbours);
}

TEST_CASE("recording a run changes nothing and keeps what the run reports") {
    const Model model = running_model();
    REQUIRE(check_model(model).empty());
    const Scenario scenario = test::sample_scenario("a", 1, 24);
    SerialExecutor executor;
    Populated plain = populate(model, scenario, 0, executor), watched = populate(model, scenario, 0, executor);
    const RunReport unseen = run(model, scenario, plain.world, executor, {});

    RunResult result;
    RecordOptions options;
    options.micro = options.network = true;
    Recorder recorder(model, scenario, 0, 0, options, result);
    Observer* const observers[] = {&recorder};
    RunOptions traced;
    traced.trace = true;
    recorder.finish(run(model, scenario, watched.world, executor, observers, traced));

    CHECK(result.status == Status::ok);
    CHECK(result.fingerprint == unseen.fingerprint);
    CHECK(result.report.timings.size() == 1);
    CHECK(result.metrics[0] < result.metrics[23]);
    CHECK(result.metrics[24 + 23] == 200.0f);
    CHECK(result.trace.size() == 24 * 6);
    const std::vector<std::int16_t> joined = values<std::int16_t>(result, 0, 2);
    CHECK(std::vector(joined.begin() + 400, joined.end()) ==
          std::vector<std::int16_t>(watched.world.values<test::Joined>().begin(),
                                    watched.world.values<test::Joined>().end()));
}

TEST_CASE("all agents are kept before the first step and after the last, doubles to their last digit") {
    Model model = test::sample_model();
    add_columns<Wealth>(model);
    World world = test::sample_world(model, 1000);
    for (std::uint32_t i = 0; i < 1000; ++i) world.values<Wealth>()[i] = 1.0 / (i + 3);
    RecordOptions options;
    options.micro = options.network = options.all_agents = true;
    options.sample = 10;
    options.every = 2;
    RunResult result;
    Recorder recorder(model, test::sample_scenario("a", 1, 24), 0, 0, options, result);
    recorder.begin(world);
    for (double& wealth : world.values<Wealth>()) wealth *= 2;
    for (std::uint32_t step = 1; step <= 24; ++step) recorder.observe({world, step, {}, {}});
    REQUIRE(result.micro.size() == 2);
    CHECK(result.micro[0].rows.size() == 1000);
    CHECK(result.micro[0].steps_done == std::vector<std::uint32_t>{0, 24});
    const auto wealth = values<double>(result, 0, 4);
    REQUIRE(wealth.size() == 2000);
    CHECK(wealth[7] == 1.0 / 10);
    CHECK(wealth[1007] == 2.0 / 10);
    CHECK(result.edges.size() == 1);
    CHECK(result.agents == 1000);
}

TEST_CASE("arrays are kept row by row with all their components, and rows say where they belong") {
    Model model = test::sample_model();
    add_columns<test::Voice, test::Views, test::Hours>(model);
    add_memberships<test::TeamPersons>(model);
    model.belongings = {{"next", "The next person.", type_id<test::Person>(), false,
                         [](const World&, std::uint32_t row) { return row + 1; }},
                        {"chosen", "The team chosen.", type_id<test::Person>(), true,
                         [](const World& world, std::uint32_t row) -> std::uint32_t {
                             return world.values<test::Joined>()[row] == 0 ? kNoRow : 3;
                         }}};
    World world = test::sample_world(model, 100);
    world.set_members(type_id<test::TeamPersons>(), std::vector<std::uint32_t>{20, 20, 20, 20, 20});
    for (std::uint32_t i = 0; i < 100; ++i) {
        const float n = static_cast<float>(i);
        world.values<test::Voice>()[i] = {n, n + 0.25f, n + 0.5f};
        world.values<test::Views>()[i] = {n / 100, 0.5f, 1.0f};
        world.values<test::Hours>()[i] = n / 2;
    }
    RecordOptions options;
    options.micro = true;
    options.sample = 30;
    const RunResult result = record(model, world, options, 1);
    const MicroTable& persons = result.micro[0];
    REQUIRE(persons.columns.size() == 8);
    CHECK(persons.columns[4].dimension == "topic");
    CHECK(persons.columns[4].components == std::vector<std::string>{"need", "design", "cost"});
    CHECK(persons.left_out == std::vector<std::string>{"memory"});
    REQUIRE(persons.places.size() == 2);
    CHECK(persons.places[0].name == "team");
    REQUIRE(persons.rows.size() > 10);
    for (std::size_t r = 0; r < persons.rows.size(); ++r) {
        const auto row = static_cast<int>(persons.rows[r]);
        const float n = static_cast<float>(row);
        for (std::size_t k = 0; k < 3; ++k)
            CHECK(values<float>(result, 0, 4)[3 * r + k] == n + 0.25f * static_cast<float>(k));
        CHECK(values<float>(result, 0, 5)[3 * r] == Approx(n / 100).margin(1e-5));
        CHECK(values<float>(result, 0, 5)[3 * r + 2] == 1.0f);
        CHECK(values<float>(result, 0, 6)[r] == Approx(n / 2).margin(1e-3));
        CHECK(values<std::int32_t>(result, 0, 7)[r] == (row % 2 == 0 ? -1 : 3));
        CHECK(persons.places[0].rows[r] == row / 20);
        CHECK(persons.places[1].rows[r] == row + 1);
    }
}
