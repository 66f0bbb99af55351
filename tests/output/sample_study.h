// A small model and invented results of it, with labels that are hard to store, for tests that need no engine.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "agora/model.h"
#include "sim/output/result_file.h"

namespace agora::test {

struct Person {
    static constexpr EntityInfo info{"person", "Someone who may join.", 1024};
};
struct Team {
    static constexpr EntityInfo info{"team", "A group of persons.", 64};
};
struct Trust : Column<Person, float> {
    static constexpr ColumnInfo info{"trust", "1", {0, 1}, "Trust in the service."};
};
struct Skill : Column<Person, Unit16> {
    static constexpr ColumnInfo info{"skill", "1", {0, 1}, "Digital skill."};
};
struct Joined : Column<Person, std::uint8_t> {
    static constexpr ColumnInfo info{"joined", "1", {0, 1}, "Whether the person has joined."};
};
struct Home : Column<Person, std::uint32_t> {
    static constexpr ColumnInfo info{"home", "1", {0, 1000}, "Row of the team at home, if any."};
};
struct Pair {
    float a, b;
};
struct Memory : Column<Person, Pair> {
    static constexpr ColumnInfo info{"memory", "1", {0, 1}, "A record, which snapshots skip."};
};
struct Scratch : Column<Person, float, Lifetime::pass> {
    static constexpr ColumnInfo info{"scratch", "1", {0, 1}, "Lives inside one pass."};
};
inline constexpr Components kTopics{"topic", {"need", "design", "cost"}};
struct Voice : Column<Person, std::array<float, 3>> {
    static constexpr ColumnInfo info{"voice", "1", {0, 1}, "What the person wants.", kTopics};
};
struct Views : Column<Person, std::array<Unit16, 3>> {
    static constexpr ColumnInfo info{"views", "1", {0, 1}, "What the person thinks.", kTopics};
};
struct Hours : Column<Person, Scaled16<64>> {
    static constexpr ColumnInfo info{"hours", "hour", {0, 64}, "Time the person has."};
};
struct TeamPersons : Membership<Team, Person> {
    static constexpr ConnectionInfo info{"team_persons", "Persons of a team."};
};
struct Size : Column<Team, std::int32_t> {
    static constexpr ColumnInfo info{"size", "persons", {0, 100}, "Members."};
};
struct Ties : Network<Person, Person> {
    static constexpr ConnectionInfo info{"ties", "Who knows whom."};
};

struct JoinParams {
    float threshold = 0.5f;
    std::int32_t seats = 3;
    std::int32_t rule = 1;
};

inline void count_joined(Rows<Person> persons, Own<Joined> joined, Sums<2> sums) {
    for (const Row<Person> i : persons) {
        sums[0] += joined[i];
        sums[1] += 1;
    }
}

inline Model sample_model() {
    Model model;
    model.name = "sample";
    model.title = "A sample for tests";
    model.step_name = "month";
    add_entities<Person, Team>(model);
    add_columns<Trust, Skill, Joined, Home, Memory, Scratch, Size>(model);
    add_networks<Ties>(model);
    model.parameters.push_back(describe<JoinParams>(
        "joining", {{&JoinParams::threshold, "threshold", "1", {0, 1}, "Trust needed to join.", "assumption: a half"},
                    {&JoinParams::seats, "seats", "persons", {1, 9}, "Seats in a team.", "Jøsang & Ismail 2002"},
                    {&JoinParams::rule,
                     "rule",
                     "1",
                     {0, 1},
                     "Who may join.",
                     "assumption",
                     When::any_time,
                     {"anyone", "invited-only"}}}));
    model.tallies.push_back(tally<&count_joined>(
        "joined", {{"joined_share",
                    "1",
                    "Share of persons who have joined.",
                    {0, 1},
                    "definition",
                    [](std::span<const double> s) { return s[0] / s[1]; }},
                   {"persons", "persons", "Persons alive.", {0, 1e9}, "definition", [](std::span<const double> s) {
                        return s[1];
                    }}}));
    model.key_metrics = {"joined_share", "persons"};
    model.agents = type_id<Person>();
    model.recorded = {type_id<Team>()};
    return model;
}

inline Scenario sample_scenario(const std::string& name, std::uint32_t replicates, std::uint32_t steps) {
    Scenario s;
    s.model = "sample";
    s.name = name;
    s.title = "Scenario " + name;
    s.context = "LTU";
    s.seed = 9007199254740993u;  // not representable as a double
    s.replicates = replicates;
    s.steps = steps;
    s.parameters = {{"joining.threshold", {0.25, "sample.yaml:3"}}, {"joining.seats", {3, "default"}}};
    s.indicators = {{"population", 2794090, "persons", 2020, "Statistics Lithuania, Šiauliai", "CC BY 4.0", "", "f:1"}};
    s.resolved_text = "model: sample\nname: " + name + "\n";
    return s;
}

// Labels with ė and ß; the first design is shorter and has fewer replicates than the second.
inline std::vector<Scenario> sample_scenarios() {
    std::vector<Scenario> scenarios{sample_scenario("Panevėžys", 2, 12), sample_scenario("Gießen", 3, 24)};
    scenarios[1].context = "";
    scenarios[1].policies = {"coaching", "brokers"};
    scenarios[1].interventions = {{6, 3, "joining.threshold", 0.4, "coaching", "coaching.yaml:5"}};
    return scenarios;
}

inline output::StudyInfo sample_info(bool reproducible) {
    return {"Sample study of Panevėžys",
            "agora run sample.yaml",
            "2025-01-01T12:00:00Z",
            "0.1.0",
            "GCC 12",
            "-O3",
            reproducible,
            4};
}

inline output::MicroTable sample_micro() {
    output::MicroTable table{"person", "Someone who may join.", 10, {1, 4, 7}, {1, 12}, {}};
    table.columns.push_back({"trust", "1", "Trust.", std::vector<float>{0.1f, 0.4f, 0.7f, 0.2f, 0.5f, 0.8f}});
    table.columns.push_back({"joined", "1", "Joined.", std::vector<std::int16_t>{0, 0, 1, 1, 0, 255}});
    table.columns.push_back({"home", "1", "Home.", std::vector<std::int32_t>{-1, 0, 1, -1, 0, 1}});
    table.columns.push_back({"offers",
                             "1",
                             "Offers made.",
                             std::vector<double>{1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60},
                             "side",
                             {"first", "second"}});
    table.places.push_back({"team", "Row of the team.", {0, 0, 1}});
    table.left_out = {"memory"};
    return table;
}

// The value stored for a metric, so that readers can be checked: distinct for every place, NaN at the third step.
inline float sample_value(std::size_t metric, std::uint32_t design, std::uint32_t replicate, std::size_t step) {
    if (step == 2) return std::numeric_limits<float>::quiet_NaN();
    const float value = static_cast<float>(design * 1000 + replicate * 100 + step);
    return metric == 0 ? value / 2048.0f : value;
}

inline output::RunResult sample_result(const std::vector<Scenario>& scenarios, std::uint32_t design,
                                       std::uint32_t replicate) {
    constexpr std::size_t metrics = 2, columns = 6;
    const std::uint32_t steps = scenarios[design].steps;
    output::RunResult result;
    result.design = design;
    result.replicate = replicate;
    result.status = output::Status::ok;
    for (std::size_t m = 0; m < metrics; ++m)
        for (std::size_t t = 0; t < steps; ++t) result.metrics.push_back(sample_value(m, design, replicate, t));
    for (std::uint32_t i = 0; i < steps * columns; ++i) result.trace.push_back(0xF0000000u + i);
    result.fingerprint = 0xFEDCBA9876543210u + replicate;
    result.agents = 10;
    result.seconds = 0.5;
    result.peak_rss_bytes = 1 << 20;
    result.report.timings = {{"act", "joining", 0.25, 10ull * steps}};
    if (design == 0) result.micro = {sample_micro()};
    if (design == 0) result.edges = {{"ties", "Who knows whom.", "person", "person", 2, {1, 4}, {4, 7}}};
    return result;
}

}  // namespace agora::test
