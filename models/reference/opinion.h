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
    float lowest = 0.0f;
    float highest = 1.0f;
    float gap = 0.01f;
};
ParameterGroup opinion_parameters();

// First opinions: drawn uniformly between lowest and highest, or the i-th of n agents at the middle of the i-th of n
// equal parts; then those the scenario gives. Returns an empty text, or what is wrong with the latter.
std::string set_opinions(World& world, const Setup& setup, Executor& executor);

// The weight of others after an agent has listened: FJ anchoring, x' = a y + (1 − a) x⁰.
inline double anchored(double heard, double first, double susceptibility) {
    return susceptibility * heard + (1.0 - susceptibility) * first;
}

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
