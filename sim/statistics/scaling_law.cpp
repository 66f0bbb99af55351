// Power laws on logarithms.
#include "sim/statistics/scaling_law.h"

#include <cmath>

#include "sim/statistics/distributions.h"
#include "sim/statistics/linear_model.h"

namespace agora::statistics {
namespace {

std::vector<double> logarithms(std::span<const double> values) {
    std::vector<double> out;
    out.reserve(values.size());
    for (const double value : values) out.push_back(std::log(value));
    return out;
}

double slope(std::span<const double> x, std::span<const double> y) {
    const double mx = mean(x), my = mean(y);
    double xy = 0, xx = 0;
    for (std::size_t i = 0; i < x.size(); ++i) xy += (x[i] - mx) * (y[i] - my), xx += (x[i] - mx) * (x[i] - mx);
    return xy / xx;
}

}  // namespace

ScalingLaw scaling_law(std::span<const double> x, std::span<const double> y) {
    const std::vector<double> outcome = logarithms(y);
    const LinearFit fit = robust_least_squares(outcome, {std::vector<double>(x.size(), 1.0), logarithms(x)});
    ScalingLaw out{fit.coefficients[1], std::exp(fit.coefficients[0]), fit.standard_errors[1], {}};
    const double reach =
        fit.degrees_of_freedom == 0
            ? out.standard_error
            : out.standard_error * student_t_quantile(0.975, static_cast<double>(fit.degrees_of_freedom));
    out.interval = {out.exponent - reach, out.exponent + reach};
    return out;
}

Interval bootstrap_exponent(std::span<const double> x, std::span<const double> y, std::size_t resamples, Stream& random,
                            double level) {
    const std::vector<double> log_x = logarithms(x), log_y = logarithms(y);
    std::vector<double> drawn_x(x.size()), drawn_y(x.size()), exponents;
    for (std::size_t b = 0; b < resamples; ++b) {
        for (std::size_t i = 0; i < x.size(); ++i) {
            const std::size_t place = random.below(x.size());
            drawn_x[i] = log_x[place], drawn_y[i] = log_y[place];
        }
        exponents.push_back(slope(drawn_x, drawn_y));
    }
    return middle(exponents, level);
}

PowerLawFit power_law(std::span<const double> values, double lowest) {
    double sum = 0, count = 0;
    for (const double value : values)
        if (value >= lowest) sum += std::log(value / lowest), count += 1;
    const double excess = count / sum;  // α − 1
    return {1 + excess, excess / std::sqrt(count)};
}

}  // namespace agora::statistics
