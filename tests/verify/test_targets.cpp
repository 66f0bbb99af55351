// The list of targets: complete, each once, and none that holds by accident.
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <set>

#include "sim/verify/targets.h"

using namespace agora::verify;

TEST_CASE("every number from V01 to V70 is there, in order, and no id comes twice") {
    std::set<std::string> ids, numbers;
    std::string before;
    for (const Target& target : all_targets()) {
        INFO(target.id);
        CHECK(ids.insert(target.id).second);
        CHECK(before < target.id);
        CHECK_FALSE(target.what.empty());
        CHECK_FALSE(target.source.empty());
        numbers.insert(target.id.substr(0, 3));
        before = target.id;
    }
    CHECK(numbers.size() == 70);
    CHECK(*numbers.begin() == "V01");
    CHECK(*numbers.rbegin() == "V70");
}

TEST_CASE("a figure holds within its tolerance, and never when it is not a number") {
    CHECK(holds({"", 1, 0.5, 1.5}));
    CHECK_FALSE(holds({"", 1, 0.4, 1.5}));
    CHECK(holds({"", 1, 0, 1}));
    CHECK_FALSE(holds({"", 1, 10, std::numeric_limits<double>::quiet_NaN()}));
    CHECK_FALSE(holds(must_hold("", false)));
    CHECK(holds(must_hold("", true)));
}
