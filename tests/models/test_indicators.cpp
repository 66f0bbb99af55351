// The formulas from indicators to parameters: two points each worked out by hand, and all ten context files.
#include <yaml-cpp/yaml.h>

#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>

#include "models/cocreation/indicators.h"

namespace {

using agora::IndicatorMapping;
using agora::cocreation::indicator_mappings;

const std::vector<std::string> kContexts{"estonia",     "finland", "greece", "hungary", "italy",
                                         "netherlands", "poland",  "spain",  "sweden",  "united-kingdom"};

const IndicatorMapping& mapping_of(const std::string& parameter) {
    static const std::vector<IndicatorMapping> mappings = indicator_mappings();
    for (const IndicatorMapping& mapping : mappings)
        if (mapping.parameter == parameter) return mapping;
    FAIL("no mapping for " << parameter);
    return mappings.front();
}

double value(const std::string& parameter, std::vector<double> indicators) {
    const IndicatorMapping& mapping = mapping_of(parameter);
    REQUIRE(mapping.indicators.size() == indicators.size());
    return mapping.value(indicators);
}

std::map<std::string, double> indicators_of(const std::string& context) {
    std::map<std::string, double> out;
    const YAML::Node file = YAML::LoadFile(std::string(AGORA_SOURCE_DIR) + "/scenarios/contexts/" + context + ".yaml");
    for (const auto& entry : file["indicators"])
        out[entry.first.as<std::string>()] = entry.second["value"].as<double>();
    return out;
}

double value_in(const IndicatorMapping& mapping, const std::map<std::string, double>& indicators) {
    std::vector<double> values;
    for (const std::string& name : mapping.indicators) {
        INFO(mapping.parameter << " needs " << name);
        REQUIRE(indicators.count(name) == 1);
        values.push_back(indicators.at(name));
    }
    return mapping.value(values);
}

struct Worked {
    std::string parameter;
    std::vector<double> indicators;
    double expected;
};

void check(const std::vector<Worked>& points) {
    for (const Worked& point : points) {
        INFO(point.parameter);
        CHECK(value(point.parameter, point.indicators) == Approx(point.expected).epsilon(1e-5));
    }
}

}  // namespace

TEST_CASE("places and people follow their indicators") {
    check({{"places.population", {1326822}, 1326822},
           {"places.population", {12}, 1000},
           {"places.localities", {213, 1326822}, 213},
           {"places.localities", {1000, 300000}, 100},
           {"people.share_0_14", {16}, 0.16},
           {"people.share_0_14", {20}, 0.20},
           {"people.share_65plus", {19}, 0.19},
           {"people.share_65plus", {22.5}, 0.225},
           {"households.mean_size", {2.3}, 2.3},
           {"households.mean_size", {9}, 5},
           {"people.tertiary_share", {40}, 0.4},
           {"people.tertiary_share", {25.5}, 0.255},
           {"people.resource_gini", {30}, 0.30},
           {"people.resource_gini", {10}, 0.15},
           {"people.unemployment", {5}, 0.05},
           {"people.unemployment", {60}, 0.5},
           {"people.hard_to_reach_share", {20, 5, 10, 2}, 0.141},
           {"people.hard_to_reach_share", {36, 16.7, 25, 6.4}, 0.2635},
           {"people.digital_skill_share", {56}, 0.56},
           {"people.digital_skill_share", {80}, 0.80}});
}

TEST_CASE("attitudes and ties follow their indicators") {
    check({{"people.trust_mean", {50}, 0.52},
           {"people.trust_mean", {84.134475}, 0.70},
           {"people.norm_mean", {6, 20}, 0.4},
           {"people.norm_mean", {8, 0}, 0.4},
           {"people.attitude_mean", {0.6, 0.8}, 0.51},
           {"people.attitude_mean", {0.7, 0.5}, 0.48},
           {"people.efficacy_mean", {0.8}, 0.54},
           {"people.efficacy_mean", {0.6}, 0.49},
           {"people.wellbeing_mean", {7.5}, 0.75},
           {"people.wellbeing_mean", {6}, 0.6},
           {"ties.support_degree", {80}, 2},
           {"ties.support_degree", {90}, 4},
           {"ties.support_degree", {98}, 6},
           {"ties.weak_degree", {3, 5}, 8},
           {"ties.weak_degree", {2, 4}, 7}});
}

TEST_CASE("services follow their indicators") {
    check({{"staff.per_1000", {25}, 6},
           {"staff.per_1000", {30}, 7.2},
           {"delivery.capacity_per_staff", {25, 25, 4.6}, 56},
           {"delivery.capacity_per_staff", {20, 25, 4.6}, 68.4553},     // 56 × 1.25^0.9
           {"delivery.capacity_per_staff", {25, 30, 4.6}, 59.1483},     // 56 × 1.2^0.3
           {"delivery.capacity_per_staff", {25, 25, 12.504}, 54.8800},  // 56 × (1 − 0.02)
           {"money.budget_per_user", {42500, 50, 40}, 100},
           {"money.budget_per_user", {42500, 40, 25}, 50},
           {"technology.digital_share", {80}, 0.5},
           {"technology.digital_share", {50}, 0.35}});
}

TEST_CASE("institutions follow their indicators") {
    check({{"governance.local_autonomy", {60}, 0.6},
           {"governance.local_autonomy", {45}, 0.45},
           {"governance.discretion_base", {50}, 0.5},
           {"governance.discretion_base", {70}, 0.56},
           {"governance.policy_start", {0.9}, 0.18},
           {"governance.policy_start", {0.5}, 0.10},
           {"governance.regulation_start", {2}, 0.1},
           {"governance.regulation_start", {3}, 0.15},
           {"organisations.openness_mean", {0.9, 2}, 0.46},
           {"organisations.openness_mean", {0.7, 1.2}, 0.40},
           {"organisations.third_sector_share", {0.9}, 0.505},
           {"organisations.third_sector_share", {0.5}, 0.325},
           {"organisations.private_share", {5}, 0.2},
           {"organisations.private_share", {0}, 0.05}});
}

TEST_CASE("every mapping can be computed in every context, within plausible bounds and not everywhere alike") {
    const std::map<std::string, std::pair<double, double>> tighter{{"places.population", {1e6, 1e8}},
                                                                   {"places.localities", {100, 10000}},
                                                                   {"households.mean_size", {1.5, 3}},
                                                                   {"people.hard_to_reach_share", {0.10, 0.30}},
                                                                   {"people.trust_mean", {0.35, 0.65}},
                                                                   {"people.norm_mean", {0.25, 0.55}},
                                                                   {"ties.support_degree", {2, 6}},
                                                                   {"ties.weak_degree", {6, 11}},
                                                                   {"staff.per_1000", {4, 9}},
                                                                   {"delivery.capacity_per_staff", {35, 75}},
                                                                   {"money.budget_per_user", {50, 200}},
                                                                   {"organisations.third_sector_share", {0.3, 0.6}},
                                                                   {"organisations.private_share", {0.05, 0.3}}};
    for (const IndicatorMapping& mapping : indicator_mappings()) {
        std::set<double> seen;
        for (const std::string& context : kContexts) {
            INFO(mapping.parameter << " in " << context);
            const double result = value_in(mapping, indicators_of(context));
            const auto bounds = tighter.find(mapping.parameter);
            CHECK(result >= (bounds == tighter.end() ? 0.0 : bounds->second.first));
            CHECK(result <= (bounds == tighter.end() ? 1.0 : bounds->second.second));
            seen.insert(result);
        }
        INFO(mapping.parameter);
        CHECK(seen.size() > 1);
    }
}

TEST_CASE("reference levels hold at the mean of the ten contexts") {
    double staff = 0, hard_to_reach = 0, weak = 0;
    for (const std::string& context : kContexts) {
        const auto indicators = indicators_of(context);
        staff += value_in(mapping_of("staff.per_1000"), indicators) / 10;
        hard_to_reach += value_in(mapping_of("people.hard_to_reach_share"), indicators) / 10;
        weak += value_in(mapping_of("ties.weak_degree"), indicators) / 10;
    }
    CHECK(staff == Approx(6).epsilon(0.01));
    CHECK(hard_to_reach == Approx(0.16).epsilon(0.05));
    CHECK(weak == Approx(8).epsilon(0.01));
}

TEST_CASE("every mapping says what it computes and where that comes from, and no parameter is fed twice") {
    std::set<std::string> parameters;
    for (const IndicatorMapping& mapping : indicator_mappings()) {
        INFO(mapping.parameter);
        CHECK(parameters.insert(mapping.parameter).second);
        CHECK_FALSE(mapping.formula.empty());
        const bool cited =
            mapping.source.find("theory base") != std::string::npos || mapping.source.rfind("assumption: ", 0) == 0;
        CHECK(cited);
        for (const std::string& indicator : mapping.indicators)
            CHECK(mapping.formula.find(indicator) != std::string::npos);
    }
}
