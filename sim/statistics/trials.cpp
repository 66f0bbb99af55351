// Precision, power and known biases of trials.
#include "sim/statistics/trials.h"

#include <cmath>
#include <limits>

#include "sim/statistics/distributions.h"
#include "sim/statistics/linear_model.h"

namespace agora::statistics {
namespace {

double critical_value(double nominal) { return normal_quantile(1 - nominal / 2); }

}  // namespace

Allocation stepped_wedge(std::size_t clusters, std::size_t periods) {
    Allocation out(clusters, std::vector<bool>(periods, false));
    for (std::size_t i = 0; i < clusters; ++i)
        for (std::size_t t = 1 + i * (periods - 1) / clusters; t < periods; ++t) out[i][t] = true;
    return out;
}

double hussey_hughes_variance(const Allocation& allocation, const CellVariances& v) {
    const auto clusters = static_cast<double>(allocation.size());
    const std::size_t length = allocation.front().size();
    const auto periods = static_cast<double>(length);
    double treated = 0, by_cluster = 0, by_period = 0;  // U, V and W of the paper
    for (const std::vector<bool>& cluster : allocation) {
        double sum = 0;
        for (const bool is_treated : cluster) sum += is_treated;
        treated += sum;
        by_cluster += sum * sum;
    }
    for (std::size_t t = 0; t < length; ++t) {
        double sum = 0;
        for (const std::vector<bool>& cluster : allocation) sum += cluster[t];
        by_period += sum * sum;
    }
    const double from_errors = (clusters * treated - by_period) * v.error;
    const double from_clusters =
        (treated * treated + clusters * periods * treated - periods * by_period - clusters * by_cluster) * v.cluster;
    return clusters * v.error * (v.error + periods * v.cluster) / (from_errors + from_clusters);
}

double generalised_variance(const Allocation& allocation, const CellVariances& v) {
    const std::size_t periods = allocation.front().size();
    std::vector<double> treated;
    std::vector<std::size_t> period;
    for (const std::vector<bool>& cluster : allocation)
        for (std::size_t t = 0; t < periods; ++t) {
            treated.push_back(cluster[t]);
            period.push_back(t);
        }
    Columns x = dummies(period);
    x.insert(x.begin(), std::vector<double>(treated.size(), 1.0));
    x.insert(x.begin(), treated);
    std::vector<double> within(periods * periods, v.cluster);
    for (std::size_t t = 0; t < periods; ++t) within[t * periods + t] += v.error;
    const std::vector<double> covariance = generalised_covariance(x, within);
    return covariance.empty() ? std::numeric_limits<double>::quiet_NaN() : covariance.front();
}

double cluster_trial_variance(std::size_t clusters_per_arm, const CellVariances& v) {
    return 2 * (v.cluster + v.error) / static_cast<double>(clusters_per_arm);
}

double design_effect(double people, double intracluster_correlation) {
    return 1 + (people - 1) * intracluster_correlation;
}

double naive_false_positives(double effect_of_design, double nominal) {
    return 2 * normal_cdf(-critical_value(nominal) / std::sqrt(effect_of_design));
}

double planned_power(double effect, double standard_error, double nominal) {
    return normal_cdf(std::fabs(effect) / standard_error - critical_value(nominal));
}

RetrospectiveErrors retrospective_errors(double effect, double standard_error, double nominal) {
    const double size = std::fabs(effect) / standard_error, z = critical_value(nominal);
    const double right = normal_cdf(size - z), wrong = normal_cdf(-size - z);
    // E|estimate| over the significant part, in standard errors, from the means of two truncated normals.
    const double mean_size = size * right + normal_density(z - size) - size * wrong + normal_density(z + size);
    return {right + wrong, wrong / (right + wrong), mean_size / (right + wrong) / size};
}

double gain_without_effect(double cut, double reliability) {
    return (1 - reliability) * normal_density(cut) / normal_cdf(cut);
}

double mean_above(double cut) { return normal_density(cut) / normal_cdf(-cut); }

}  // namespace agora::statistics
