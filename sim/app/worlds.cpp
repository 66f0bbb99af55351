// Kept worlds are never changed, so that they are copied outside the lock.
#include "sim/app/worlds.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "agora/model.h"

namespace agora::app {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostBytes = std::size_t{256} << 20;
constexpr std::size_t kMostWorlds = 1024;  // looking through more would cost more than a tiny world does

// Networks are compared by identity: runs of one study that read the same file share it.
bool is_same(const Setup& a, const Setup& b) {
    const auto is_same_column = [](const GivenColumn& x, const GivenColumn& y) {
        return x.column == y.column && x.values == y.values;
    };
    return a.scale == b.scale && a.network == b.network && std::ranges::equal(a.agents, b.agents, is_same_column);
}

// Of a world and of what it was given.
std::size_t bytes_of(const World& world, const Setup& setup) {
    std::size_t bytes = world.bytes();
    for (const GivenColumn& column : setup.agents) bytes += column.values.size() * sizeof(double);
    return bytes;
}

}  // namespace

Populated Worlds::populate(const Model& model, const Scenario& scenario, std::uint32_t replicate, Executor& executor) {
    const auto begin = Clock::now();
    Populated out{empty_world(model), "", 0};
    out.world.begin(make_key(scenario.seed, replicate), scenario.parameters);
    if (const auto kept = find(out.world, scenario); kept != nullptr) {
        out.world.copy_population(*kept);
    } else {
        out.problem = model.populate(out.world, scenario, executor);
        if (out.problem.empty() && is_small(out.world)) keep(out.world, scenario);
    }
    out.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    return out;
}

World Worlds::empty_world(const Model& model) {
    {
        const std::lock_guard lock(mutex_);
        if (!returned_.empty()) {
            World world = std::move(returned_.back());
            returned_.pop_back();
            if (&world.model() == &model) return world;
        }
    }
    return World(model, {});
}

std::shared_ptr<const World> Worlds::find(const World& begun, const Setup& setup) {
    const std::lock_guard lock(mutex_);
    for (Kept& kept : kept_) {
        if (!begun.begins_like(*kept.world) || !is_same(setup, kept.setup)) continue;
        kept.last_use = ++uses_;
        return kept.world;
    }
    return nullptr;
}

// Two runs that populate the same at once both come here; the copy of the second is the first to go.
void Worlds::keep(const World& world, const Scenario& scenario) {
    auto copy = std::make_shared<World>(world.model(), world.key());
    copy->begin(world.key(), scenario.parameters);
    copy->copy_population(world);
    const std::lock_guard lock(mutex_);
    kept_bytes_ += bytes_of(*copy, scenario);
    kept_.push_back({std::move(copy), scenario, ++uses_});
    while (kept_bytes_ > most_bytes_ || kept_.size() > kMostWorlds) {
        const auto oldest = std::ranges::min_element(kept_, {}, &Kept::last_use);
        kept_bytes_ -= bytes_of(*oldest->world, oldest->setup);
        std::swap(*oldest, kept_.back());
        kept_.pop_back();
    }
}

void Worlds::take_back(World world) {
    if (!is_small(world)) return;
    const std::lock_guard lock(mutex_);
    returned_.push_back(std::move(world));
}

Worlds& worlds() {
    static Worlds all(kMostBytes);
    return all;
}

}  // namespace agora::app
