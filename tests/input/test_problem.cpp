// Problems as text and JSON, and suggestions of names.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <vector>

#include "sim/input/problem.h"

using agora::input::nearest_name;
using agora::input::Problem;

TEST_CASE("a problem is told with its line, a caret, what was expected and what was meant") {
    const Problem problem{"a.yaml", 3, 8, "unknown name stps", "a name", "steps", "é\ttitle: stps: 3"};
    CHECK(agora::input::to_text(problem, false) ==
          "a.yaml:3:8: unknown name stps\n"
          "    é\ttitle: stps: 3\n"
          "     \t     ^\n"
          "    expected a name\n"
          "    did you mean steps?\n");
    CHECK(agora::input::to_text(problem, true).find("\033[1ma.yaml:3:8:\033[0m") == 0);
}

TEST_CASE("the caret may stand beyond the end of the line") {
    CHECK(agora::input::to_text({"a.yaml", 1, 4, "no end", "", "", "ab"}, false) ==
          "a.yaml:1:4: no end\n    ab\n       ^\n");
}

TEST_CASE("a problem of a whole file has no line") {
    CHECK(agora::input::to_text({"a.yaml", 0, 0, "no such file", "", "", ""}, false) == "a.yaml: no such file\n");
    CHECK(agora::input::to_json({"a.yaml", 0, 0, "no such file", "", "", ""}).dump() ==
          R"({"file":"a.yaml","message":"no such file"})");
}

TEST_CASE("the JSON form has every part that is known") {
    CHECK(agora::input::to_json({"a.yaml", 3, 7, "m", "e", "n", "l"}).dump() ==
          R"({"file":"a.yaml","line":3,"column":7,"message":"m","expected":"e","nearest":"n","line_text":"l"})");
}

TEST_CASE("the nearest name is the one a finger slipped from") {
    const std::vector<std::string> names{"steps", "seed", "replicates", "mean_trust"};
    CHECK(nearest_name("stpes", names) == "steps");
    CHECK(nearest_name("SEED", names) == "seed");
    CHECK(nearest_name("mean-trust", names) == "mean_trust");
    CHECK(nearest_name("relicate", names) == "replicates");
    CHECK(nearest_name("sxxd", names).empty());
    CHECK(nearest_name("", names).empty());
    CHECK(nearest_name(std::string(100000, 's'), names).empty());
}
