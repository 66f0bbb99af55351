// The schema names every key and parameter with its limits; that it agrees with the loader is for schema_agrees.py.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "sim/input/read_files.h"
#include "sim/input/schema.h"
#include "tests/input/test_model.h"

using namespace agora;

TEST_CASE("the schema describes all parameters and closes all maps") {
    const auto schema = nlohmann::json::parse(input::schema(input_test::models()[0]));
    CHECK(schema.at("$schema") == "http://json-schema.org/draft-07/schema#");
    const auto& memory = schema.at("definitions").at("parameter").at("staff.memory");
    CHECK(memory.at("default") == 0.9);
    CHECK(memory.at("anyOf").at(0).at("minimum") == 0.8);
    CHECK(memory.at("anyOf").at(0).at("maximum") == 0.98);
    CHECK(memory.at("description") == "Share still felt | remembered. Unit: 1/month. Source: Slovic 1993.");
    CHECK(schema.at("definitions").at("parameter").size() == 8);
    const auto& scenario = schema.at("else").at("else");
    CHECK(scenario.at("additionalProperties") == false);
    for (const std::string_view key : input::top_level_keys(input::FileKind::scenario))
        CHECK(scenario.at("properties").contains(std::string(key)) == (key != "network" && key != "agents"));
    CHECK(scenario.at("properties").at("indicators").at("properties").contains("unemployment_rate"));
    const auto& levers = schema.at("definitions").at("levers").at("properties");
    CHECK(levers.contains("coaching.level"));
    CHECK_FALSE(levers.contains("people.trust_mean"));
    const auto& change = schema.at("then").at("properties").at("changes").at("items").at("properties");
    CHECK(change.at("set").at("$ref") == "#/definitions/levers");
}
