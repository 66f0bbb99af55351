// Names in result files are usable everywhere, and clashes are found before a run.
#include <catch2/catch.hpp>

#include "sim/output/names.h"
#include "tests/output/sample_study.h"

using namespace agora;
using namespace agora::output;

TEST_CASE("declared names become variable names and words") {
    CHECK(variable_name("people.trust_mean") == "people_trust_mean");
    CHECK(variable_name("S4 delivery") == "S4_delivery");
    CHECK(variable_name("3rd") == "_3rd");
    CHECK(variable_name("") == "_");
    CHECK(long_name("co_created_share") == "Co created share");
    CHECK(long_name("") == "");
}

TEST_CASE("a clash of names is refused") {
    CHECK(name_problem(test::sample_model()) == "");

    Model model = test::sample_model();
    model.tallies[0].metrics[0].name = "status";
    CHECK(name_problem(model) == "metric name 'status' is taken in result files");

    model = test::sample_model();
    model.parameters[0].parameters[1].name = "joining_threshold";
    CHECK(name_problem(model) == "two parameters are stored as 'joining_threshold'");

    model = test::sample_model();
    model.columns[0].info.name = "time";
    CHECK(name_problem(model) == "column name 'time' is taken in result files");

    for (const char* name : {"time_bounds", "team"}) {  // a coordinate; where a person belongs
        model = test::sample_model();
        add_memberships<test::TeamPersons>(model);
        model.columns[0].info.name = name;
        CHECK(name_problem(model) == "column name '" + std::string(name) + "' is taken in result files");
    }
    model = test::sample_model();
    model.tallies[0].metrics[0] = {"persons_sum", "1", "", {0, 1}, "", nullptr};
    model.tallies[0].metrics[1].kind = MetricKind::flow;
    CHECK(name_problem(model) == "metric name 'persons_sum' is taken in result files");

    model = test::sample_model();
    add_columns<test::Voice, test::Views>(model);
    CHECK(name_problem(model) == "");
    model.columns.back().info.components.names[0] = "other";
    CHECK(name_problem(model) == "column name 'views' is taken in result files");

    model = test::sample_model();
    model.entities[1].info.name = "person";
    CHECK(name_problem(model) == "two entities are stored as 'person'");
}
