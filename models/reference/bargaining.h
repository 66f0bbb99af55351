// Balanced bargaining on networks: everybody's best alternative decides how a link's surplus is split.
//
//     m_i→j  = (w − α_i\j)₊ − ½ (w − α_i\j − α_j\i)₊                          what i offers j
//     α_i\j' = (1 − κ) α_i\j + κ max(d_i, b_i-th largest m_k→i of the others k ≠ j)     i's best alternative to j
//
// Kanoria, Bayati, Borgs, Chayes & Montanari 2011, SODA, arXiv:1004.2079, with surplus w of the link, disagreement
// value d and κ = ½; b = 1 exchange per agent is the published case, the b-th best offer for more of them follows
// b-matching (Bateni, Hajiaghayi, Immorlica & Mahini 2010, ICALP, doi 10.1007/978-3-642-14165-2_18). At rest agents get
// balanced outcomes (Nash bargaining with the alternatives as threats; Kleinberg & Tardos 2008,
// doi 10.1145/1374376.1374421) where the best matching is unique. Where it is not, bargaining may rest at payoffs that
// no stable outcome has, and on some networks there is none: both are told apart for every copy of the network.
#pragma once

#include <array>
#include <cstdint>

#include "agora/model.h"
#include "models/reference/agents.h"
#include "models/reference/sides.h"

namespace agora::reference {

struct BargainingParams {
    double damping = 0.5;
    double surplus = 1.0;
    double disagreement = 0.0;
    std::int32_t capacity = 1;
    double at_rest = 1e-8;
};

struct Surplus : Column<Side, double> {
    static constexpr ColumnInfo info{"surplus", "1", {0, 1e9f}, "What the two agents of the link share if they agree."};
};
struct Offer : Column<Side, double> {
    static constexpr ColumnInfo info{"offer", "1", {0, 1e9f}, "What the agent offers the one at the other side."};
};
struct Alternative : Column<Side, double> {
    static constexpr ColumnInfo info{"alternative", "1", {0, 1e9f}, "The agent's best alternative to this link."};
};
struct Movement : Column<Side, double> {
    static constexpr ColumnInfo info{"movement", "1", {0, 1e9f}, "How far the alternative was from its new target."};
};
struct Capacity : Column<Agent, std::int32_t> {
    static constexpr ColumnInfo info{"capacity", "1", {0, 1e6f}, "Exchanges the agent can make."};
};
struct Disagreement : Column<Agent, double> {
    static constexpr ColumnInfo info{"disagreement", "1", {0, 1e9f}, "What the agent has for each exchange not made."};
};
// The offer that takes the agent's last place, and the next one; below 0 where there is none.
struct LastOffers : Column<Agent, std::array<double, 2>> {
    static constexpr ColumnInfo info{"last_offers",
                                     "1",
                                     {-1, 1e9f},
                                     "The worst offer it can use, and the best it cannot.",
                                     {"offer_rank", {"last_within_capacity", "first_beyond_capacity"}}};
};
struct Payoff : Column<Agent, double> {
    static constexpr ColumnInfo info{"payoff", "1", {0, 1e9f}, "What the agent gets per exchange."};
};

enum class Outcome : std::uint8_t { moving, stable, none, too_large, not_stable };
struct OutcomeOf : Column<Crowd, std::uint8_t> {
    static constexpr ColumnInfo info{
        "outcome",
        "1",
        {0, 4},
        "0 not at rest, 1 stable outcome, 2 none exists, 3 too large to tell, 4 one exists elsewhere."};
};

inline double offer(double surplus, double own_alternative, double other_alternative) {
    const auto positive = [](double x) { return x > 0 ? x : 0; };
    return positive(surplus - own_alternative) - .5 * positive(surplus - own_alternative - other_alternative);
}
inline double next_alternative(double alternative, double best_offer, double disagreement, double damping) {
    return (1 - damping) * alternative + damping * (best_offer > disagreement ? best_offer : disagreement);
}

// Emerson's dependence of i on j, 1 − α_i\j / w, and i's share of the surplus that follows from both, where the
// alternatives leave something to share: one half plus half the imbalance of dependence (Emerson 1962).
inline double dependence(double alternative, double surplus) { return 1 - alternative / surplus; }
inline double share_from_dependence(double own, double other) { return .5 * (1 + other - own); }

// What the first of two gets of a surplus w by asymmetric Nash bargaining: d₁ + α (w − d₁ − d₂).
inline double nash_share(double surplus, double first_disagreement, double second_disagreement, double power) {
    return first_disagreement + power * (surplus - first_disagreement - second_disagreement);
}
// What the one who makes the first offer gets of 1 when both value the next round at δ: 1 / (1 + δ) (Rubinstein 1982).
inline double rubinstein_share(double patience) { return 1 / (1 + patience); }

}  // namespace agora::reference
