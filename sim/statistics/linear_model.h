// Least squares, with standard errors for errors that are equal, unequal, or alike inside clusters.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace agora::statistics {

// Explanatory variables, one column each, all as long as the outcome.
using Columns = std::vector<std::vector<double>>;

// Fits that cannot be had (fewer rows than columns, columns that depend on each other) hold NaN.
struct LinearFit {
    std::vector<double> coefficients;
    std::vector<double> standard_errors;
    std::size_t degrees_of_freedom = 0;  // for Student's t
};

// Ordinary least squares, errors of equal variance.
LinearFit least_squares(std::span<const double> y, const Columns& x);
// The same coefficients with standard errors for unequal variances (HC1: White 1980, MacKinnon & White 1985).
LinearFit robust_least_squares(std::span<const double> y, const Columns& x);
// The same coefficients with standard errors for errors that are alike inside clusters (Liang & Zeger 1986), times
// G/(G − 1) · (n − 1)/(n − k), and G − 1 degrees of freedom. `cluster` numbers the G clusters from 0.
LinearFit clustered_least_squares(std::span<const double> y, const Columns& x, std::span<const std::size_t> cluster);

// Covariance of the coefficients of generalised least squares, when the errors of every cluster have the covariance
// `within` (row by row, as many rows as a cluster has) and clusters are independent. Rows of x stand cluster by
// cluster. Row by row; empty when it cannot be had.
std::vector<double> generalised_covariance(const Columns& x, std::span<const double> within);

// The x for which a x = b, for a square matrix of columns; empty when there is no single one.
std::vector<double> solve(const Columns& a, std::span<const double> b);

// Columns of zeros and ones, one for every level but the first; levels count from 0.
Columns dummies(std::span<const std::size_t> level);

}  // namespace agora::statistics
