// Estimation of a power law's exponent.
#pragma once

#include <span>

namespace agora::statistics {

struct PowerLawFit {
    double exponent;
    double standard_error;
};

// Maximum likelihood for continuous data: α = 1 + n / Σ ln(x / x_min), over the values of at least x_min, with standard
// error (α − 1)/√n (Clauset, Shalizi & Newman 2009, doi 10.1137/070710111). NaN without such values.
PowerLawFit fit_power_law(std::span<const double> values, double x_min);

}  // namespace agora::statistics
