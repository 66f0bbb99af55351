// The worlds of this process: what was populated once is copied for every run that begins alike, into warm memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "agora/scenario.h"
#include "sim/run/run.h"

namespace agora::app {

class Worlds {
  public:
    // Keeps no more than so many bytes of populations, and none that takes more than an eighth of that.
    explicit Worlds(std::size_t most_bytes) : most_bytes_(most_bytes) {}

    // Like agora::populate, and with the same bits. Several runs may ask at once.
    Populated populate(const Model& model, const Scenario& scenario, std::uint32_t replicate, Executor& executor);

    // Takes a world back whose run is over, so that the next one finds its memory.
    void take_back(World world);

    std::size_t kept() const { return kept_.size(); }

  private:
    struct Kept {
        std::shared_ptr<const World> world;
        Setup setup;
        std::uint64_t last_use;
    };

    World empty_world(const Model& model);
    std::shared_ptr<const World> find(const World& begun, const Setup& setup);
    void keep(const World& world, const Scenario& scenario);
    bool is_small(const World& world) const { return world.bytes() <= most_bytes_ / 8; }

    std::size_t most_bytes_;
    std::mutex mutex_;
    std::vector<Kept> kept_;
    std::vector<World> returned_;  // one for each run that goes on at once, or fewer
    std::size_t kept_bytes_ = 0;
    std::uint64_t uses_ = 0;
};

// Those that all studies of this process share. 256 MiB hold the worlds of 160 replicates of 10,000 citizens.
Worlds& worlds();

}  // namespace agora::app
