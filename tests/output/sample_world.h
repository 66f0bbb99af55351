// A populated world of the sample model, for tests of what a recorder copies out of it.
#pragma once

#include "agora/model.h"
#include "tests/output/sample_study.h"

namespace agora::test {

// Person i: trust i / 1000, joined when i is odd, home i / 10 (none for the first ten); tied to i + 1.
inline void fill_sample_world(World& world, std::uint32_t persons, std::uint32_t teams) {
    world.resize<Person>(persons);
    world.resize<Team>(teams);
    NetworkStore& ties = world.links<Ties>();
    ties.offsets = {0};
    for (std::uint32_t i = 0; i < persons; ++i) {
        world.values<Trust>()[i] = static_cast<float>(i) / 1000;
        world.values<Skill>()[i] = Unit16(0.5f);
        world.values<Joined>()[i] = i % 2;
        world.values<Home>()[i] = i < 10 ? kNoRow : i / 10;
        if (i + 1 < persons) ties.targets.push_back(i + 1);
        ties.offsets.push_back(static_cast<std::uint32_t>(ties.targets.size()));
    }
    for (std::int32_t& size : world.values<Size>()) size = 7;
}

inline World sample_world(const Model& model, std::uint32_t persons, std::uint32_t replicate = 0,
                          std::uint32_t teams = 5) {
    World world(model, make_key(1, replicate));
    fill_sample_world(world, persons, teams);
    return world;
}

}  // namespace agora::test
