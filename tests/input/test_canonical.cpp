// The canonical text of a scenario stands for it completely: alone it loads to the same scenario.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "sim/input/canonical.h"
#include "sim/input/load.h"
#include "tests/input/round_trip.h"

using namespace agora;
using input_test::check_same;
using input_test::load_text;

TEST_CASE("the canonical text loads back to the same scenario and the same text") {
    const std::string folder = std::string(AGORA_SOURCE_DIR) + "/tests/input/files/";
    input::Request request;
    request.sets = {"staff.memory=0.8125"};
    for (const char* name : {"two.yaml", "south.yaml", "plain.yaml"}) request.files.push_back(folder + name);
    const input::Loaded loaded = input::load(request, input_test::models());
    REQUIRE(loaded.scenarios.size() == 8);
    for (const Scenario& scenario : loaded.scenarios) check_same(scenario, load_text(scenario.resolved_text));
}

TEST_CASE("texts with quotes, colons, line ends and control characters survive") {
    Scenario scenario = load_text("model: village\nname: odd\n");
    scenario.title = "a: \"b\" \\ # c\n\td\x01\x7F é %";
    scenario.description = "- [x, {y: *z}] !tag &a | > 'q' \n";
    scenario.scale = 1.0 / 3;
    scenario.resolved_text = input::canonical_text(input_test::models()[0], scenario);
    check_same(scenario, load_text(scenario.resolved_text));
}

TEST_CASE("canonical text is in one fixed order with the shortest numbers") {
    const Scenario scenario = load_text(
        "name: one\nmodel: village\nscale: 50%\nparameters: {people.trust_mean: 0.50, staff: {per_1000: 7.10}}\n"
        "timeline: [{at: 9, set: {coaching.level: 1e-1}}, {at: 3, over: 2, set: {coaching.level: 0.2}}]\n");
    CHECK(scenario.resolved_text ==
          "model: \"village\"\nname: \"one\"\nseed: 1\nreplicates: 1\nsteps: 120\nscale: 0.5\n"
          "parameters:\n  people.trust_mean: 0.5\n  staff.per_1000: 7.1\n"
          "timeline:\n  - {at: 3, over: 2, set: {coaching.level: 0.2}}\n"
          "  - {at: 9, over: 0, set: {coaching.level: 0.1}}\n");
}
