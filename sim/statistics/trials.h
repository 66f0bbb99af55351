// Closed forms for designs of evaluations: precision and power of trials in clusters, and known biases.
#pragma once

#include <cstddef>
#include <vector>

namespace agora::statistics {

// Which cluster (outer) is treated in which period (inner).
using Allocation = std::vector<std::vector<bool>>;

// The standard stepped wedge: nobody is treated in the first period, and equally many clusters join in each further
// one.
Allocation stepped_wedge(std::size_t clusters, std::size_t periods);

// Variances of cells: of a cell's mean given its cluster (error variance over people), and between clusters.
struct CellVariances {
    double error = 0;
    double cluster = 0;
};

// Variance of the estimated effect in a linear model of periods, random clusters and treatment. The first is the closed
// form of Hussey & Hughes 2007; the second is generalised least squares on the design matrix and must agree.
double hussey_hughes_variance(const Allocation& allocation, const CellVariances& v);
double generalised_variance(const Allocation& allocation, const CellVariances& v);

// Variance of the difference between two arms of so many clusters each, measured once.
double cluster_trial_variance(std::size_t clusters_per_arm, const CellVariances& v);
// By how much clusters of that many people inflate variances: 1 + (n − 1) × intra-cluster correlation.
double design_effect(double people, double intracluster_correlation);
// How often a test that ignores clustering rejects a true null hypothesis.
double naive_false_positives(double effect_of_design, double nominal = 0.05);

// Chance that an estimate is significant in the direction of the true effect: Φ(|effect|/se − z). The formula that
// sample sizes are planned with; it leaves out significance in the wrong direction.
double planned_power(double effect, double standard_error, double nominal = 0.05);

// What significance does to estimates (Gelman & Carlin 2014): chance of being significant in either direction, share of
// significant estimates with the wrong sign, and their mean size over the size of the true effect.
struct RetrospectiveErrors {
    double power = 0;
    double type_s = 0;
    double type_m = 0;
};
RetrospectiveErrors retrospective_errors(double effect, double standard_error, double nominal = 0.05);

// Apparent gain, in standard deviations, of people selected because they measured below `cut` (in standard deviations)
// once, when nothing happens: regression to the mean.
double gain_without_effect(double cut, double reliability);
// Mean of a standard normal outcome that is only observed above `cut`.
double mean_above(double cut);

}  // namespace agora::statistics
