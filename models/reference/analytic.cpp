// Closed forms and fixed points, by plain iteration and bisection.
#include "models/reference/analytic.h"

#include <cmath>
#include <vector>

namespace agora::reference {
namespace {

constexpr int kIterations = 100000;
constexpr double kSettled = 1e-15;

// Applies a map until its value no longer moves.
template <class Map>
double fixed_point(double x, const Map& map) {
    for (int i = 0; i < kIterations; ++i) {
        const double next = map(x);
        if (std::fabs(next - x) < kSettled) return next;
        x = next;
    }
    return x;
}

// Where a function that changes its sign between two places is zero.
template <class Function>
double root(double from, double to, const Function& f) {
    const bool rises = f(to) > f(from);
    for (int i = 0; i < 200; ++i) {
        const double middle = 0.5 * (from + to);
        ((f(middle) < 0) == rises ? from : to) = middle;
    }
    return 0.5 * (from + to);
}

// Probabilities of 0, 1, 2, … under a Poisson distribution, as far as they matter.
std::vector<double> poisson(double mean) {
    std::vector<double> p{std::exp(-mean)};
    const int last = static_cast<int>(mean + 15 * std::sqrt(mean) + 30);
    for (int k = 1; k <= last; ++k) p.push_back(p.back() * mean / k);
    return p;
}

double poisson_up_to(double mean, int most) {
    const std::vector<double> p = poisson(mean);
    double sum = 0;
    for (int k = 0; k <= most; ++k) sum += p[static_cast<std::size_t>(k)];
    return sum;
}

// P(at least `wanted` of n succeed).
double binomial_from(int wanted, int n, double chance) {
    if (wanted <= 0) return 1;
    if (wanted > n || chance <= 0) return 0;
    if (chance >= 1) return 1;
    double sum = 0;
    for (int k = wanted; k <= n; ++k)
        sum += std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) + k * std::log(chance) +
                        (n - k) * std::log1p(-chance));
    return sum;
}

int neighbours_needed(double threshold, int neighbours) {
    return static_cast<int>(std::ceil(threshold * neighbours - 1e-9));
}

}  // namespace

Window cascade_window(int most) {
    const auto surplus = [&](double z) { return z * poisson_up_to(z, most - 2) - 1; };
    double top = 1;  // where the left-hand side is greatest
    for (double z = 1; z < 60; z += 0.01)
        if (surplus(z) > surplus(top)) top = z;
    return {root(0.5, top, surplus), root(top, 60, surplus)};
}

double triggering_share(double mean_degree, double threshold) {
    const std::vector<double> p = poisson(mean_degree);
    const int most = static_cast<int>(std::floor(1 / threshold + 1e-9));
    // Chance that a link does not lead into the giant cluster.
    const double outside = fixed_point(0.0, [&](double u) {
        double ends = 1;
        for (int k = 1; k <= most; ++k)
            ends += k * p[static_cast<std::size_t>(k)] / mean_degree * (std::pow(u, k - 1) - 1);
        return ends;
    });
    return 1 - std::exp(-mean_degree * (1 - outside));
}

double cascade_size(double mean_degree, double threshold, double seeds) {
    const std::vector<double> p = poisson(mean_degree);
    const auto share = [&](double q, bool along_a_link) {
        double sum = 0;
        for (int k = 1; k < static_cast<int>(p.size()); ++k) {
            const double weight = p[static_cast<std::size_t>(k)] * (along_a_link ? k / mean_degree : 1.0);
            sum += weight * binomial_from(neighbours_needed(threshold, k), along_a_link ? k - 1 : k, q);
        }
        return seeds + (1 - seeds) * sum;
    };
    return share(fixed_point(seeds, [&](double q) { return share(q, true); }), false);
}

double giant_component(double mean_degree) {
    return fixed_point(1.0, [&](double s) { return 1 - std::exp(-mean_degree * s); });
}

double epidemic_size(double reproduction, double infected_at_start) {
    return fixed_point(1.0, [&](double r) { return 1 - (1 - infected_at_start) * std::exp(-reproduction * r); });
}

}  // namespace agora::reference
