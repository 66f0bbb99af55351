// Loading: the order of assignment, the record of origins, studies, policies and what the command line overrules.
#include <catch2/catch.hpp>

#include "sim/input/load.h"
#include "sim/input/remarks.h"
#include "tests/input/round_trip.h"

using namespace agora;
using agora::input::Loaded;
using agora::input::Request;

namespace {

std::string file(const std::string& name) { return std::string(AGORA_SOURCE_DIR) + "/tests/input/files/" + name; }

Loaded load(const Request& request) { return input::load(request, input_test::models()); }

std::vector<Scenario> scenarios(const Request& request) {
    Loaded loaded = load(request);
    for (const input::Problem& problem : loaded.problems) UNSCOPED_INFO(input::to_text(problem, false));
    REQUIRE(loaded.problems.empty());
    return std::move(loaded.scenarios);
}

Request files(std::vector<std::string> names) {
    Request request;
    for (const std::string& name : names) request.files.push_back(file(name));
    return request;
}

std::vector<std::string> names_of(const std::vector<Scenario>& all) {
    std::vector<std::string> out;
    for (const Scenario& scenario : all) out.push_back(scenario.name);
    return out;
}

void check_parameter(const Scenario& scenario, const std::string& name, double value, const std::string& origin) {
    INFO(name);
    CHECK(scenario.parameters.at(name).value == value);
    CHECK(scenario.parameters.at(name).origin == origin);
}

}  // namespace

TEST_CASE("a scenario that says nothing has every default") {
    const auto all = scenarios(files({"plain.yaml"}));
    REQUIRE(all.size() == 1);
    CHECK(all[0].parameters.size() == 8);
    check_parameter(all[0], "staff.memory", 0.9, "default");
    check_parameter(all[0], "places.population", 1000000, "default");
    CHECK(all[0].seed == 1);
    CHECK(all[0].replicates == 1);
    CHECK(all[0].steps == 120);
    CHECK(all[0].scale == 1);
}

TEST_CASE("seeds are exact to the last of 64 bits and may have an exponent") {
    CHECK(input_test::load_text("model: village\nname: a\nseed: 18446744073709551614\n").seed == 18446744073709551614u);
    CHECK(input_test::load_text("model: village\nname: a\nseed: 1e6\n").seed == 1000000u);
}

TEST_CASE("indicators become parameters by the model's formulas") {
    const Scenario north = scenarios(files({"north.yaml"}))[0];
    check_parameter(north, "places.population", 1326822, "indicator population_total (north.yaml:10)");
    check_parameter(north, "places.localities", 213,
                    "indicators municipalities (north.yaml:11), population_total (north.yaml:10)");
    check_parameter(north, "people.unemployment", 0.0445, "indicator unemployment_rate (north.yaml:12)");
    check_parameter(north, "people.trust_mean", 0.5, "default (no indicator trust_government)");
    CHECK(north.title == "Inspired by indicators of the north: \"cold\" ė");
    CHECK(north.description == "Two lines,\nthe second one.\n");
    CHECK(north.context == "EST");
    CHECK(north.seed == 18446744073709551615u);
    REQUIRE(north.indicators.size() == 3);
    CHECK(north.indicators[0].note == "derived: sum");
    CHECK(north.indicators[0].origin == "north.yaml:10");
}

TEST_CASE("later layers win: extended files in order, then the file, then its policies") {
    const Scenario south = scenarios(files({"south.yaml"}))[0];
    CHECK(south.name == "south");
    CHECK(south.title == "Inspired by indicators of the north: \"cold\" ė");
    CHECK(south.context == "GRC");
    CHECK(south.replicates == 4);
    CHECK(south.scale == 0.5);
    check_parameter(south, "people.unemployment", 0.172, "indicator unemployment_rate (south.yaml:8)");
    check_parameter(south, "staff.per_1000", 7.5, "south.yaml:11");
    check_parameter(south, "staff.memory", 0.85, "base.yaml:5");
    check_parameter(south, "coaching.places", 12, "base.yaml:6");
    check_parameter(south, "people.trust_mean", 0.25, "south.yaml:12");
}

TEST_CASE("changes are in the order of dates, and a file replaces those of the files it extends") {
    const Scenario south = scenarios(files({"south.yaml"}))[0];
    CHECK(south.policies == std::vector<std::string>{"coaching"});
    REQUIRE(south.interventions.size() == 4);
    CHECK(south.interventions[0].at == 3);
    CHECK(south.interventions[0].value == 0.2);
    CHECK(south.interventions[0].origin == "south.yaml:14");
    CHECK(south.interventions[1].at == 6);
    CHECK(south.interventions[1].value == 0.3);
    CHECK(south.interventions[1].policy == "coaching");
    CHECK(south.interventions[1].origin == "policy coaching (coaching.yaml:7)");
    CHECK(south.interventions[2].parameter == "coaching.level");
    CHECK(south.interventions[2].at == 24);
    CHECK(south.interventions[2].over == 6);
    CHECK(south.interventions[3].parameter == "coaching.places");
}

TEST_CASE("a study makes every scenario alone and with each policy, and overrules their settings") {
    const auto all = scenarios(files({"two.yaml"}));
    CHECK(names_of(all) ==
          std::vector<std::string>{"north", "north+hiring", "north+coaching", "base", "base+hiring", "base+coaching"});
    for (const Scenario& scenario : all) {
        CHECK(scenario.replicates == 3);
        CHECK(scenario.steps == 36);
        CHECK(scenario.seed == 7);
        CHECK(scenario.scale == 0.5);
    }
    CHECK(all[0].interventions.empty());
    CHECK(all[1].policies == std::vector<std::string>{"hiring"});
    CHECK(all[1].interventions.size() == 1);
}

TEST_CASE("the command line overrules every file") {
    Request request = files({"two.yaml"});
    request.policies = {file("hiring.yaml")};
    request.sets = {"staff.memory=0.8", "coaching.level=40%"};
    request.seed = 9;
    request.replicates = 1;
    request.steps = 48;
    request.scale = 0.25;
    SECTION("but lays no policy twice") {
        const Loaded loaded = load(request);
        REQUIRE(loaded.problems.size() == 2);
        CHECK(loaded.problems[0].message == "the policy hiring is laid twice over north+hiring");
        CHECK(loaded.scenarios.empty());
        CHECK_FALSE(loaded.missing_file);
    }
    SECTION("where a run starts") {
        request.files = {file("south.yaml")};
        const Scenario south = scenarios(request)[0];
        CHECK(south.name == "south+hiring");
        CHECK(south.policies == std::vector<std::string>{"coaching", "hiring"});
        CHECK(south.seed == 9);
        CHECK(south.replicates == 1);
        CHECK(south.steps == 48);
        CHECK(south.scale == 0.25);
        check_parameter(south, "staff.memory", 0.8, "--set");
        check_parameter(south, "coaching.level", 0.4, "--set");
        CHECK(south.interventions.size() == 5);
        CHECK(
            input::remarks_on(input_test::models()[0], south) ==
            std::vector<std::string>{
                "coaching.level starts at 0.4 (--set) and goes to 0.2 from month 3 (south.yaml:14)",
                "coaching.level starts at 0.4 (--set) and goes to 0.3 from month 6 (policy coaching (coaching.yaml:7))",
                "coaching.level starts at 0.4 (--set) and goes to 0.5 from month 24 over 6 (policy coaching "
                "(coaching.yaml:6))"});
    }
}

TEST_CASE("two sources that set one parameter at one time are refused, and both are named") {
    const auto told = [](const Request& request) {
        std::string out;
        for (const input::Problem& problem : load(request).problems) out += problem.message + "\n";
        return out;
    };
    Request request = files({"plain.yaml"});
    SECTION("policies at one date") {
        request.policies = {file("hiring.yaml"), file("firing.yaml")};
        CHECK(
            told(request) ==
            "staff.per_1000 changes in month 12 by policy firing (firing.yaml:5) and, from month 12, by policy hiring "
            "(hiring.yaml:5)\n");
    }
    SECTION("policies of which one still moves it") {
        request.policies = {file("slow.yaml"), file("hiring.yaml")};
        CHECK(told(request) ==
              "staff.per_1000 changes in month 12 by policy hiring (hiring.yaml:5) and, from month 6, by policy slow "
              "(slow.yaml:4), while it still moves over 7 months\n");
    }
    SECTION("a scenario and a policy") {
        const auto problems = input_test::try_text("model: village\nname: a\npolicies: [" + file("hiring.yaml") +
                                                   "]\ntimeline: [{at: 12, set: {staff.per_1000: 8}}]\n")
                                  .problems;
        REQUIRE(problems.size() == 1);
        CHECK(
            problems[0].message.starts_with("staff.per_1000 changes in month 12 by policy hiring (hiring.yaml:5) and"));
        CHECK(problems[0].message.ends_with(".yaml:4"));
    }
    SECTION("a setting of the command line and a change at once at the start") {
        request.policies = {file("firing.yaml")};
        request.sets = {"staff.memory=0.85", "staff.per_1000=4"};
        CHECK(told(request) == "staff.memory is set here and, in month 0, by policy firing (firing.yaml:6)\n");
    }
}

TEST_CASE("what is wrong with the command line is shown like what is wrong with a file") {
    Request request = files({"plain.yaml"});
    request.sets = {"staff.memroy=0.8", "staff.memory=2", "staff.memory", "coaching.level=1", "coaching.level=0"};
    request.scale = 0;
    request.steps = 0;
    const Loaded loaded = load(request);
    std::string text;
    for (const input::Problem& problem : loaded.problems) text += input::to_text(problem, false);
    CHECK(text ==
          "--scale: scale is out of range\n"
          "    expected a number above 0 and at most 1\n"
          "--steps: steps is out of range\n"
          "    expected from 1 to 100000\n"
          "--set:1:1: unknown parameter staff.memroy\n"
          "    staff.memroy=0.8\n"
          "    ^\n"
          "    did you mean staff.memory?\n"
          "--set:2:14: staff.memory is out of range: 2\n"
          "    staff.memory=2\n"
          "                 ^\n"
          "    expected a number from 0.8 to 0.98, in 1/month\n"
          "--set:3:1: this sets nothing: staff.memory\n"
          "    staff.memory\n"
          "    ^\n"
          "    expected group.field=value\n"
          "--set:5:1: coaching.level is set twice\n"
          "    coaching.level=0\n"
          "    ^\n"
          "    expected each parameter once\n");
}

TEST_CASE("files of the wrong kind, of the same name and missing files are refused") {
    SECTION("a policy cannot run alone, but can be checked") {
        CHECK(load(files({"coaching.yaml"})).problems.size() == 1);
        const std::vector<std::string> paths{file("coaching.yaml"), file("plain.yaml"), file("two.yaml")};
        CHECK(input::check(paths, input_test::models()).problems.empty());
    }
    SECTION("a scenario is no policy") {
        Request request = files({"plain.yaml"});
        request.policies = {file("base.yaml")};
        const Loaded loaded = load(request);
        REQUIRE(loaded.problems.size() == 1);
        CHECK(loaded.problems[0].message == "this is a scenario");
    }
    SECTION("results are told apart by name") {
        const Loaded loaded = load(files({"plain.yaml", "plain.yaml"}));
        REQUIRE(loaded.problems.size() == 1);
        CHECK(loaded.problems[0].message == "two scenarios of this run are named plain");
    }
    SECTION("a missing file is told with its nearest neighbour") {
        const Loaded loaded = load(files({"plan.yaml"}));
        REQUIRE(loaded.problems.size() == 1);
        CHECK(loaded.problems[0].nearest == file("plain.yaml"));
        CHECK(loaded.missing_file);
    }
}
