// Complete panels: taking out the means of units and periods leaves one regression on one variable.
#include "sim/statistics/panel.h"

#include <cmath>

namespace agora::statistics {
namespace {

std::vector<double> without_means(const Panel& panel, const std::vector<double>& x) {
    std::vector<double> unit(panel.units, 0.0), period(panel.periods, 0.0);
    double all = 0;
    const auto n = static_cast<double>(panel.units), t = static_cast<double>(panel.periods);
    for (std::size_t r = 0; r < x.size(); ++r) {
        unit[r / panel.periods] += x[r] / t;
        period[r % panel.periods] += x[r] / n;
        all += x[r] / (n * t);
    }
    std::vector<double> out(x);
    for (std::size_t r = 0; r < x.size(); ++r) out[r] += all - unit[r / panel.periods] - period[r % panel.periods];
    return out;
}

double square_sum(const std::vector<double>& x) {
    double sum = 0;
    for (const double value : x) sum += value * value;
    return sum;
}

}  // namespace

double difference_in_means(std::span<const double> y, const std::vector<bool>& treated) {
    double sums[2] = {0, 0}, counts[2] = {0, 0};
    for (std::size_t i = 0; i < y.size(); ++i) sums[treated[i]] += y[i], counts[treated[i]] += 1;
    return sums[1] / counts[1] - sums[0] / counts[0];
}

double difference_in_differences(const BeforeAfter& treated, const BeforeAfter& control) {
    return (treated.after - treated.before) - (control.after - control.before);
}

PanelFit two_way_fixed_effects(const Panel& panel) {
    const std::vector<double> d = without_means(panel, panel.treated), y = without_means(panel, panel.y);
    const double spread = square_sum(d);
    PanelFit out;
    for (std::size_t r = 0; r < d.size(); ++r) out.coefficient += d[r] * y[r] / spread;
    const auto n = static_cast<double>(panel.units), t = static_cast<double>(panel.periods);
    std::vector<double> scores(panel.units, 0.0);
    double squares = 0;
    for (std::size_t r = 0; r < d.size(); ++r) {
        const double residual = y[r] - out.coefficient * d[r];
        squares += residual * residual;
        scores[r / panel.periods] += d[r] * residual;
    }
    const double freedom = n * t - n - t;  // units and periods share their mean; one more for the coefficient
    out.naive_error = std::sqrt(squares / freedom / spread);
    // Effects of units lie inside the clusters and are not counted, as is usual (Cameron & Miller 2015).
    const double correction = n / (n - 1) * (n * t - 1) / (n * t - t - 1);
    out.clustered_error = std::sqrt(square_sum(scores) * correction) / spread;
    return out;
}

std::vector<double> fixed_effects_weights(const Panel& panel) {
    std::vector<double> weights = without_means(panel, panel.treated);
    const double spread = square_sum(weights);
    for (double& weight : weights) weight /= spread;
    return weights;
}

}  // namespace agora::statistics
