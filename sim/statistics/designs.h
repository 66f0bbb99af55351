// Designs: at which points of the unit cube a model is run, so that few runs say much.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace agora::statistics {

// Every design below is a list of points with `inputs` numbers each, point by point, a function of its arguments alone.
// Where there is a `first`, rows [first, first + rows) are the same as in one longer call: a design is extended by
// adding the rows that follow, and the runs already made stay valid.

// The most inputs for which Boost knows direction numbers.
inline constexpr std::size_t kMostSobolInputs = 3667;

// A Latin hypercube (McKay, Beckman & Conover 1979): each input has one value in each of `rows` equal parts of [0, 1).
// Of a hundred drawn ones, that with the largest least distance between two points (maximin: Johnson, Moore & Ylvisaker
// 1990); of more than 10,000 rows, the first one drawn. It cannot be extended, since the parts depend on `rows`.
std::vector<double> latin_hypercube(std::size_t rows, std::size_t inputs, std::uint64_t seed);

// Sobol' sequence in [0, 1) with directions of Joe & Kuo 2008, in nested uniform scrambling (Owen 1995) of all 32
// binary digits. Fewer inputs give the leading columns of more. A net where first and rows are powers of 2.
// inputs at most kMostSobolInputs; first + rows at most 2³².
std::vector<double> sobol_sequence(std::size_t first, std::size_t rows, std::size_t inputs, std::uint64_t seed);

// inputs + 2 points a row, for Sobol' indices (Saltelli et al. 2010): A, B, and for each input i point A with B's value
// of i, where A and B are the two halves of a point of a Sobol' sequence of twice as many inputs.
std::vector<double> saltelli_points(std::size_t first, std::size_t rows, std::size_t inputs, std::uint64_t seed);

// Elementary effects (Morris 1991): `count` walks of inputs + 1 points in [0, 1] on the grid 0, 1/(levels − 1), …, 1,
// in which each input changes once, in random order, up or down by levels / (2 (levels − 1)). `levels` is even.
std::vector<double> morris_trajectories(std::size_t first, std::size_t count, std::size_t inputs, std::size_t levels,
                                        std::uint64_t seed);

}  // namespace agora::statistics
