// Which changes of parameters cannot act, by the scenarios alone.
#include <catch2/catch.hpp>

#include "sim/run/inert.h"
#include "tests/run/tiny_model.h"

using namespace agora;
using namespace agora::tiny;

namespace {

struct DeafParams {
    float unread = 0;
    float yearly = 0;
};
struct YearlyParams {
    float strength = 0;
};

void once_a_year(Rows<Person> persons, Update<Luck> luck, const YearlyParams& p) {
    for (const auto i : persons) luck[i] += 0 * p.strength;
}

Model model_with_unread_parameters() {
    Model model = make_tiny_model();
    model.parameters.push_back(
        describe<DeafParams>("deaf", {{&DeafParams::unread, "unread", "1", {0, 1}, "Nobody reads it.", "a test"},
                                      {&DeafParams::yearly, "yearly", "1", {0, 1}, "Nor this.", "a test"}}));
    model.parameters.push_back(describe<YearlyParams>(
        "yearly", {{&YearlyParams::strength, "strength", "1", {0, 1}, "Read in step 11.", "a test"}}));
    model.passes.push_back({"year", "Once.", {every(12, submodel<&once_a_year>("year", "reads"))}});
    return model;
}

Scenario scenario_with(const std::vector<Intervention>& changes, std::uint32_t steps = 20) {
    Scenario scenario = tiny_scenario(steps);
    for (const char* name : {"deaf.unread", "deaf.yearly", "yearly.strength"})
        scenario.parameters[name] = {0, "default"};
    scenario.interventions = changes;
    for (const Intervention& change : changes)
        if (scenario.policies.empty() || scenario.policies.back() != change.policy)
            scenario.policies.push_back(change.policy);
    return scenario;
}

Inert of(const std::vector<Intervention>& changes, std::uint32_t steps = 20) {
    const Scenario scenario = scenario_with(changes, steps);
    return inert_between(model_with_unread_parameters(), without_policies(scenario), scenario);
}

}  // namespace

TEST_CASE("a change acts if a parameter differs at some step and somebody at work reads it") {
    CHECK(of({{5, 0, "tiny.gain", 2, "more", ""}}) == Inert::acts);
    CHECK(of({{5, 0, "tiny.gain", 1, "same", ""}}) == Inert::same_parameters);
    CHECK(of({{5, 0, "tiny.gain", 1.00000001, "same", ""}}) == Inert::same_parameters);  // in single precision
    CHECK(of({{25, 0, "tiny.gain", 2, "late", ""}}) == Inert::same_parameters);
    CHECK(of({{5, 0, "deaf.unread", 1, "unread", ""}}) == Inert::unread);
    CHECK(of({{5, 0, "yearly.strength", 1, "yearly", ""}}) == Inert::acts);
    CHECK(of({{12, 0, "yearly.strength", 1, "yearly", ""}}) == Inert::unread);  // the only year ends in step 11
    CHECK(of({{12, 0, "yearly.strength", 1, "yearly", ""}}, 24) == Inert::acts);
    Scenario other = scenario_with({});
    other.parameters["deaf.unread"].value = 1;
    CHECK(inert_between(model_with_unread_parameters(), scenario_with({}), other) ==
          Inert::acts);  // populating may read it
}

TEST_CASE("policies are told what they do in vain, each beside what the others do") {
    const Model model = model_with_unread_parameters();
    const auto vain = vain_policies(model, scenario_with({{2, 0, "tiny.gain", 2, "gain", ""},
                                                          {2, 0, "tiny.greetings", 2, "gain", ""},
                                                          {3, 0, "deaf.unread", 0.5, "deaf", ""},
                                                          {4, 0, "tiny.greetings", 2, "late", ""}}));
    REQUIRE(vain.size() == 3);
    CHECK(vain[0] == "the policy gain sets tiny.greetings to 2, which it is without it");
    CHECK(vain[1] == "the policy deaf cannot act: no part of the model that is at work reads deaf.unread");
    CHECK(vain[2] == "the policy late cannot act: it sets nothing that is not so without it");
    CHECK(vain_policies(model, scenario_with({{2, 0, "tiny.gain", 2, "gain", ""}})).empty());
}
