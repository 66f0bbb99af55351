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
