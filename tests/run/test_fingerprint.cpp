// Fingerprints: one value in one row of one column is enough to change them, and nothing else does.
#include <catch2/catch.hpp>
#include <set>

#include "sim/core/serial_executor.h"
#include "sim/run/fingerprint.h"
#include "sim/threads/tbb_executor.h"
#include "tests/run/tiny_model.h"

using namespace agora;
using namespace agora::tiny;

namespace {

SerialExecutor executor;

World world_of(const Model& model, std::uint32_t persons) {
    World world(model, make_key(1, 0));
    world.resize<Person>(persons);
    world.resize<Team>(3);
    return world;
}

}  // namespace

TEST_CASE("the smallest change in any row of any column changes the fingerprint") {
    const Model model = make_tiny_model();
    World world = world_of(model, 3000);
    std::set<std::uint64_t> fingerprints{fingerprint(world, executor)};
    for (const std::uint32_t row : {0u, 1u, 1023u, 1024u, 2047u, 2999u}) {
        world.values<Amount>()[row] = 1e-30f;
        fingerprints.insert(fingerprint(world, executor));
        world.values<Amount>()[row] = 0;
        world.values<Luck>()[row] = 1e-30f;
        fingerprints.insert(fingerprint(world, executor));
        world.values<Luck>()[row] = 0;
    }
    world.values<Ascending>()[2] = 1;
    fingerprints.insert(fingerprint(world, executor));
    world.values<Ascending>()[2] = 0;
    CHECK(fingerprints.size() == 14);
    CHECK(fingerprints.count(fingerprint(world, executor)) == 1);
}

TEST_CASE("populations of different size have different fingerprints") {
    const Model model = make_tiny_model();
    std::set<std::uint64_t> fingerprints;
    for (const std::uint32_t persons : {1u, 2u, 1024u, 1025u}) {
        const World world = world_of(model, persons);
        fingerprints.insert(fingerprint(world, executor));
    }
    CHECK(fingerprints.size() == 4);
}

TEST_CASE("the key, parameters and what lives inside a pass are no part of it") {
    const Model model = make_tiny_model();
    World world = world_of(model, 100), other(model, make_key(2, 7));
    other.resize<Person>(100);
    other.resize<Team>(3);
    other.set_parameter("tiny.gain", 7);
    CHECK(fingerprint(world, executor) == fingerprint(other, executor));
}

TEST_CASE("the trace has one hash per lasting column, and shows which column changed") {
    const Model model = make_tiny_model();
    World world = world_of(model, 3000);
    const std::vector<std::uint32_t> before = trace_hashes(world, executor);
    REQUIRE(before.size() == 8);  // nine columns, one of them transient
    world.values<NeighbourSum>()[2500] = 1;
    const std::vector<std::uint32_t> after = trace_hashes(world, executor);
    for (std::size_t c = 0; c < before.size(); ++c) CHECK((before[c] == after[c]) == (c != 3));
}

TEST_CASE("threads do not change fingerprints or traces") {
    const Model model = make_tiny_model();
    World world = world_of(model, 30000);
    for (std::uint32_t i = 0; i < 30000; ++i) world.values<Amount>()[i] = static_cast<float>(i);
    for (const std::size_t threads : {1, 2, 7}) {
        const auto threaded = make_tbb_executor(threads);
        CHECK(fingerprint(world, *threaded) == fingerprint(world, executor));
        CHECK(trace_hashes(world, *threaded) == trace_hashes(world, executor));
    }
}

TEST_CASE("a stride looks at every n-th block") {
    const Model model = make_tiny_model();
    World world = world_of(model, 5000);
    const std::uint64_t every = column_hash(world, 0, executor), third = column_hash(world, 0, executor, 3);
    world.values<Amount>()[1500] = 1;  // in the second block of five; a stride of three sees the first and the fourth
    CHECK(column_hash(world, 0, executor) != every);
    CHECK(column_hash(world, 0, executor, 3) == third);
    world.values<Amount>()[3500] = 1;
    CHECK(column_hash(world, 0, executor, 3) != third);
}
