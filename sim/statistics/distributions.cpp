// Probabilities and quantiles, from Boost.Math.
#include "sim/statistics/distributions.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace agora::statistics {
namespace {

const boost::math::normal kStandardNormal;

}  // namespace

double normal_density(double x) { return boost::math::pdf(kStandardNormal, x); }
double normal_cdf(double x) { return boost::math::cdf(kStandardNormal, x); }
double normal_quantile(double p) { return boost::math::quantile(kStandardNormal, p); }

double student_t_quantile(double p, double df) { return boost::math::quantile(boost::math::students_t(df), p); }

double beta_quantile(double p, double a, double b) {
    return boost::math::quantile(boost::math::beta_distribution<>(a, b), p);
}

}  // namespace agora::statistics
