// A model for tests of the engine: persons in teams who grow, remember, greet and look at each other.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "agora/model.h"

namespace agora::tiny {

struct Person {
    static constexpr EntityInfo info{"person", "Somebody.", 16};
};
struct Team {
    static constexpr EntityInfo info{"team", "Where persons belong.", 4};
};

template <class T>
using PersonColumn = Column<Person, T>;

struct Amount : PersonColumn<float> {
    static constexpr ColumnInfo info{"amount", "1", {0, 1e6f}, "Grows."};
};
struct Before : PersonColumn<float> {
    static constexpr ColumnInfo info{"before", "1", {0, 1e6f}, "The value before it grew."};
};
struct Swapped : PersonColumn<float> {
    static constexpr ColumnInfo info{"swapped", "1", {0, 1e6f}, "Written anew each step, read one pass later."};
};
struct NeighbourSum : PersonColumn<float> {
    static constexpr ColumnInfo info{"neighbour_sum", "1", {0, 1e6f}, "Sum over the values of those known."};
};
struct Luck : PersonColumn<float> {
    static constexpr ColumnInfo info{"luck", "1", {0, 1}, "A draw."};
};
struct Half : Column<Person, float, Lifetime::pass> {
    static constexpr ColumnInfo info{"half", "1", {0, 1e6f}, "Half the value, inside one pass."};
};
struct Trail : Column<Team, std::uint32_t> {
    static constexpr ColumnInfo info{"trail", "1", {0, 4e9f}, "What greetings arrived, in which order."};
};
struct Ascending : Column<Team, std::uint8_t> {
    static constexpr ColumnInfo info{"ascending", "1", {0, 1}, "1 if greetings came in the order of senders."};
};
struct Greetings : Column<Team, std::uint32_t> {
    static constexpr ColumnInfo info{"greetings", "1", {0, 1e6f}, "Greetings received."};
};

struct TeamPersons : Membership<Team, Person> {
    static constexpr ConnectionInfo info{"team_persons", "Persons of a team."};
};
struct Knows : Network<Person, Person> {
    static constexpr ConnectionInfo info{"knows", "Whom a person knows."};
};
struct Greeting : Message<Person, Team> {
    static constexpr ConnectionInfo info{"greeting", "A person greets a team."};
    std::uint32_t sender = 0;
    std::uint32_t number = 0;
};

struct TinyParams {
    float gain = 1.0f;
    std::int32_t greetings = 2;
};

inline void halve(Rows<Person> persons, Own<Amount> value, Write<Half> half) {
    for (const auto i : persons) half[i] = 0.5f * value[i];
}
inline void grow(Rows<Person> persons, Own<Half> half, Update<Amount> value, const TinyParams& p) {
    for (const auto i : persons) value[i] += p.gain * (1.0f + half[i]);
}
inline void remember(Rows<Person> persons, Own<Amount> value, Write<Before> before) {
    for (const auto i : persons) before[i] = value[i];
}
inline void swap(Rows<Person> persons, Own<Swapped> old, Write<Swapped> swapped) {
    for (const auto i : persons) swapped[i] = old[i] + 1.0f;
}
inline void try_luck(Rows<Person> persons, Update<Luck> luck, Random<Person> random, Step step) {
    for (const auto i : persons) luck[i] = random(i, Purpose::tests).uniform(0) * (step.number < 1000 ? 1.0f : 0.0f);
}
// Everybody greets several teams, far from their own.
inline void greet(Rows<Person> persons, Members<TeamPersons> members, ParentOf<TeamPersons> team, Send<Greeting> send,
                  const TinyParams& p) {
    for (const auto i : persons)
        for (std::int32_t n = 0; n < p.greetings; ++n) {
            const std::uint32_t size = members[team[i]].size();
            const std::uint32_t teams = 5;
            send({(i.index * 7 + static_cast<std::uint32_t>(n) + (size > 0 ? 1 : 0)) % teams},
                 Greeting{{}, i.index, static_cast<std::uint32_t>(n)});
        }
}
inline void receive(Rows<Team> teams, Inbox<Greeting> inbox, Update<Trail> trail, Update<Ascending> ascending,
                    Update<Greetings> count) {
    for (const auto t : teams) {
        ascending[t] = 1;
        trail[t] = 0;
        count[t] = static_cast<std::uint32_t>(inbox[t].size());
        std::uint32_t last = 0;
        for (const Greeting& greeting : inbox[t]) {
            const std::uint32_t place = greeting.sender * 8 + greeting.number;
            if (place < last) ascending[t] = 0;
            last = place;
            trail[t] = trail[t] * 31 + place;
        }
    }
}
inline void look(Rows<Person> persons, Links<Knows> knows, Read<Amount> value, Update<NeighbourSum> sum) {
    for (const auto i : persons) {
        sum[i] = 0;
        for (const auto other : knows[i]) sum[i] += value[other];
    }
}
inline void sum_values(Rows<Person> persons, Own<Amount> value, Read<Luck> luck, Sums<3> sums) {
    for (const auto i : persons) {
        sums[0] += 1;
        sums[1] += static_cast<double>(value[i]);
        sums[2] += static_cast<double>(luck[i]);
    }
}

constexpr std::uint32_t kPersons = 100, kTeams = 5;

// Person i starts at i, belongs to one of five teams and knows the next two persons.
inline std::string fill(World& world, const Setup&, Executor&) {
    world.resize<Person>(kPersons);
    world.resize<Team>(kTeams);
    const std::vector<std::uint32_t> sizes{30, 0, 20, 25, 25};
    world.set_members(type_id<TeamPersons>(), sizes);
    NetworkStore& knows = world.links<Knows>();
    knows = {{0}, {}};
    for (std::uint32_t i = 0; i < kPersons; ++i) {
        world.values<Amount>()[i] = static_cast<float>(i);
        for (std::uint32_t next = i + 1; next < std::min(kPersons, i + 3); ++next) knows.targets.push_back(next);
        knows.offsets.push_back(static_cast<std::uint32_t>(knows.targets.size()));
    }
    return "";
}

inline Model make_tiny_model() {
    using P = TinyParams;
    Model model;
    model.name = "tiny";
    add_entities<Person, Team>(model);
    add_columns<Amount, Before, Swapped, NeighbourSum, Luck, Half, Trail, Ascending, Greetings>(model);
    add_memberships<TeamPersons>(model);
    add_networks<Knows>(model);
    add_messages<Greeting>(model);
    model.parameters.push_back(
        describe<P>("tiny", {{&P::gain, "gain", "1", {0, 10}, "Growth in a step.", "a test"},
                             {&P::greetings, "greetings", "1", {0, 5}, "Greetings of a person.", "a test"}}));
    model.passes.push_back({"grow",
                            "Persons act.",
                            {submodel<&halve>("halve", "prepares"), submodel<&grow>("grow", "grows"),
                             submodel<&remember>("remember", "sees the old value"), submodel<&swap>("swap", "writes"),
                             submodel<&try_luck>("luck", "draws"), submodel<&greet>("greet", "greets")}});
    model.passes.push_back(
        {"look", "Persons look.", {submodel<&receive>("receive", "receives"), submodel<&look>("look", "looks")}});
    model.tallies.push_back(tally<&sum_values>(
        "values", {{"mean_value",
                    "1",
                    "Mean value.",
                    {0, 1e6},
                    "a test",
                    [](std::span<const double> sums) { return sums[1] / sums[0]; }},
                   {"mean_luck", "1", "Mean luck.", {0, 1}, "a test", [](std::span<const double> sums) {
                        return sums[2] / sums[0];
                    }}}));
    model.agents = type_id<Person>();
    model.populate = &fill;
    return model;
}

inline Scenario tiny_scenario(std::uint32_t steps) {
    Scenario scenario;
    scenario.model = scenario.name = "tiny";
    scenario.steps = steps;
    scenario.parameters = {{"tiny.gain", {1.0, "default"}}, {"tiny.greetings", {2.0, "default"}}};
    return scenario;
}

}  // namespace agora::tiny
