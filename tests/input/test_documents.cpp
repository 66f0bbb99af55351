// Tables and pages made from a model's declarations, and the scenario that `agora init` writes.
#include <algorithm>
#include <catch2/catch.hpp>

#include "sim/input/documents.h"
#include "sim/input/problem.h"
#include "tests/input/round_trip.h"

using namespace agora;
using Catch::Matchers::Contains;

namespace {

const Model& model() { return input_test::models()[0]; }

Scenario south() {
    input::Request request;
    request.files = {std::string(AGORA_SOURCE_DIR) + "/tests/input/files/south.yaml"};
    return input::load(request, input_test::models()).scenarios.at(0);
}

}  // namespace

TEST_CASE("the parameter table has a row for each parameter under its group") {
    const std::string table = input::parameter_table(model());
    CHECK_THAT(table,
               Contains("### staff\n\n| name | unit | default | range | meaning | source | may change |\n| --- |"));
    CHECK_THAT(table,
               Contains("| `staff.memory` | 1/month | 0.9 | 0.8 to 0.98 | Share still felt \\| remembered. | Slovic "
                        "1993 | during a run |\n"));
    CHECK_THAT(
        table,
        Contains("| `places.localities` | 1 | 15 | 1 to 5000 | Towns and villages. | indicator | at the start |"));
    CHECK(std::count(table.begin(), table.end(), '\n') == 4 * 4 + 8 + 3);
}

TEST_CASE("metrics, mappings and columns have tables too") {
    CHECK(input::metric_table(model()) ==
          "| metric | unit | range | meaning | source |\n| --- | --- | --- | --- | --- |\n"
          "| `mean_trust` | 1 | 0 to 1 | Mean trust of all. | Slovic 1993 |\n");
    CHECK_THAT(input::mapping_table(model()),
               Contains("| `places.localities` | `municipalities`, `population_total` | the smaller of"));
    CHECK(input::column_table(model()) ==
          "| entity | column | unit | range | meaning |\n| --- | --- | --- | --- | --- |\n"
          "| villager | `trust` | 1 | 0 to 0.9 | Trust in services. |\n");
}

TEST_CASE("a parameter is explained down to the public figure") {
    const Scenario scenario = south();
    CHECK(input::explain(model(), "people.unemployment", &scenario) ==
          "people.unemployment\n"
          "  Share without work.\n"
          "  unit        1 (a pure number)\n"
          "  default     0.07\n"
          "  allowed     a number from 0 to 0.6\n"
          "  may change  only at the start of a run\n"
          "  source      indicator\n"
          "  formula     unemployment_rate / 100\n"
          "  its source  as published\n"
          "  figure      unemployment_rate = 17.2 % of labour force, 2019, ILO (CC BY 4.0)\n"
          "  result      f(17.2) = 0.172\n"
          "  in south    0.172 (indicator unemployment_rate (south.yaml:8))\n");
    CHECK_THAT(input::explain(model(), "people.trust_mean", &scenario), Contains("missing     trust_government"));
    CHECK_THAT(input::explain(model(), "coaching.level", &scenario),
               Contains("then        0.5 from 24 over 6 (policy coaching"));
    CHECK_THAT(input::explain(model(), "places.localities", &scenario),
               Contains("f(213, 1326822) = 213, a whole number"));
    CHECK(input::explain(model(), "people.unemployment", nullptr).find("figure") == std::string::npos);
}

TEST_CASE("everything that has a name has a page, and nothing else") {
    for (const std::string& name : input::explainable_names(model())) {
        INFO(name);
        CHECK(input::explain(model(), name, nullptr).find(name + "\n") == 0);
    }
    for (const char* name :
         {"staff", "staff.memory", "mean_trust", "unemployment_rate", "trust", "memory", "M1 forgetting"}) {
        const auto names = input::explainable_names(model());
        CHECK(std::find(names.begin(), names.end(), name) != names.end());
    }
    CHECK(input::explain(model(), "staff.memroy", nullptr).empty());
    CHECK(input::nearest_name("staff.memroy", input::explainable_names(model())) == "staff.memory");
}

TEST_CASE("the template loads to the scenario it was made from and lists every parameter") {
    const Scenario scenario = south();
    const std::string text = input::template_scenario(model(), scenario);
    input_test::check_same(scenario, input_test::load_text(text));
    for (const auto& [name, value] : scenario.parameters) CHECK_THAT(text, Contains(name + ": "));
    CHECK_THAT(text, Contains("  # people.unemployment: 0.172  # from indicator unemployment_rate (south.yaml:8)\n"));
    CHECK_THAT(text, Contains("\n  staff.per_1000: 7.5\n"));
    const Scenario plain = input_test::load_text("model: village\nname: plain\n");
    input_test::check_same(plain, input_test::load_text(input::template_scenario(model(), plain)));
}
