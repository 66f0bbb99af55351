// Submodels that act on pairs: everybody is visited once, with a partner that a random order of the team decides.
#include <catch2/catch.hpp>
#include <memory>

#include "agora/permutation.h"
#include "sim/core/block.h"
#include "sim/core/serial_executor.h"
#include "sim/run/last_touch.h"
#include "sim/run/run.h"
#include "sim/threads/tbb_executor.h"
#include "tests/run/tiny_model.h"

using namespace agora;
using namespace agora::tiny;

namespace {

struct Partner : PersonColumn<std::uint32_t> {
    static constexpr ColumnInfo info{"partner", "1", {0, 4e9f}, "Row of the person met last."};
};
struct Visits : PersonColumn<std::uint32_t> {
    static constexpr ColumnInfo info{"visits", "1", {0, 4e9f}, "How often somebody was visited."};
};
struct OtherTeams : Membership<Team, Person> {
    static constexpr ConnectionInfo info{"other_teams", "Persons of a team in another way."};
};

void meet(Pairs<TeamPersons> pairs, Update<Partner> partner, Update<Visits> visits) {
    pairs.for_each([&](std::span<const Row<Person>> rows) {
        for (std::size_t n = 0; n < rows.size(); n += 2) {
            const Row<Person> a = rows[n], b = rows[n + 1];
            partner[a] = b.index;
            partner[b] = a.index;
            ++visits[a];
            if (b != a) ++visits[b];
        }
    });
}
void sum_visits(Rows<Person> persons, Own<Visits> visits, Sums<1> sums) {
    for (const auto i : persons) sums[0] += visits[i];
}
void keep_partner(Rows<Person>, Own<Partner>) {}
void own_in_pairs(Pairs<TeamPersons>, Own<Amount>) {}
void write_in_pairs(Pairs<TeamPersons>, Write<Amount>) {}
void send_in_pairs(Pairs<TeamPersons>, Send<Greeting>) {}
void pair_twice(Pairs<TeamPersons>, Pairs<TeamPersons>, Update<Amount>) {}
void pair_otherwise(Pairs<OtherTeams>, Update<Amount>) {}
void sum_in_pairs(Pairs<TeamPersons>, Sums<1>) {}

double first_sum(std::span<const double> sums) { return sums[0]; }

// Odd teams, an empty one, one of a single person, and one so large that a task takes its pairs in several parts.
std::string fill_teams(World& world, const Setup&, Executor&) {
    const std::vector<std::uint32_t> sizes{31, 0, 2601, 1, 25, 342};
    world.resize<Person>(3000);
    world.resize<Team>(sizes.size());
    world.set_members(type_id<TeamPersons>(), sizes);
    return "";
}

// Tasks of 16 persons, too, cut teams and pairs.
Model model_of_pairs(std::uint32_t rows_per_task = kBlockRows) {
    Model model = make_tiny_model();
    add_columns<Partner, Visits>(model);
    model.entities[0].info.rows_per_task = rows_per_task;
    model.passes = {{"meetings", "Persons meet.", {submodel<&meet>("meet", "two meet")}}};
    model.tallies = {tally<&sum_visits>("visits", {{"visits", "1", "Visits.", {0, 1e6}, "a test", first_sum}})};
    model.populate = &fill_teams;
    return model;
}

struct PairRun {
    Model model;
    Populated populated;

    PairRun(std::uint32_t steps, Executor& executor, std::uint32_t rows_per_task = kBlockRows,
            TaskOrder order = TaskOrder::forward)
        : model(model_of_pairs(rows_per_task)), populated(populate(model, tiny_scenario(steps), 0, executor)) {
        run(model, tiny_scenario(steps), populated.world, executor, {}, {order, true, false});
    }
    PairRun(const PairRun&) = delete;

    std::vector<std::uint32_t> partners() {
        const auto values = populated.world.values<Partner>();
        return {values.begin(), values.end()};
    }
};

std::vector<std::string> problems_of(std::vector<Submodel> submodels) {
    Model model = model_of_pairs();
    model.passes.push_back({"extra", "A pass under test.", std::move(submodels)});
    return check_model(model);
}

}  // namespace

TEST_CASE("everybody is visited once in a step, with a neighbour in the order of the team") {
    SerialExecutor executor;
    for (const std::uint32_t rows_per_task : {1u, 16u, kBlockRows, 2 * kBlockRows}) {
        INFO(rows_per_task);
        PairRun three(3, executor, rows_per_task);
        const std::vector<std::uint32_t> partner = three.partners();
        const World& world = three.populated.world;
        for (const std::uint32_t visits : world.values<Visits>()) REQUIRE(visits == 3);
        for (const Row<Team> team : world.all<Team>()) {
            const Rows<Person> persons = world.members<TeamPersons>(team);
            const Permutation order(persons.size(), world.random<Team>(2).words(team, Purpose::pairing));
            for (std::uint32_t place = 0; place < persons.size(); ++place) {
                const std::uint32_t beside = place % 2 == 0 ? place + 1 : place - 1;
                const std::uint32_t other = order(beside < persons.size() ? beside : place);
                REQUIRE(partner[persons.first() + order(place)] == persons.first() + other);
            }
        }
    }
}

TEST_CASE("partners change from step to step") {
    SerialExecutor executor;
    const std::vector<std::uint32_t> one = PairRun(1, executor).partners(), two = PairRun(2, executor).partners();
    std::size_t same = 0;
    for (std::size_t i = 0; i < one.size(); ++i) same += one[i] == two[i] ? 1 : 0;
    CHECK(same < 30);  // a few by chance
}

TEST_CASE("neither the order of tasks nor the number of threads changes who meets whom") {
    SerialExecutor serial;
    const std::vector<std::uint32_t> expected = PairRun(4, serial).partners();
    for (const TaskOrder order : {TaskOrder::forward, TaskOrder::reversed, TaskOrder::shuffled})
        for (const std::size_t threads : {1, 2, 3, 7}) {
            const std::unique_ptr<Executor> executor = make_tbb_executor(threads);
            CHECK(PairRun(4, *executor, 16, order).partners() == expected);
        }
}

TEST_CASE("a tally is not summed inside a pass that visits its rows in pairs") {
    const Model model = model_of_pairs();
    const World world(model, {});
    CHECK(pass_to_sum_in(world, model.tallies.back(), 0) == model.passes.size());
}

TEST_CASE("what a submodel on pairs may not do, and with whom it may not share a pass") {
    const std::string not_own = ": acts on pairs; it may not take Rows, Own, Write or Send";
    CHECK(check_model(model_of_pairs()).empty());
    CHECK(problems_of({submodel<&own_in_pairs>("own", "")}) == std::vector{"own" + not_own});
    CHECK(problems_of({submodel<&write_in_pairs>("write", "")}) == std::vector{"write" + not_own});
    CHECK(problems_of({submodel<&send_in_pairs>("send", "")}).front() == "send" + not_own);
    CHECK(problems_of({submodel<&meet>("meet", ""), submodel<&keep_partner>("keep", "")}) ==
          std::vector<std::string>{"meet: acts on pairs; give it a pass without keep"});
    CHECK(problems_of({submodel<&pair_twice>("twice", "")}) ==
          std::vector<std::string>{"twice: acts on pairs of two kinds"});
    CHECK(problems_of({submodel<&pair_otherwise>("other", "")}) ==
          std::vector<std::string>{"other: a parameter uses something the model does not declare"});
}

TEST_CASE("a metric is not summed over pairs") {
    Model model = model_of_pairs();
    model.tallies.push_back(tally<&sum_in_pairs>("sum", {}));
    CHECK(check_model(model) == std::vector<std::string>{"sum: a metric is summed over rows, not over pairs"});
}
