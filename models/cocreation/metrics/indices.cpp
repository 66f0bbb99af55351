// Indices of inequality, participation and power. Logarithms are the engine's own, so that results agree between
// machines.
#include "models/cocreation/metrics/indices.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "agora/math.h"
#include "models/cocreation/projects/influence.h"

namespace agora::cocreation {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

double natural_log(double x) { return static_cast<double>(log(static_cast<float>(x))); }

// x ln x with its limit 0 at 0.
double x_log_x(double x) { return x > 0 ? x * natural_log(x) : 0; }

double total(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }

double covariance(const RankSums& s) { return (s.y_rank - s.y * s.rank / s.count) / s.count; }

}  // namespace

double gini(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    double ranked = 0;
    for (std::size_t i = 0; i < values.size(); ++i) ranked += (2.0 * static_cast<double>(i + 1) - n - 1) * values[i];
    const double sum = total(values);
    return sum > 0 ? ranked / (n * sum) : kUndefined;
}

double gini_of_blocs(std::vector<Bloc> blocs) {
    std::erase_if(blocs, [](const Bloc& b) { return b.members <= 0; });
    std::sort(blocs.begin(), blocs.end(),
              [](const Bloc& a, const Bloc& b) { return a.share * b.members < b.share * a.members; });
    double people = 0, held = 0, twice_area = 0;  // below the Lorenz curve
    for (const Bloc& bloc : blocs) {
        twice_area += bloc.members * (2 * held + bloc.share);
        people += bloc.members;
        held += bloc.share;
    }
    return held > 0 ? 1 - twice_area / (people * held) : kUndefined;
}

double theil(std::span<const double> values) {
    const double mean = total(values) / static_cast<double>(values.size());
    if (!(mean > 0)) return kUndefined;
    double sum = 0;
    for (const double x : values) sum += x_log_x(x / mean);
    return sum / static_cast<double>(values.size());
}

double theil_between(std::span<const Bloc> blocs) {
    double people = 0, held = 0;
    for (const Bloc& bloc : blocs)
        if (bloc.members > 0) people += bloc.members, held += bloc.share;
    if (!(held > 0)) return kUndefined;
    double sum = 0;
    for (const Bloc& bloc : blocs) {
        if (bloc.members <= 0 || bloc.share <= 0) continue;
        const double share = bloc.share / held;
        sum += share * natural_log(share / (bloc.members / people));
    }
    return sum;
}

double herfindahl(std::span<const double> shares) {
    const double sum = total(shares);
    double squares = 0;
    for (const double share : shares) squares += share * share;
    return sum > 0 ? squares / (sum * sum) : kUndefined;
}

double normalised_herfindahl(std::span<const double> shares) {
    const double least = 1.0 / static_cast<double>(shares.size());
    return (herfindahl(shares) - least) / (1 - least);
}

double evenness(std::span<const double> shares) {
    const double sum = total(shares);
    if (!(sum > 0)) return kUndefined;
    double entropy = 0;
    for (const double share : shares) entropy -= x_log_x(share / sum);
    return entropy / natural_log(static_cast<double>(shares.size()));
}

RankSums ranked_anew(std::span<const double> people, std::span<const double> y) {
    RankSums sums{total(people), total(y), 0, 0};
    double below = 0;
    for (std::size_t bin = 0; bin < people.size(); ++bin) {
        const double rank = (below + 0.5 * people[bin]) / sums.count;
        sums.rank += people[bin] * rank;
        sums.y_rank += y[bin] * rank;
        below += people[bin];
    }
    return sums;
}

double concentration_index(const RankSums& sums) {
    return sums.y > 0 ? 2 * covariance(sums) * sums.count / sums.y : kUndefined;
}

double wagstaff_index(const RankSums& sums) {
    const double mean = sums.y / sums.count;
    return mean < 1 ? concentration_index(sums) / (1 - mean) : kUndefined;
}

double erreygers_index(const RankSums& sums) { return sums.count > 0 ? 8 * covariance(sums) : kUndefined; }

double histogram_quantile(std::span<const double> counts, double p, double lowest, double highest) {
    const double wanted = p * total(counts);
    const double width = (highest - lowest) / static_cast<double>(counts.size());
    double below = 0;
    for (std::size_t bin = 0; bin < counts.size(); ++bin) {
        if (counts[bin] > 0 && below + counts[bin] >= wanted)
            return lowest + width * (static_cast<double>(bin) + (wanted - below) / counts[bin]);
        below += counts[bin];
    }
    return kUndefined;
}

double revealed_rung(double influence) {
    for (std::size_t rung = 2; rung < kRungWeights.size(); ++rung) {
        const double weight = kRungWeights[rung - 1], next = kRungWeights[rung];
        if (influence <= next) return static_cast<double>(rung) + (influence - weight) / (next - weight);
    }
    return influence > 0 ? 8.0 : kUndefined;
}

}  // namespace agora::cocreation
