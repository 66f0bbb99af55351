// Susceptible, infected, recovered in discrete time: Kermack & McKendrick 1927 (doi 10.1098/rspa.1927.0118) on networks
// and among all; with recovery after one step it is Reed & Frost's chain (Abbey 1952).
//
//     P(i is infected) = 1 − (1 − β)ᵏ,  k infected contacts;   P(i recovers) = γ;   among all R₀ = β n / γ
#pragma once

#include "models/reference/contagion.h"

namespace agora::reference {

inline constexpr std::uint8_t kSusceptible = 0, kInfected = 1, kRecovered = 2;

struct Health : Column<Agent, std::uint8_t> {
    static constexpr ColumnInfo info{"health", "1", {0, 2}, "0 susceptible, 1 infected, 2 recovered."};
};
struct CrowdRisk : Column<Crowd, float> {
    static constexpr ColumnInfo info{"crowd_risk", "1", {0, 1}, "Risk of infection where everybody meets everybody."};
};

struct SirParams {
    double infection = 0.05;
    double recovery = 1.0;
};

// 1 − (1 − β)ᵏ by repeated squaring, in double precision since β may be tiny.
inline double infection_risk(double infection, std::uint32_t contacts) {
    double escape = 1.0;
    for (double power = 1.0 - infection; contacts > 0; contacts >>= 1, power *= power)
        if ((contacts & 1u) != 0) escape *= power;
    return 1.0 - escape;
}

}  // namespace agora::reference
