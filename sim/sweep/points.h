// The points of a design: which values the factors of a study take together.
#pragma once

#include <string>
#include <vector>

#include "sim/input/bounds.h"
#include "sim/input/factors.h"

namespace agora::sweep {

// Values are [point][factor], in the order of the factors; NaN where the scenario's own value holds.
struct Points {
    std::vector<std::vector<double>> values;
    std::string problem;  // empty when all is well
};

using input::kMostPoints;

// All points of a study's design, the same for the same design and seed. More rows, or lines at the end of a table,
// give the same points and further ones behind them, except in a Latin hypercube.
Points points_of(const input::Variation& variation);

// How many points a design that works on the unit cube has, known before they are made; 0 for the others.
double points_on_cube(const input::Variation& variation);

// Coordinates in [0, 1), [point × factor], of designs that work on the unit cube; empty for the others.
std::vector<double> coordinates_of(const input::Variation& variation);

}  // namespace agora::sweep
