// Every column stays inside its declared range, pass by pass, at both ends of every parameter.
#include <catch2/catch.hpp>
#include <string>

#include "models/all_models.h"
#include "sim/input/load.h"
#include "sim/verify/small_runs.h"

using namespace agora;
using namespace agora::verify;

namespace {

// A small world in which short projects start at once, with one parameter set besides.
Scenario context_with(const std::string& context, const std::string& set) {
    input::Request request;
    request.files = {std::string(AGORA_SOURCE_DIR) + "/scenarios/contexts/" + context + ".yaml"};
    request.sets = {set};
    for (const char* busy : {"projects.first_month=1", "projects.start_rate=0.05", "projects.citizen_start=0.05",
                             "projects.citizen_threshold=0", "projects.months_initiate=1", "projects.months_design=2",
                             "projects.months_deliver=3", "projects.months_evaluate=1", "places.catchment_size=300"})
        if (!std::string(busy).starts_with(set.substr(0, set.find('=') + 1))) request.sets.push_back(busy);
    request.citizens = 1500;
    request.steps = 14;
    const input::Loaded loaded = input::load(request, all_models());
    return loaded.problems.empty() ? loaded.scenarios.front() : Scenario{};
}

// What a run of the context with one setting finds out of range, or why it has no world.
std::string fault_of(const std::string& context, const std::string& set, int& refused) {
    const Scenario scenario = context_with(context, set);
    if (scenario.name.empty()) return ++refused, "";  // told when it is loaded
    Populated populated = populate(whole_model(), scenario, 0, one_thread());
    if (!populated.problem.empty()) return populated.problem;
    return run(whole_model(), scenario, populated.world, one_thread(), {}, {.ranges = RangeCheck::told}).out_of_range;
}

// Both ends of every parameter that leaves a world small enough to run.
void check_both_ends(const std::string& context) {
    int refused = 0, tried = 0;
    for (const ParameterGroup& group : whole_model().parameters)
        for (const ParameterInfo& parameter : group.parameters)
            for (const double end : {parameter.lowest, parameter.highest}) {
                if (group.name == "places" && end == parameter.highest) continue;
                const std::string set = parameter.name + "=" + std::to_string(end);
                INFO(context << " with " << set);
                CHECK(fault_of(context, set, refused) == "");
                ++tried;
            }
    CHECK(tried > 350);
    CHECK(refused < 20);  // ends that contradict another parameter
}

}  // namespace

TEST_CASE("no column leaves its range at either end of any parameter, in one context") { check_both_ends("estonia"); }

TEST_CASE("nor in any other context", "[slow]") {
    for (const char* context :
         {"finland", "greece", "hungary", "italy", "netherlands", "poland", "spain", "sweden", "united-kingdom"})
        check_both_ends(context);
}

TEST_CASE("newcomers among the staff keep to the range of their orientation") {
    const Scenario scenario = small_scenario({{"staff.orientation_third_sector", -0.5},
                                              {"staff.orientation_mean", 0},
                                              {"staff.spread", 0},
                                              {"work.turnover", 0.05}});
    CHECK(run_small(scenario, nullptr, one_thread(), {.ranges = RangeCheck::told}).report.out_of_range == "");
}
