// Augments a matching in the double cover along cheapest paths, with potentials that keep all lengths from 0 up.
#include "models/reference/fractional_matching.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <utility>

namespace agora::reference {
namespace {

constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max();
constexpr std::uint32_t kNone = 0xFFFFFFFFu;

// Arcs from the left side of one agent to the right side of another, each used or not. A source leads to the left sides
// as often as their agents have places, and the right sides to a sink.
class DoubleCover {
  public:
    DoubleCover(std::span<const std::uint32_t> places, std::span<const Gain> links)
        : agents_(static_cast<std::uint32_t>(places.size())),
          open_(2 * places.size()),
          arcs_at_(2 * places.size()),
          potential_(2 * places.size(), 0) {
        std::ranges::copy(places, open_.begin());
        std::ranges::copy(places, open_.begin() + agents_);
        for (const Gain& link : links)
            if (link.gain > 0) add(link.a, link.b, link.gain), add(link.b, link.a, link.gain);
        // Shortest ways from the source while nothing is used; gains are negative lengths.
        for (const Arc& arc : arcs_) potential_[arc.right] = std::min(potential_[arc.right], -arc.gain);
        for (const std::int64_t length : potential_) sink_ = std::min(sink_, length);
    }

    // Uses one more path, if that gains anything. Potentials end where source and sink have the same.
    bool augment() {
        search();
        const bool gains = to_sink_ < -sink_;
        const std::int64_t most = gains ? to_sink_ : -sink_;
        for (std::size_t v = 0; v < potential_.size(); ++v) potential_[v] += std::min(distance_[v], most);
        sink_ += most;
        if (gains) use_path();
        return gains;
    }

    // The prices of both sides of an agent together, once nothing gains any more.
    std::int64_t price(std::uint32_t agent) const {
        const std::int64_t none = 0;
        return std::max(none, potential_[agent]) + std::max(none, -potential_[agents_ + agent]);
    }

  private:
    struct Arc {
        std::uint32_t left, right;
        std::int64_t gain;
        bool is_used;
    };

    void add(std::uint32_t a, std::uint32_t b, std::int64_t gain) {
        for (const std::uint32_t node : {a, agents_ + b})
            arcs_at_[node].push_back(static_cast<std::uint32_t>(arcs_.size()));
        arcs_.push_back({a, agents_ + b, gain, false});
    }

    void reach(std::uint32_t node, std::int64_t distance, std::uint32_t arc) {
        if (distance >= distance_[node]) return;
        distance_[node] = distance;
        came_by_[node] = arc;
        queue_.push({distance, node});
    }

    // Dijkstra's search. What is farther than the sink, or gains nothing, need not be known exactly.
    void search() {
        distance_.assign(potential_.size(), kFar);
        came_by_.assign(potential_.size(), kNone);
        to_sink_ = kFar;
        queue_ = {};
        for (std::uint32_t i = 0; i < agents_; ++i)
            if (open_[i] > 0) reach(i, -potential_[i], kNone);
        while (!queue_.empty()) {
            const auto [distance, node] = queue_.top();
            queue_.pop();
            if (distance >= std::min(to_sink_, -sink_)) return;
            if (distance > distance_[node]) continue;
            if (node >= agents_ && open_[node] > 0 && distance + potential_[node] - sink_ < to_sink_) {
                to_sink_ = distance + potential_[node] - sink_;
                last_ = node;
            }
            for (const std::uint32_t a : arcs_at_[node]) {
                const Arc& arc = arcs_[a];
                const std::int64_t length = potential_[arc.left] - arc.gain - potential_[arc.right];
                if (node == arc.left && !arc.is_used) reach(arc.right, distance + length, a);
                if (node == arc.right && arc.is_used) reach(arc.left, distance - length, a);
            }
        }
    }

    void use_path() {
        --open_[last_];
        std::uint32_t node = last_;
        while (came_by_[node] != kNone) {
            Arc& arc = arcs_[came_by_[node]];
            arc.is_used = !arc.is_used;
            node = node == arc.left ? arc.right : arc.left;
        }
        --open_[node];
    }

    using Reached = std::pair<std::int64_t, std::uint32_t>;
    std::uint32_t agents_;
    std::vector<std::uint32_t> open_;  // places left on each side
    std::vector<Arc> arcs_;
    std::vector<std::vector<std::uint32_t>> arcs_at_;
    std::vector<std::int64_t> potential_, distance_;  // potentials relative to the source
    std::vector<std::uint32_t> came_by_;
    std::priority_queue<Reached, std::vector<Reached>, std::greater<>> queue_;
    std::int64_t sink_ = 0, to_sink_ = kFar;
    std::uint32_t last_ = kNone;
};

}  // namespace

std::vector<std::int64_t> doubled_prices(std::span<const std::uint32_t> places, std::span<const Gain> links) {
    DoubleCover cover(places, links);
    while (cover.augment()) {
    }
    std::vector<std::int64_t> out(places.size());
    for (std::uint32_t i = 0; i < out.size(); ++i) out[i] = cover.price(i);
    return out;
}

}  // namespace agora::reference
