// How often 95 % intervals of sensitivity indices hold the truth, on functions whose indices are known.
#pragma once

#include <algorithm>
#include <cstdint>

#include "sim/statistics/designs.h"
#include "sim/statistics/elementary_effects.h"
#include "sim/statistics/pawn.h"
#include "sim/statistics/sensitivity.h"
#include "tests/statistics/known_functions.h"

namespace agora::test {

// Share of `runs` designs of `size` rows, walks or points in which the interval holds the truth, one per index.
using Coverage = std::vector<double> (*)(const KnownFunction& f, std::size_t size, std::uint32_t runs);

inline constexpr std::size_t kCoverageResamples = 400;

// Intervals are given the slack of rounding: those of a plane's slopes have no width.
inline double holds(const statistics::Interval& interval, double truth) {
    return interval.lowest - 1e-9 <= truth && truth <= interval.highest + 1e-9;
}

// First-order and total indices in turns.
inline std::vector<double> sobol_coverage(const KnownFunction& f, std::size_t rows, std::uint32_t runs) {
    std::vector<double> held(2 * f.inputs, 0.0);
    for (std::uint32_t run = 1; run <= runs; ++run) {
        statistics::Stream random(1, run);
        const std::vector<double> points = statistics::saltelli_points(0, rows, f.inputs, run);
        const auto found =
            statistics::sobol_indices(outcomes_at(points, f.inputs, f.value), f.inputs, kCoverageResamples, random);
        for (std::size_t i = 0; i < f.inputs; ++i) {
            held[2 * i] += holds(found.inputs[i].first_interval, f.first[i]) / runs;
            held[2 * i + 1] += holds(found.inputs[i].total_interval, f.total[i]) / runs;
        }
    }
    return held;
}

// Mean sizes of effects, against those of the whole grid of four levels.
inline std::vector<double> morris_coverage(const KnownFunction& f, std::size_t walks, std::uint32_t runs) {
    const std::vector<double> truth = grid_effect_sizes(f, 4);
    std::vector<double> held(f.inputs, 0.0);
    for (std::uint32_t run = 1; run <= runs; ++run) {
        statistics::Stream random(2, run);
        const std::vector<double> points = statistics::morris_trajectories(0, walks, f.inputs, 4, run);
        const auto found = statistics::elementary_effects(points, outcomes_at(points, f.inputs, f.value), f.inputs,
                                                          kCoverageResamples, random);
        for (std::size_t i = 0; i < f.inputs; ++i) held[i] += holds(found[i].mean_size_interval, truth[i]) / runs;
    }
    return held;
}

inline std::vector<statistics::PawnIndex> pawn_indices(const KnownFunction& f, std::size_t size, std::size_t slices,
                                                       std::uint32_t run, std::size_t resamples) {
    statistics::Stream random(3, run);
    const std::vector<double> points = statistics::sobol_sequence(0, size, f.inputs, run);
    const std::vector<double> outcomes = outcomes_at(points, f.inputs, f.value);
    std::vector<statistics::PawnIndex> out;
    for (std::size_t i = 0; i < f.inputs; ++i) {
        std::vector<double> input;
        for (std::size_t at = i; at < points.size(); at += f.inputs) input.push_back(points[at]);
        out.push_back(statistics::pawn_index(input, outcomes, slices, resamples, random));
    }
    return out;
}

// PAWN's medians of ten points or more a slice, against their mean over 500 other designs of as many points.
inline std::vector<double> pawn_coverage(const KnownFunction& f, std::size_t size, std::uint32_t runs) {
    constexpr std::uint32_t others = 500;
    const std::size_t slices = std::clamp<std::size_t>(size / 10, 2, 10);
    std::vector<double> truth(f.inputs, 0.0), held(f.inputs, 0.0);
    for (std::uint32_t run = 1; run <= others; ++run) {
        const auto found = pawn_indices(f, size, slices, 100000 + run, 0);
        for (std::size_t i = 0; i < f.inputs; ++i) truth[i] += found[i].median / others;
    }
    for (std::uint32_t run = 1; run <= runs; ++run) {
        const auto found = pawn_indices(f, size, slices, run, kCoverageResamples / 2);
        for (std::size_t i = 0; i < f.inputs; ++i) held[i] += holds(found[i].median_interval, truth[i]) / runs;
    }
    return held;
}

// The coverage of all indices of all known functions that vary by design. Linear functions are left out for elementary
// effects, which are then the same in every walk.
inline std::vector<double> coverage_of_all(Coverage coverage, std::size_t size, std::uint32_t runs) {
    std::vector<double> all;
    for (const KnownFunction& f : known_functions()) {
        if (coverage == morris_coverage && f.value == known_linear) continue;
        const std::vector<double> of_function = coverage(f, size, runs);
        all.insert(all.end(), of_function.begin(), of_function.end());
    }
    return all;
}

}  // namespace agora::test
