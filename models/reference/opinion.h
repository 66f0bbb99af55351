// Opinions on a line, as the three models of opinion dynamics share them: columns, first values, clusters, metrics.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/reference/network.h"

namespace agora::reference {

struct Opinion : Column<Agent, double> {
    static constexpr ColumnInfo info{"opinion", "1", {-1e6f, 1e6f}, "What the agent thinks, on a line."};
};
struct InitialOpinion : Column<Agent, double> {
    static constexpr ColumnInfo info{"initial_opinion", "1", {-1e6f, 1e6f}, "The opinion before the first step."};
};
struct Susceptibility : Column<Agent, double> {
    static constexpr ColumnInfo info{
        "susceptibility", "1", {0, 1}, "Weight of others against the agent's own first opinion."};
};
struct Change : Column<Agent, double> {
    static constexpr ColumnInfo info{"change", "1", {0, 2e6f}, "How far the opinion moved in the last step."};
};
struct CrowdMean : Column<Crowd, double> {
    static constexpr ColumnInfo info{"crowd_mean", "1", {-1e6f, 1e6f}, "Mean opinion, where everybody sees everybody."};
};

struct OpinionParams {
    std::int32_t start = 0;
    double lowest = 0.0;
    double highest = 1.0;
    double gap = 0.01;
};
ParameterGroup opinion_parameters();

// First opinions: drawn uniformly between lowest and highest, or the i-th of n agents at the middle of the i-th of n
// equal parts; then those the scenario gives. Returns an empty text, or what is wrong with the latter.
std::string set_opinions(World& world, const Setup& setup, Executor& executor);

// The weight of others after an agent has listened: FJ anchoring, x' = a y + (1 − a) x⁰.
inline double anchored(double heard, double first, double susceptibility) {
    return susceptibility * heard + (1.0 - susceptibility) * first;
}

// What a bound on the distance of two opinions lets through. Opinions and means are rounded, so that two which are
// exactly as far apart as the bound may seem to be farther: they count as equal to it within a millionth of a
// millionth.
inline constexpr double kRounding = 1e-12;
inline constexpr double at_most(double bound) { return bound * (1 + kRounding); }
inline constexpr double below(double bound) { return bound * (1 - kRounding); }

// Groups of opinions that no gap wider than `gap` separates, and those among them with at least `share` of all.
struct Clusters {
    std::size_t all = 0;
    std::size_t major = 0;
    double widest = 0;  // distance between the ends of the widest group
};
inline constexpr double kMajorShare = 0.05;
Clusters find_clusters(std::span<const double> opinions, double gap, double share = kMajorShare);

Tally opinion_tally();
Tally change_tally();
Tally cluster_tally();

}  // namespace agora::reference
