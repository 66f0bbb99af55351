// Distances between distributions of outcomes, slice by slice.
#include "sim/statistics/pawn.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

namespace agora::statistics {
namespace {

std::vector<std::size_t> order_of(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    return order;
}

// The slice of every point, numbered from 0 without gaps.
std::vector<std::size_t> slices_of(std::span<const double> input, std::size_t slices) {
    const std::vector<std::size_t> order = order_of(input);
    const std::set<double> levels(input.begin(), input.end());
    std::vector<std::size_t> out(input.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank)
        out[order[rank]] = rank * std::min(slices, order.size()) / order.size();
    if (levels.size() <= slices)
        for (std::size_t p = 0; p < input.size(); ++p)
            out[p] = static_cast<std::size_t>(std::distance(levels.begin(), levels.find(input[p])));
    return out;
}

// The distance of each slice that holds a point. `order` sorts the outcomes; a point counts `weight` times.
std::vector<double> distances(std::span<const double> outcomes, std::span<const std::size_t> order,
                              std::span<const std::size_t> slice, std::span<const double> weight) {
    const std::size_t slices = *std::max_element(slice.begin(), slice.end()) + 1;
    std::vector<double> size(slices, 0.0), passed(slices, 0.0), far(slices, 0.0);
    double all = 0, before = 0;
    for (std::size_t p = 0; p < slice.size(); ++p) size[slice[p]] += weight[p], all += weight[p];
    // Both distributions are steps: where a slice's own steps, its distance is largest just before or just after.
    for (std::size_t at = 0, end = 0; at < order.size(); at = end) {
        double here = 0;
        for (end = at; end < order.size() && outcomes[order[end]] == outcomes[order[at]]; ++end) {
            const std::size_t s = slice[order[end]];
            here += weight[order[end]];
            if (size[s] > 0) far[s] = std::max(far[s], std::fabs(passed[s] / size[s] - before / all));
        }
        for (std::size_t k = at; k < end; ++k) passed[slice[order[k]]] += weight[order[k]];
        before += here;
        for (std::size_t k = at; k < end; ++k)
            if (const std::size_t s = slice[order[k]]; size[s] > 0)
                far[s] = std::max(far[s], std::fabs(passed[s] / size[s] - before / all));
    }
    std::vector<double> held;
    for (std::size_t s = 0; s < slices; ++s)
        if (size[s] > 0) held.push_back(far[s]);
    return held;
}

}  // namespace

PawnIndex pawn_index(std::span<const double> input, std::span<const double> outcomes, std::size_t slices,
                     std::size_t resamples, Stream& random) {
    const std::vector<std::size_t> order = order_of(outcomes);
    std::vector<std::size_t> slice = slices_of(input, slices);
    const std::vector<double> once(input.size(), 1.0);
    const std::vector<double> found = distances(outcomes, order, slice, once);
    PawnIndex out{quantile(found, 0.5), *std::max_element(found.begin(), found.end())};
    if (resamples == 0) return out;
    std::vector<double> drawn, shuffled;
    for (std::size_t s = 0; s < resamples; ++s) {
        std::vector<double> times(input.size(), 0.0);
        for (std::size_t p = 0; p < input.size(); ++p) times[random.below(input.size())] += 1;
        drawn.push_back(quantile(distances(outcomes, order, slice, times), 0.5));
    }
    for (std::size_t s = 0; s < resamples; ++s) {
        for (std::size_t left = slice.size(); left > 1; --left) std::swap(slice[left - 1], slice[random.below(left)]);
        shuffled.push_back(quantile(distances(outcomes, order, slice, once), 0.5));
    }
    // Drawing points twice roughens a distribution, so all resampled distances are larger by about the same bias. Their
    // median is brought to what was found, not their mean, so that the interval holds it however skewed they are.
    const double bias = quantile(drawn, 0.5) - out.median;
    for (double& distance : drawn) distance = std::clamp(distance - bias, 0.0, 1.0);
    out.median_interval = middle(drawn);
    out.by_chance = quantile(shuffled, 0.95);
    return out;
}

}  // namespace agora::statistics
