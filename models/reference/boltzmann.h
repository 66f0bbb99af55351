// Boltzmann's exchange of wealth with saving: two who meet put in what they do not save and split it at random.
//
//     m_i' = λ m_i + ε (1 − λ)(m_i + m_j)        m_j' = λ m_j + (1 − ε)(1 − λ)(m_i + m_j)        ε uniform in [0, 1)
//
// Drăgulescu & Yakovenko 2000, Eur. Phys. J. B 17:723-729, doi 10.1007/s100510070114 (λ = 0: exponential, Gini ½);
// Chakraborti & Chakrabarti 2000, Eur. Phys. J. B 17:167-170, doi 10.1007/s100510070173 (saving); close to a Gamma of
// shape 1 + 3λ/(1 − λ): Patriarca, Chakraborti & Kaski 2004, Phys. Rev. E 70:016104, doi 10.1103/PhysRevE.70.016104.
// On the complete graph everybody is paired with somebody in every step; on any other network two meet when each has
// turned to the other among its neighbours.
#pragma once

#include <cstdint>
#include <span>

#include "agora/model.h"
#include "models/reference/agents.h"
#include "models/reference/network.h"

namespace agora::reference {

struct BoltzmannParams {
    double saving = 0.0;
    double money = 1.0;
};

struct Money : Column<Agent, double> {
    static constexpr ColumnInfo info{"money", "1", {0, 1e9f}, "Money the agent holds."};
};
struct TurnsTo : Column<Agent, std::uint32_t> {
    static constexpr ColumnInfo info{
        "turns_to", "1", {0, 4e9f}, "On ties: row of the neighbour it turns to; its own if to nobody."};
};
struct MeanMoney : Column<Crowd, double> {
    static constexpr ColumnInfo info{"mean_money", "1", {0, 1e9f}, "Money per agent of the copy, which never changes."};
};

// What the two hold after they met: first and second in the order of their rows; epsilon in [0, 1).
struct Split {
    double first = 0;
    double second = 0;
};
inline Split exchange(double first, double second, double saving, double epsilon) {
    const double both = first + second;
    const double kept = saving * first + epsilon * (1 - saving) * both;
    return {kept, both - kept};
}

// Shape of the Gamma distribution that wealth comes close to, for a saving share in [0, 1).
inline double boltzmann_shape(double saving) { return 1 + 3 * saving / (1 - saving); }

// Gini coefficient of a Gamma distribution: Γ(k + ½) / (√π Γ(k + 1)).
double gini_of_gamma(double shape);

}  // namespace agora::reference
