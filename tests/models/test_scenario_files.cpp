// Every file below scenarios/ must load against the models as they are now.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "models/all_models.h"
#include "models/cocreation/indicators.h"
#include "sim/input/load.h"

namespace {

std::vector<std::string> files_below(const std::string& folder) {
    std::vector<std::string> files;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::string(AGORA_SOURCE_DIR) + "/scenarios/" + folder))
        if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    return files;
}

agora::input::Loaded load_file(const std::string& file) {
    agora::input::Request request;
    request.files = {file};
    return agora::input::load(request, agora::all_models());
}

void check_without_problems(const std::string& folder, std::size_t at_least) {
    const std::vector<std::string> files = files_below(folder);
    REQUIRE(files.size() >= at_least);
    std::string problems;
    for (const auto& problem : agora::input::check(files, agora::all_models()).problems)
        problems += agora::input::to_text(problem, false);
    CHECK(problems == "");
}

}  // namespace

TEST_CASE("contexts, policies, studies, the reference run and reference models load without a problem") {
    check_without_problems("contexts", 10);
    check_without_problems("policies", 10);
    check_without_problems("studies", 4);
    check_without_problems("sizes", 4);
    check_without_problems("reference-run", 13);
    check_without_problems("reference", 13);
}

TEST_CASE("a context gives every mapped parameter from its indicators") {
    for (const std::string& file : files_below("contexts")) {
        const auto loaded = load_file(file);
        REQUIRE(loaded.scenarios.size() == 1);
        for (const auto& mapping : agora::cocreation::indicator_mappings()) {
            INFO(file << " " << mapping.parameter);
            const auto found = loaded.scenarios[0].parameters.find(mapping.parameter);
            REQUIRE(found != loaded.scenarios[0].parameters.end());
            CHECK(found->second.origin.rfind("indicator", 0) == 0);
        }
    }
}

TEST_CASE("parameters that leave no world are refused when they are loaded, where they are given") {
    agora::input::Request request;
    request.files = {"unequal.yaml"};
    request.texts["unequal.yaml"] =
        "model: cocreation\nname: unequal\nparameters:\n  people.resource_gini: 0.65\n  places.regions: 40\n";
    const auto problems = agora::input::load(request, agora::all_models()).problems;
    REQUIRE(problems.size() == 2);
    CHECK((problems[0].line == 4 && problems[1].line == 5));
    CHECK(problems[0].message ==
          "people.resource_gini (0.65) cannot be reached: with people.income_span 2.5 it is at "
          "most 0.455");
    request.texts["unequal.yaml"] = "model: cocreation\nname: unequal\nparameters:\n  people.resource_gini: 0.455\n";
    CHECK(agora::input::load(request, agora::all_models()).problems.empty());
    request.sets = {"people.income_span=2"};
    const auto of_command_line = agora::input::load(request, agora::all_models()).problems;
    REQUIRE(of_command_line.size() == 1);
    CHECK(of_command_line[0].file == "--set");
    agora::input::Request indicator;
    indicator.files = {"context.yaml"};
    indicator.texts["context.yaml"] =
        "model: cocreation\nname: context\nindicators:\n  gini: {value: 63, unit: \"0-100 index\", year: 2014, "
        "source: \"a test\", licence: \"CC BY 4.0\", note: \"\"}\n";
    const auto of_indicator = agora::input::load(indicator, agora::all_models()).problems;
    REQUIRE(of_indicator.size() == 1);
    CHECK(of_indicator[0].line == 4);
}

TEST_CASE(
    "every policy sets something to a value it does not already have, and the study of policies holds all of them") {
    const std::string root = std::string(AGORA_SOURCE_DIR) + "/scenarios/";
    const auto study = load_file(root + "studies/policies-in-one-country.yaml");
    const std::size_t policies = files_below("policies").size();
    REQUIRE(study.scenarios.size() == policies + 1);
    std::set<std::string> laid;
    for (const auto& scenario : study.scenarios) {
        for (const std::string& policy : scenario.policies) laid.insert(policy);
        bool differs = scenario.interventions.empty();
        for (const auto& change : scenario.interventions)
            differs = differs || change.value != scenario.parameters.at(change.parameter).value;
        INFO(scenario.name);
        CHECK(differs);
    }
    CHECK(laid.size() == policies);
}
