// A matching that covers certain nodes, in a graph made of the agents' places and two nodes for each link.
#include "models/reference/stable_outcome.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace agora::reference {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFu;

// Edmonds' search for one alternating path at a time. A path may end at a node without mate, or at a node that may go
// without one, whose mate it takes: the sets of nodes that matchings cover are those of a matroid.
class Matching {
  public:
    explicit Matching(std::size_t nodes)
        : neighbours_(nodes), mate_(nodes, kNone), parent_(nodes), base_(nodes), may_lose_(nodes, 0) {}

    void join(std::uint32_t a, std::uint32_t b) {
        neighbours_[a].push_back(b);
        neighbours_[b].push_back(a);
    }
    void match(std::uint32_t a, std::uint32_t b) { mate_[a] = b, mate_[b] = a; }
    void may_lose_mate(std::uint32_t node) { may_lose_[node] = 1; }

    // Gives a node a mate without taking it from a node that needs it; false if that is impossible.
    bool cover(std::uint32_t root) {
        if (mate_[root] != kNone) return true;
        std::uint32_t node = search(root);
        if (node == kNone) return false;
        while (node != kNone) {
            const std::uint32_t before = parent_[node], next = mate_[before];
            match(node, before);
            node = next;
        }
        return true;
    }

  private:
    std::uint32_t search(std::uint32_t root) {
        outer_.assign(mate_.size(), 0);
        parent_.assign(mate_.size(), kNone);
        std::iota(base_.begin(), base_.end(), 0u);
        queue_.assign(1, root);
        outer_[root] = 1;
        for (std::size_t head = 0; head < queue_.size(); ++head) {
            const std::uint32_t v = queue_[head];
            if (v != root && may_lose_[v]) {
                const std::uint32_t freed = mate_[v];
                mate_[v] = mate_[freed] = kNone;
                return freed;
            }
            for (const std::uint32_t to : neighbours_[v]) {
                if (base_[v] == base_[to] || mate_[v] == to) continue;
                if (to == root || (mate_[to] != kNone && parent_[mate_[to]] != kNone)) {
                    contract(v, to);
                } else if (parent_[to] == kNone) {
                    parent_[to] = v;
                    if (mate_[to] == kNone) return to;
                    outer_[mate_[to]] = 1;
                    queue_.push_back(mate_[to]);
                }
            }
        }
        return kNone;
    }

    std::uint32_t common_base(std::uint32_t a, std::uint32_t b) {
        std::vector<char> passed(mate_.size(), 0);
        while (true) {
            a = base_[a];
            passed[a] = 1;
            if (mate_[a] == kNone) break;
            a = parent_[mate_[a]];
        }
        for (b = base_[b]; !passed[b]; b = base_[parent_[mate_[b]]]) {
        }
        return b;
    }

    void mark(std::uint32_t v, std::uint32_t base, std::uint32_t child) {
        while (base_[v] != base) {
            in_blossom_[base_[v]] = in_blossom_[base_[mate_[v]]] = 1;
            parent_[v] = child;
            child = mate_[v];
            v = parent_[child];
        }
    }

    void contract(std::uint32_t v, std::uint32_t to) {
        const std::uint32_t base = common_base(v, to);
        in_blossom_.assign(mate_.size(), 0);
        mark(v, base, to);
        mark(to, base, v);
        for (std::uint32_t i = 0; i < base_.size(); ++i) {
            if (!in_blossom_[base_[i]]) continue;
            base_[i] = base;
            if (outer_[i]) continue;
            outer_[i] = 1;
            queue_.push_back(i);
        }
    }

    std::vector<std::vector<std::uint32_t>> neighbours_;
    std::vector<std::uint32_t> mate_, parent_, base_, queue_;
    std::vector<char> may_lose_, outer_, in_blossom_;
};

}  // namespace

bool can_fill(std::span<const Places> agents, std::span<const PairOfAgents> links) {
    std::vector<std::uint32_t> first_place(agents.size() + 1, 0);
    for (std::size_t i = 0; i < agents.size(); ++i) first_place[i + 1] = first_place[i] + agents[i].count;
    const std::uint32_t places = first_place.back();
    // An unused link has its two nodes matched to each other; a used one has each matched to a place of its agent.
    Matching matching(places + 2 * links.size());
    for (std::uint32_t l = 0; l < links.size(); ++l) {
        const std::uint32_t ends = places + 2 * l;
        matching.join(ends, ends + 1);
        matching.match(ends, ends + 1);
        for (std::uint32_t end = 0; end < 2; ++end)
            for (std::uint32_t p = first_place[links[l][end]]; p < first_place[links[l][end] + 1ull]; ++p)
                matching.join(ends + end, p);
    }
    for (std::size_t i = 0; i < agents.size(); ++i)
        for (std::uint32_t p = first_place[i]; p < first_place[i + 1] && !agents[i].must_fill; ++p)
            matching.may_lose_mate(p);
    for (std::size_t i = 0; i < agents.size(); ++i)
        for (std::uint32_t p = first_place[i]; p < first_place[i + 1] && agents[i].must_fill; ++p)
            if (!matching.cover(p)) return false;
    return true;
}

bool has_stable_outcome(std::span<const std::uint32_t> places, std::span<const Gain> links) {
    const std::vector<std::int64_t> doubled = doubled_prices(places, links);
    std::vector<Places> open;
    for (std::size_t i = 0; i < places.size(); ++i) open.push_back({places[i], doubled[i] > 0});
    std::vector<PairOfAgents> in_balance;
    std::vector<std::uint32_t> choices(places.size(), 0);
    for (const Gain& link : links) {
        const std::int64_t left = 2 * link.gain - doubled[link.a] - doubled[link.b];
        if (link.gain <= 0 || left < 0) continue;
        for (const std::uint32_t end : {link.a, link.b}) left > 0 ? --open[end].count : ++choices[end];
        if (left == 0) in_balance.push_back({link.a, link.b});
    }
    for (std::size_t i = 0; i < open.size(); ++i)
        if (!open[i].must_fill) open[i].count = std::min(open[i].count, choices[i]);
    return can_fill(open, in_balance);
}

}  // namespace agora::reference
