// Indices of distribution: the co-creation model's own functions against hand-worked cases and known distributions.
#include "models/cocreation/metrics/indices.h"

#include <cmath>
#include <vector>

#include "sim/statistics/distributions.h"
#include "sim/verify/targets.h"

namespace agora::verify {
namespace {

using cocreation::Bloc;
using cocreation::RankSums;

constexpr double kPrinted = 6e-7;  // the expected figures have six decimals
constexpr double kSlices = 2e-4;   // what 100,000 equal slices leave of a continuous distribution

// What each of 100,000 people holds when the poorest share u of them holds the share lorenz(u).
template <class Lorenz>
std::vector<double> holdings(Lorenz lorenz) {
    constexpr std::size_t people = 100000;
    std::vector<double> values(people);
    double below = 0;
    for (std::size_t i = 0; i < people; ++i) {
        const double up_to = lorenz(static_cast<double>(i + 1) / people);
        values[i] = up_to - below;
        below = up_to;
    }
    return values;
}

double lorenz_exponential(double u) { return u >= 1 ? 1 : u + (1 - u) * std::log1p(-u); }
double lorenz_lognormal(double u) { return u >= 1 ? 1 : statistics::normal_cdf(statistics::normal_quantile(u) - 1); }
double lorenz_uniform(double u) { return u * u; }
double lorenz_pareto(double u) { return 1 - std::sqrt(1 - u); }

RankSums ranked(const std::vector<double>& y) {
    RankSums sums;
    for (std::size_t i = 0; i < y.size(); ++i) {
        const double rank = (static_cast<double>(i) + 0.5) / static_cast<double>(y.size());
        sums.count += 1, sums.y += y[i], sums.rank += rank, sums.y_rank += y[i] * rank;
    }
    return sums;
}

std::vector<Check> inequality(const Effort&) {
    const std::vector<Bloc> groups{{20, 0.3}, {6, 0.4}, {2, 0.3}};
    const std::vector<double> shares{0.3, 0.4, 0.3};
    std::vector<double> heads;
    for (const Bloc& group : groups)
        heads.insert(heads.end(), static_cast<std::size_t>(group.members), group.share / group.members);
    return {
        {"Gini of the groups", 0.45, kPrinted, cocreation::gini_of_blocs(groups)},
        {"Gini of the 28 heads", 0.45, kPrinted, cocreation::gini(heads)},
        {"Theil of the heads", 0.419937, kPrinted, cocreation::theil(heads)},
        {"Theil between groups", 0.419937, kPrinted, cocreation::theil_between(groups)},
        {"Herfindahl-Hirschman", 0.34, kPrinted, cocreation::herfindahl(shares)},
        {"the same, normalised", 0.01, kPrinted, cocreation::normalised_herfindahl(shares)},
        {"evenness", 0.991159, kPrinted, cocreation::evenness(shares)},
        {"exponential: Theil", 0.422784, kSlices, cocreation::theil(holdings(lorenz_exponential))},
        {"lognormal: Gini", 0.5205, kSlices, cocreation::gini(holdings(lorenz_lognormal))},
        {"lognormal: Theil", 0.5, kSlices, cocreation::theil(holdings(lorenz_lognormal))},
        {"uniform: Gini", 1.0 / 3, kSlices, cocreation::gini(holdings(lorenz_uniform))},
        {"Pareto 2: Gini", 1.0 / 3, kSlices, cocreation::gini(holdings(lorenz_pareto))},
    };
}

std::vector<Check> concentration(const Effort&) {
    const RankSums binary = ranked({0, 0, 1, 0, 1, 1, 1, 1});
    return {
        {"of 1, 2, 3, 4, 5", 0.266667, kPrinted, cocreation::concentration_index(ranked({1, 2, 3, 4, 5}))},
        {"of 0, 0, 0, 0, 1", 0.8, kPrinted, cocreation::concentration_index(ranked({0, 0, 0, 0, 1}))},
        {"the same reversed", -0.8, kPrinted, cocreation::concentration_index(ranked({1, 0, 0, 0, 0}))},
        {"of 0, 0, 1, 0, 1, 1, 1, 1", 0.325, kPrinted, cocreation::concentration_index(binary)},
        {"the same, Wagstaff", 0.866667, kPrinted, cocreation::wagstaff_index(binary)},
        {"the same, Erreygers", 0.8125, kPrinted, cocreation::erreygers_index(binary)},
    };
}

}  // namespace

std::vector<Target> index_targets() {
    return {
        {"V33", "inequality: three groups share influence; known distributions",
         "definitions; closed forms of the distributions", false, inequality},
        {"V34", "concentration over a rank", "Wagstaff 2005; Erreygers 2009", false, concentration},
    };
}

}  // namespace agora::verify
