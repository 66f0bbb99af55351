// Panels of units over periods: differences in differences and two-way fixed effects.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/statistics/linear_model.h"

namespace agora::statistics {

// Mean of y over the treated minus mean over the others.
double difference_in_means(std::span<const double> y, const std::vector<bool>& treated);

// Means of a group before and after.
struct BeforeAfter {
    double before = 0;
    double after = 0;
};
double difference_in_differences(const BeforeAfter& treated, const BeforeAfter& control);

// A complete panel, unit by unit, with as many rows per unit as there are periods.
struct Panel {
    std::size_t units = 0;
    std::size_t periods = 0;
    std::vector<double> y;
    std::vector<double> treated;  // 0 or 1
};

// The coefficient of treatment next to effects of units and periods, with a standard error that takes all errors as
// independent, and one for errors that are alike inside units (degrees of freedom: units − 1).
struct PanelFit {
    double coefficient = 0;
    double naive_error = 0;
    double clustered_error = 0;
};
PanelFit two_way_fixed_effects(const Panel& panel);

// How the coefficient weighs the effects in the cells: it is Σ weight × effect over treated cells. Weights can be
// negative (de Chaisemartin & D'Haultfœuille 2020). One for every row of the panel; NaN without variation in treatment.
std::vector<double> fixed_effects_weights(const Panel& panel);

}  // namespace agora::statistics
