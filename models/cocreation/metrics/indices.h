// Indices of inequality, participation and power as plain formulas of numbers, without the world they are applied to.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace agora::cocreation {

// People who share something equally among themselves: how many there are, and what they hold together.
struct Bloc {
    double members = 0;
    double share = 0;
};

// Gini coefficient of values >= 0: 0 all equal, (n - 1) / n one holds everything; NaN when nobody holds anything.
double gini(std::vector<double> values);
// The same when the values are equal inside each bloc. Blocs without members are left out.
double gini_of_blocs(std::vector<Bloc> blocs);

// Theil's T of values >= 0: 0 all equal, ln n one holds everything; NaN when nobody holds anything.
double theil(std::span<const double> values);
// Theil's T when the values are equal inside each bloc, which is also the exact part of T that lies between blocs.
double theil_between(std::span<const Bloc> blocs);

// Sum of squared shares: 1 one holds everything, 1/n all equal. The shares need not sum to one; they are scaled.
double herfindahl(std::span<const double> shares);
// The same stretched to 0 (all equal) … 1 (one holds everything), for two or more shares.
double normalised_herfindahl(std::span<const double> shares);
// Entropy of shares over its greatest possible value: 1 all equal, 0 one holds everything.
double evenness(std::span<const double> shares);

// Sums from which the concentration of y over a fractional rank in (0, 1) follows.
struct RankSums {
    double count = 0;
    double y = 0;
    double rank = 0;
    double y_rank = 0;
};
// The same from numbers by bin, for people who are counted in bins along a rank among more people than them: they are
// ranked anew among themselves, as equals inside a bin.
RankSums ranked_anew(std::span<const double> people, std::span<const double> y);
// 2 cov(y, rank) / mean(y): above 0 when those of high rank have more. NaN when nobody has anything.
double concentration_index(const RankSums& sums);
// Corrections for a y between 0 and 1: Wagstaff divides by 1 - mean(y), Erreygers multiplies by 4 mean(y).
double wagstaff_index(const RankSums& sums);
double erreygers_index(const RankSums& sums);

// The value below which a share p in [0, 1] of a histogram over [lowest, highest] lies, straight inside each bin; NaN
// when the histogram is empty.
double histogram_quantile(std::span<const double> counts, double p, double lowest, double highest);

// The rung of Arnstein's ladder whose formal weight is this influence, 2 … 8: the inverse of rung_weight. Rungs 1 and 2
// both give no weight; no influence counts as rung 2.
double revealed_rung(double influence);

// Power to turn a losing coalition into a winning one, as shares that sum to one, for weights and a quota in votes.
// Shapley-Shubik counts orders of voters, Banzhaf coalitions. Exact while the counts fit a double: up to about 50
// voters.
std::vector<double> shapley_shubik(std::span<const std::uint32_t> weights, std::uint32_t quota);
std::vector<double> banzhaf(std::span<const std::uint32_t> weights, std::uint32_t quota);

}  // namespace agora::cocreation
