// A small model for the tests of the input layer: parameters of two kinds, mappings, metrics, a column and a submodel.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "agora/model.h"

namespace agora::input_test {

struct PlacesParams {
    float population = 1000000.0f;
    std::int32_t localities = 15;
};
struct PeopleParams {
    float unemployment = 0.07f;
    float trust_mean = 0.5f;
};
struct StaffParams {
    float per_1000 = 6.0f;
    float memory = 0.9f;
};
struct CoachingParams {
    float level = 0.0f;
    std::int32_t places = 10;
};

struct Villager {
    static constexpr EntityInfo info{"villager", "Someone who lives here."};
};
struct Trust : Column<Villager, float> {
    static constexpr ColumnInfo info{"trust", "1", {0, 0.9f}, "Trust in services."};
};

inline void forget(Rows<Villager> villagers, Own<Trust> trust, Write<Trust> next) {
    for (const Row<Villager> i : villagers) next[i] = 0.9f * trust[i];
}
inline void sum_trust(Rows<Villager> villagers, Own<Trust> trust, Sums<2> sums) {
    for (const Row<Villager> i : villagers) sums[0] += static_cast<double>(trust[i]), sums[1] += 1;
}

inline std::vector<ParameterGroup> parameter_groups() {
    return {
        describe<PlacesParams>("places", {{&PlacesParams::population,
                                           "population",
                                           "persons",
                                           {1000, 2e9},
                                           "People who live here.",
                                           "indicator",
                                           When::at_start},
                                          {&PlacesParams::localities,
                                           "localities",
                                           "1",
                                           {1, 5000},
                                           "Towns and villages.",
                                           "indicator",
                                           When::at_start}}),
        describe<PeopleParams>("people", {{&PeopleParams::unemployment,
                                           "unemployment",
                                           "1",
                                           {0, 0.6},
                                           "Share without work.",
                                           "indicator",
                                           When::at_start},
                                          {&PeopleParams::trust_mean,
                                           "trust_mean",
                                           "1",
                                           {0, 1},
                                           "Mean trust at the start.",
                                           "indicator",
                                           When::at_start}}),
        describe<StaffParams>(
            "staff",
            {{&StaffParams::per_1000, "per_1000", "1/1000 persons", {0.5, 50}, "Staff a place has.", "indicator"},
             {&StaffParams::memory,
              "memory",
              "1/month",
              {0.8, 0.98},
              "Share still felt | remembered.",
              "Slovic 1993"}}),
        describe<CoachingParams>(
            "coaching",
            {{&CoachingParams::level, "level", "1", {0, 1}, "How much coaching there is.", "assumption: a lever"},
             {&CoachingParams::places, "places", "1", {1, 100}, "Places where it is given.", "assumption: a lever"}}),
    };
}

using Values = std::span<const double>;

inline std::vector<IndicatorMapping> mappings() {
    return {
        {"places.population", {"population_total"}, "population_total", "as published", [](Values v) { return v[0]; }},
        {"places.localities",
         {"municipalities", "population_total"},
         "the smaller of municipalities and population_total / 3000",
         "assumption: no locality is smaller",
         [](Values v) { return std::min(v[0], v[1] / 3000); }},
        {"people.unemployment",
         {"unemployment_rate"},
         "unemployment_rate / 100",
         "as published",
         [](Values v) { return v[0] / 100; }},
        {"people.trust_mean",
         {"trust_government"},
         "trust_government / 100",
         "as published",
         [](Values v) { return v[0] / 100; }},
    };
}

inline Model village() {
    Model model;
    model.name = "village";
    model.title = "Village of the tests";
    model.step_name = "month";
    add_entities<Villager>(model);
    add_columns<Trust>(model);
    model.parameters = parameter_groups();
    model.mappings = mappings();
    model.passes = {{"memory", "What is remembered.", {submodel<forget>("M1 forgetting", "Trust fades.")}}};
    model.tallies = {tally<sum_trust>(
        "trust",
        {{"mean_trust", "1", "Mean trust of all.", {0, 1}, "Slovic 1993", [](Values s) { return s[0] / s[1]; }}})};
    return model;
}

// A second model, without places.population, for mistakes between models.
inline Model island() {
    Model model;
    model.name = "island";
    model.title = "Island of the tests";
    model.parameters = {describe<CoachingParams>(
        "coaching",
        {{&CoachingParams::level, "level", "1", {0, 1}, "How much coaching there is.", "assumption: a lever"},
         {&CoachingParams::places, "places", "1", {1, 100}, "Places where it is given.", "assumption: a lever"}})};
    return model;
}

// A third model, whose scenarios may give links and initial values, with choices among names.
struct NetworkParams {
    std::int32_t generator = 0;
    std::int32_t nodes = 10;
    std::int32_t directed = 0;
};
struct RuleParams {
    std::int32_t update = 0;
};
struct Knot {
    static constexpr EntityInfo info{"knot", "Someone tied to others."};
};
struct Opinion : Column<Knot, float> {
    static constexpr ColumnInfo info{"opinion", "1", {0, 100}, "What they think."};
};
struct Adopted : Column<Knot, std::uint8_t> {
    static constexpr ColumnInfo info{"adopted", "1", {0, 1}, "Whether they have it."};
};

inline Model web() {
    Model model;
    model.name = "web";
    model.title = "Web of the tests";
    add_entities<Knot>(model);
    add_columns<Opinion, Adopted>(model);
    model.agents = type_id<Knot>();
    model.takes_network = true;
    model.given = {type_id<Opinion>(), type_id<Adopted>()};
    model.parameters = {describe<NetworkParams>("network", {{&NetworkParams::generator,
                                                             "generator",
                                                             "1",
                                                             {0, 2},
                                                             "Who is tied to whom.",
                                                             "assumption: a choice",
                                                             When::at_start,
                                                             {"ring", "complete", "none"}},
                                                            {&NetworkParams::nodes,
                                                             "nodes",
                                                             "1",
                                                             {1, 1000},
                                                             "How many there are.",
                                                             "assumption: small",
                                                             When::at_start},
                                                            {&NetworkParams::directed,
                                                             "directed",
                                                             "1",
                                                             {0, 1},
                                                             "Whether links have a direction.",
                                                             "assumption: a choice",
                                                             When::at_start,
                                                             {"no", "yes"}}}),
                        describe<RuleParams>("rule", {{&RuleParams::update,
                                                       "update",
                                                       "1",
                                                       {0, 1},
                                                       "Who changes in a step.",
                                                       "assumption: a choice",
                                                       When::any_time,
                                                       {"everyone", "one-by-one"}}})};
    return model;
}

inline const std::vector<Model>& models() {
    static const std::vector<Model> all{village(), island(), web()};
    return all;
}

}  // namespace agora::input_test
