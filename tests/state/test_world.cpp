// The world: rows, columns, memberships, connections and parameters find each other by type.
#include <catch2/catch.hpp>
#include <numeric>

#include "agora/world.h"
#include "tests/run/tiny_model.h"

using namespace agora;
using namespace agora::tiny;

TEST_CASE("populations start empty and columns zero-filled") {
    const Model model = make_tiny_model();
    World world(model, make_key(1, 0));
    CHECK(world.rows(type_id<Person>()) == 0);
    world.resize<Person>(3000);
    CHECK(world.all<Person>().size() == 3000);
    CHECK(world.rows(type_id<Team>()) == 0);
    const auto values = world.values<Amount>();
    REQUIRE(values.size() == 3000);
    CHECK(std::accumulate(values.begin(), values.end(), 0.0) == 0.0);
    CHECK(reinterpret_cast<std::uintptr_t>(values.data()) % 64 == 0);
    CHECK(world.links<Knows>().offsets == std::vector<std::uint32_t>(3001, 0));
    CHECK(world.kind(type_id<Person>()) == 0);
    CHECK(world.kind(type_id<Team>()) == 1);
}

TEST_CASE("only columns that some submodel writes anew are kept twice, transient ones not at all") {
    const Model model = make_tiny_model();
    World world(model, make_key(1, 0));
    world.resize<Person>(100);
    CHECK(world.column(type_id<Swapped>()).next.size() == 400);
    CHECK(world.column(type_id<Before>()).next.size() == 400);
    CHECK(world.column(type_id<Amount>()).next.size() == 0);
    CHECK(world.column(type_id<Half>()).current.size() == 0);
    CHECK(world.bytes() >= 5 * 400 + 2 * 400 + 4 * 101);
}

TEST_CASE("memberships give every parent a range of children and every child its parent") {
    const Model model = make_tiny_model();
    World world(model, make_key(1, 0));
    world.resize<Team>(4);
    world.resize<Person>(6);
    const std::vector<std::uint32_t> sizes{2, 0, 3, 1};
    world.set_members(type_id<TeamPersons>(), sizes);
    CHECK(world.membership(type_id<TeamPersons>()).offsets == std::vector<std::uint32_t>{0, 2, 2, 5, 6});
    CHECK(world.membership(type_id<TeamPersons>()).parents == std::vector<std::uint32_t>{0, 0, 2, 2, 2, 3});
    CHECK(world.members<TeamPersons>({1}).size() == 0);
    const Rows<Person> third = world.members<TeamPersons>({2});
    CHECK(third.first() == 2);
    CHECK(third.last() == 5);
    CHECK(third.contains({4}));
    CHECK_FALSE(third.contains({5}));
}

TEST_CASE("parameters start at their defaults and are set by name") {
    const Model model = make_tiny_model();
    World world(model, make_key(1, 0));
    CHECK(world.params<TinyParams>().gain == 1.0f);
    CHECK(world.params<TinyParams>().greetings == 2);
    CHECK(world.set_parameter("tiny.gain", 2.5));
    CHECK(world.set_parameter("tiny.greetings", 4));
    CHECK(world.params<TinyParams>().gain == 2.5f);
    CHECK(world.params<TinyParams>().greetings == 4);
    CHECK_FALSE(world.set_parameter("tiny.unknown", 1));
    CHECK_FALSE(world.set_parameter("gain", 1));
}

TEST_CASE("large buffers are aligned for huge pages, and moving a buffer moves its memory") {
    Buffer large(std::size_t{5} << 20);
    CHECK(reinterpret_cast<std::uintptr_t>(large.data()) % (std::size_t{2} << 20) == 0);
    CHECK(large.data()[large.size() - 1] == std::byte{0});
    const std::byte* data = large.data();
    Buffer other = std::move(large);
    CHECK(other.data() == data);
    CHECK(other.size() == std::size_t{5} << 20);
    CHECK(Buffer(0).data() == nullptr);
}

TEST_CASE("a world that begins anew is empty and has the parameters it is given") {
    const Model model = make_tiny_model();
    World world(model, make_key(1, 0));
    world.resize<Person>(100);
    std::ranges::fill(world.values<Amount>(), 7.0f);
    world.set_parameter("tiny.greetings", 4);
    world.begin(make_key(2, 0), {{"tiny.gain", {3.0, "a test"}}});
    CHECK(world.key() == make_key(2, 0));
    CHECK(world.rows(type_id<Person>()) == 0);
    CHECK(world.values<Amount>().empty());
    CHECK(world.links<Knows>().offsets.empty());
    CHECK(world.params<TinyParams>().gain == 3.0f);
    CHECK(world.params<TinyParams>().greetings == 2);
    world.resize<Person>(50);
    CHECK(world.values<Amount>()[49] == 0.0f);
}

TEST_CASE("worlds begin alike when they share what was asked for, and no more") {
    const Model model = make_tiny_model();
    const auto world_with = [&](double gain, double greetings) {
        World world(model, {});
        world.begin(make_key(1, 0), {{"tiny.gain", {gain, "a test"}}, {"tiny.greetings", {greetings, "a test"}}});
        return world;
    };
    World made = world_with(1, 2);
    CHECK(world_with(5, 4).begins_like(made));
    CHECK(made.parameter(&TinyParams::greetings) == 2);
    CHECK(world_with(5, 2).begins_like(made));
    CHECK_FALSE(world_with(1, 4).begins_like(made));
    made.set_parameter("tiny.gain", 9);  // what is set must not be taken over where it was something else
    CHECK(world_with(1, 2).begins_like(made));
    CHECK_FALSE(world_with(5, 2).begins_like(made));
    World other_luck = world_with(1, 2);
    other_luck.begin(make_key(1, 1), {});
    CHECK_FALSE(other_luck.begins_like(made));
}

TEST_CASE("a copied population leaves alone the parameters that its making did not ask for") {
    const Model model = make_tiny_model();
    World made(model, make_key(1, 0)), copy(model, make_key(1, 0));
    made.resize<Person>(10);
    std::ranges::fill(made.values<Amount>(), 7.0f);
    made.set_parameter("tiny.gain", 9);
    copy.begin(make_key(1, 0), {{"tiny.greetings", {4.0, "a test"}}});
    copy.resize<Person>(2000);
    copy.copy_population(made);
    CHECK(copy.rows(type_id<Person>()) == 10);
    CHECK(copy.values<Amount>()[9] == 7.0f);
    CHECK(copy.params<TinyParams>().gain == 9.0f);
    CHECK(copy.params<TinyParams>().greetings == 4);
    copy.values<Amount>()[9] = 1.0f;
    CHECK(made.values<Amount>()[9] == 7.0f);
}
