// Loading a text as if it were a file, and comparing two scenarios in everything but their origins.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "sim/input/load.h"
#include "tests/input/test_model.h"

namespace agora::input_test {

inline input::Loaded try_text(const std::string& text) {
    const auto path = std::filesystem::temp_directory_path() /
                      ("agora_test_" + std::to_string(std::hash<std::string>{}(text)) + ".yaml");
    std::ofstream(path, std::ios::binary) << text;
    input::Request request;
    request.files = {path.string()};
    input::Loaded loaded = input::load(request, models());
    std::filesystem::remove(path);
    return loaded;
}

inline Scenario load_text(const std::string& text) {
    input::Loaded loaded = try_text(text);
    INFO(text);
    for (const input::Problem& problem : loaded.problems) UNSCOPED_INFO(input::to_text(problem, false));
    REQUIRE(loaded.scenarios.size() == 1);
    return loaded.scenarios[0];
}

inline void check_same_indicators(const Scenario& a, const Scenario& b) {
    REQUIRE(a.indicators.size() == b.indicators.size());
    for (std::size_t i = 0; i < a.indicators.size(); ++i) {
        const Indicator &x = a.indicators[i], &y = b.indicators[i];
        CHECK(x.name == y.name);
        CHECK(x.value == y.value);
        CHECK(x.unit == y.unit);
        CHECK(x.year == y.year);
        CHECK(x.source == y.source);
        CHECK(x.licence == y.licence);
        CHECK(x.note == y.note);
    }
}

inline void check_same_changes(const Scenario& a, const Scenario& b) {
    REQUIRE(a.interventions.size() == b.interventions.size());
    for (std::size_t i = 0; i < a.interventions.size(); ++i) {
        const Intervention &x = a.interventions[i], &y = b.interventions[i];
        CHECK(x.at == y.at);
        CHECK(x.over == y.over);
        CHECK(x.parameter == y.parameter);
        CHECK(x.value == y.value);
        CHECK(x.policy == y.policy);
    }
}

inline void check_same(const Scenario& a, const Scenario& b) {
    CHECK(a.model == b.model);
    CHECK(a.name == b.name);
    CHECK(a.title == b.title);
    CHECK(a.context == b.context);
    CHECK(a.description == b.description);
    CHECK(a.seed == b.seed);
    CHECK(a.replicates == b.replicates);
    CHECK(a.steps == b.steps);
    CHECK(a.scale == b.scale);
    CHECK(a.policies == b.policies);
    REQUIRE(a.parameters.size() == b.parameters.size());
    for (const auto& [name, value] : a.parameters) {
        INFO(name);
        CHECK(value.value == b.parameters.at(name).value);
    }
    check_same_indicators(a, b);
    check_same_changes(a, b);
    CHECK(a.resolved_text == b.resolved_text);
}

}  // namespace agora::input_test
