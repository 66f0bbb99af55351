// Yardstick of workload (e): a grid of 1000 × 1000 cells, four fifths full, whose unhappy agents look elsewhere.
#include <algorithm>
#include <atomic>
#include <cmath>

#include "tests/bench/yardsticks/yardstick.h"

using namespace agora;
using namespace agora::yardstick;

namespace {

constexpr std::uint32_t kWidth = 1000, kCells = kWidth * kWidth, kNobody = 0xFFFFFFFFu;
constexpr float kTolerance = 0.375f;

struct Grid {
    std::vector<std::uint8_t> kind = std::vector<std::uint8_t>(kCells, 0), next = kind;
    std::vector<std::uint32_t> asks = std::vector<std::uint32_t>(kCells, kNobody), admits = asks;
};

struct Request {
    std::uint32_t to, from;
};

bool unhappy(const std::uint8_t* kind, std::uint32_t cell) {
    const std::uint32_t x = cell % kWidth, y = cell / kWidth;
    const std::uint32_t left = x == 0 ? kWidth - 1 : x - 1, right = x + 1 == kWidth ? 0 : x + 1;
    const std::uint32_t above = (y == 0 ? kWidth - 1 : y - 1) * kWidth, here = y * kWidth,
                        below = (y + 1 == kWidth ? 0 : y + 1) * kWidth;
    std::uint32_t all = 0, like = 0;
    for (const std::uint32_t n :
         {above + left, above + x, above + right, here + left, here + right, below + left, below + x, below + right}) {
        all += kind[n] != 0;
        like += kind[n] == kind[cell];
    }
    return static_cast<float>(like) < kTolerance * static_cast<float>(all);
}

void look(Grid& g, std::vector<Request>& out, Part part, std::uint32_t step, RandomKey key) {
    out.clear();
    for (std::uint32_t c = part.first; c < part.last; ++c) {
        g.asks[c] = g.admits[c] = kNobody;
        if (g.kind[c] == 0 || !unhappy(g.kind.data(), c)) continue;
        const auto word = std::uint64_t{draws(key, 0, c, step, Purpose::relocation).word(0)};
        const auto target = static_cast<std::uint32_t>(word * kCells >> 32);
        if (g.kind[target] != 0) continue;
        g.asks[c] = target;
        out.push_back({target, c});
    }
}

// Requests of all threads in the order of the askers, then one admitted for each cell asked for.
void admit(Grid& g, const std::vector<std::vector<Request>>& asked, std::uint32_t step, RandomKey key) {
    std::vector<Request> all;
    for (const auto& part : asked) all.insert(all.end(), part.begin(), part.end());
    std::stable_sort(all.begin(), all.end(), [](const Request& a, const Request& b) { return a.to < b.to; });
    for (std::size_t first = 0, last = 0; first < all.size(); first = last) {
        while (last < all.size() && all[last].to == all[first].to) ++last;
        const auto word = std::uint64_t{draws(key, 0, all[first].to, step, Purpose::decision).word(0)};
        g.admits[all[first].to] = all[first + (word * (last - first) >> 32)].from;
    }
}

void move(Grid& g, Part part) {
    for (std::uint32_t c = part.first; c < part.last; ++c) {
        std::uint8_t kind = g.kind[c];
        if (g.admits[c] != kNobody) kind = g.kind[g.admits[c]];
        if (g.asks[c] != kNobody && g.admits[g.asks[c]] == c) kind = 0;
        g.next[c] = kind;
    }
}

}  // namespace

int main(int count, char** words) {
    const Options options = read_options(count, words);
    const RandomKey key = make_key(1, 0);
    Grid g;
    const double agents = std::round(kCells * static_cast<double>(0.8f)), firsts = std::round(agents * 0.5);
    const Permutation order = order_of(kCells, draws(key, 0, 0, kSetupStep, Purpose::node_order));
    for (std::uint32_t c = 0; c < kCells; ++c) g.kind[c] = order(c) < firsts ? 1 : (order(c) < agents ? 2 : 0);
    std::vector<std::vector<Request>> asked(options.threads);
    const double seconds = seconds_of(options.threads, [&](std::uint32_t thread, const auto& wait) {
        const Part part = part_of(kCells, thread, options.threads);
        for (std::uint32_t step = 0; step < options.steps; ++step) {
            look(g, asked[thread], part, step, key);
            wait();
            if (thread == 0) admit(g, asked, step, key);
            wait();
            move(g, part);
            wait();
            if (thread == 0) g.kind.swap(g.next);
            wait();
        }
    });
    print("schelling", options, std::uint64_t{kCells} * options.steps, seconds,
          hash_of(std::span<const std::uint8_t>(g.kind)));
}
