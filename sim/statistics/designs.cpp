// Latin hypercubes, Sobol' sequences and Morris trajectories.
#include "sim/statistics/designs.h"

#include <algorithm>
#include <boost/random/sobol.hpp>
#include <numeric>
#include <span>
#include <utility>

#include "sim/statistics/stream.h"

namespace agora::statistics {
namespace {

using SobolEngine = boost::random::sobol_engine<std::uint32_t, 32>;

constexpr std::uint32_t kCandidates = 100;
constexpr std::size_t kMostRowsCompared = 10000;

std::vector<std::size_t> random_order(std::size_t size, Stream& random) {
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t left = size; left > 1; --left) std::swap(order[left - 1], order[random.below(left)]);
    return order;
}

std::vector<double> drawn_hypercube(std::size_t rows, std::size_t inputs, Stream random) {
    std::vector<double> points(rows * inputs);
    for (std::size_t i = 0; i < inputs; ++i) {
        const std::vector<std::size_t> parts = random_order(rows, random);
        for (std::size_t r = 0; r < rows; ++r)
            points[r * inputs + i] = (static_cast<double>(parts[r]) + random.uniform()) / static_cast<double>(rows);
    }
    return points;
}

double squared_distance(std::span<const double> a, std::span<const double> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

// The least squared distance between two points, or any value up to `enough` as soon as it is known to be no larger.
double least_distance(std::span<const double> points, std::size_t inputs, double enough) {
    double least = static_cast<double>(inputs);
    for (std::size_t a = 0; a < points.size(); a += inputs)
        for (std::size_t b = 0; b < a; b += inputs) {
            least = std::min(least, squared_distance(points.subspan(a, inputs), points.subspan(b, inputs)));
            if (least <= enough) return least;
        }
    return least;
}

// Every node of the binary tree of digits decides by its own draw whether the two halves below it change places.
std::uint32_t owen_scrambled(std::uint32_t digits, RandomKey key, std::uint32_t input) {
    std::uint32_t out = 0;
    for (int level = 0; level < 32; ++level) {
        const std::uint64_t node = (std::uint64_t{1} << level) | (std::uint64_t{digits} >> (32 - level));
        const std::uint32_t flip = Draws(key, node, input, Purpose::estimation).word(0) >> 31;
        out = (out << 1) | (((digits >> (31 - level)) & 1) ^ flip);
    }
    return out;
}

// Appends one walk: it starts at the near end of every input's step and takes the steps in random order.
void add_trajectory(std::vector<double>& points, std::size_t inputs, std::size_t levels, Stream random) {
    const double last = static_cast<double>(levels - 1), step = static_cast<double>(levels / 2) / last;
    std::vector<double> at(inputs), after(inputs);
    for (std::size_t i = 0; i < inputs; ++i) {
        at[i] = static_cast<double>(random.below(levels / 2)) / last;
        after[i] = at[i] + step;
        if (random.uniform() < 0.5) std::swap(at[i], after[i]);
    }
    points.insert(points.end(), at.begin(), at.end());
    for (const std::size_t i : random_order(inputs, random)) {
        at[i] = after[i];
        points.insert(points.end(), at.begin(), at.end());
    }
}

}  // namespace

std::vector<double> latin_hypercube(std::size_t rows, std::size_t inputs, std::uint64_t seed) {
    std::vector<double> best = drawn_hypercube(rows, inputs, Stream(seed, 0));
    if (rows > kMostRowsCompared) return best;
    double widest = least_distance(best, inputs, 0);
    for (std::uint32_t candidate = 1; candidate < kCandidates; ++candidate) {
        std::vector<double> drawn = drawn_hypercube(rows, inputs, Stream(seed, candidate));
        const double least = least_distance(drawn, inputs, widest);
        if (least <= widest) continue;
        widest = least;
        best = std::move(drawn);
    }
    return best;
}

std::vector<double> sobol_sequence(std::size_t first, std::size_t rows, std::size_t inputs, std::uint64_t seed) {
    std::vector<double> points;
    if (inputs == 0) return points;
    points.reserve(rows * inputs);
    const RandomKey key = make_key(seed, 0);
    SobolEngine engine(inputs);
    // Boost leaves out the first point of the sequence, 0, without which no part of it is a net.
    if (first > 0) engine.seed(static_cast<std::uint32_t>(first - 1));
    for (std::size_t r = first; r < first + rows; ++r)
        for (std::uint32_t i = 0; i < inputs; ++i)
            points.push_back(0x1p-32 * owen_scrambled(r == 0 ? 0 : engine(), key, i));
    return points;
}

std::vector<double> saltelli_points(std::size_t first, std::size_t rows, std::size_t inputs, std::uint64_t seed) {
    const std::vector<double> pairs = sobol_sequence(first, rows, 2 * inputs, seed);
    std::vector<double> points;
    points.reserve(rows * (inputs + 2) * inputs);
    for (std::size_t r = 0; r < rows; ++r) {
        const auto a = std::span(pairs).subspan(r * 2 * inputs, inputs);
        const auto b = std::span(pairs).subspan(r * 2 * inputs + inputs, inputs);
        points.insert(points.end(), a.begin(), a.end());
        points.insert(points.end(), b.begin(), b.end());
        for (std::size_t i = 0; i < inputs; ++i) {
            points.insert(points.end(), a.begin(), a.end());
            points[points.size() - inputs + i] = b[i];
        }
    }
    return points;
}

std::vector<double> morris_trajectories(std::size_t first, std::size_t count, std::size_t inputs, std::size_t levels,
                                        std::uint64_t seed) {
    std::vector<double> points;
    points.reserve(count * (inputs + 1) * inputs);
    for (std::size_t t = first; t < first + count; ++t)
        add_trajectory(points, inputs, levels, Stream(seed, static_cast<std::uint32_t>(t)));
    return points;
}

}  // namespace agora::statistics
