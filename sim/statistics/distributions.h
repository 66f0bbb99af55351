// Probabilities and quantiles in double precision.
#pragma once

namespace agora::statistics {

double normal_density(double x);
double normal_cdf(double x);
double normal_quantile(double p);                    // p in (0, 1)
double student_t_quantile(double p, double df);      // p in (0, 1), df > 0
double beta_quantile(double p, double a, double b);  // p in [0, 1], a and b > 0

}  // namespace agora::statistics
