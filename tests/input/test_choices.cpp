// Parameters that are a choice among names: written, shown and kept by name everywhere.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "sim/input/documents.h"
#include "sim/input/schema.h"
#include "tests/input/round_trip.h"

using namespace agora;
using input_test::load_text;
using input_test::try_text;

namespace {

const Model& web() { return input_test::models()[2]; }

}  // namespace

TEST_CASE("a choice is given by name, quoted or not, and held as its position") {
    const Scenario scenario = load_text(
        "model: web\nname: a\nparameters: {network: {generator: complete, directed: yes}, rule.update: "
        "\"one-by-one\"}\n");
    CHECK(scenario.parameters.at("network.generator").value == 1);
    CHECK(scenario.parameters.at("network.directed").value == 1);
    CHECK(scenario.parameters.at("rule.update").value == 1);
}

TEST_CASE("canonical text names choices in quotes and loads to the same scenario") {
    const Scenario scenario = load_text(
        "model: web\nname: a\nparameters: {network.generator: none}\n"
        "timeline: [{at: 3, set: {rule.update: one-by-one}}]\n");
    CHECK(scenario.resolved_text.find("  network.generator: \"none\"\n") != std::string::npos);
    CHECK(scenario.resolved_text.find("set: {rule.update: \"one-by-one\"}") != std::string::npos);
    input_test::check_same(scenario, load_text(scenario.resolved_text));
}

TEST_CASE("the command line takes names and suggests the nearest") {
    input::Request request;
    request.texts["a.yaml"] = "model: web\nname: a\n";
    request.files = {"a.yaml"};
    request.sets = {"network.generator=complete"};
    const auto loaded = input::load(request, input_test::models());
    REQUIRE(loaded.scenarios.size() == 1);
    CHECK(loaded.scenarios[0].parameters.at("network.generator").value == 1);
    request.sets = {"network.generator=compleet"};
    const auto refused = input::load(request, input_test::models());
    REQUIRE(refused.problems.size() == 1);
    CHECK(refused.problems[0].expected == "one of ring, complete, none");
    CHECK(refused.problems[0].nearest == "complete");
    request.sets = {"network.generator=1"};
    CHECK(input::load(request, input_test::models()).problems.size() == 1);
}

TEST_CASE("pages and tables show names") {
    const Scenario scenario = load_text("model: web\nname: a\nparameters: {network.generator: none}\n");
    const std::string page = input::explain(web(), "network.generator", &scenario);
    CHECK(page.find("ring\n") != std::string::npos);
    CHECK(page.find("one of ring, complete, none") != std::string::npos);
    CHECK(page.find("none (") != std::string::npos);
    CHECK(input::parameter_table(web()).find("| no | one of no, yes |") != std::string::npos);
    const std::string text = input::template_scenario(web(), scenario);
    CHECK(text.find("\n  network.generator: \"none\"\n") != std::string::npos);
    input_test::check_same(scenario, load_text(text));
}

TEST_CASE("the schema lists the names, and the truth values other readers see in some of them") {
    const auto schema = nlohmann::json::parse(input::schema(web()));
    const auto& parameters = schema.at("definitions").at("parameter");
    CHECK(parameters.at("network.generator").at("enum") == nlohmann::json({"ring", "complete", "none"}));
    CHECK(parameters.at("network.generator").at("default") == "ring");
    CHECK(parameters.at("network.directed").at("enum") == nlohmann::json({"no", "yes", false, true}));
}
