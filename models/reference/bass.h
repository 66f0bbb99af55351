// Bass diffusion: who has not adopted does so at rate p + q × the share of adopters among those it looks at.
//
//     dF/dt = (p + q F)(1 − F)        F(t) = (1 − e^−(p+q)t) / (1 + (q/p) e^−(p+q)t)
//
// Bass 1969, Management Science 15:215-227, doi 10.1287/mnsc.15.5.215. On the complete graph everybody looks at
// everybody, which is Bass's own case; on any other network agents look at their neighbours.
#pragma once

#include <cmath>
#include <cstdint>

#include "agora/model.h"
#include "models/reference/agents.h"
#include "models/reference/network.h"

namespace agora::reference {

struct BassParams {
    double innovation = 0.03;
    double imitation = 0.38;
    std::int32_t steps_per_year = 12;
};

struct Adopted : Column<Agent, std::uint8_t> {
    static constexpr ColumnInfo info{"adopted", "1", {0, 1}, "1 if the agent has adopted."};
};
struct JustAdopted : Column<Agent, std::uint8_t> {
    static constexpr ColumnInfo info{"just_adopted", "1", {0, 1}, "1 if the agent adopted in the step before."};
};
struct AdoptedShare : Column<Crowd, double> {
    static constexpr ColumnInfo info{"adopted_share", "1", {0, 1}, "Share of all agents of the copy who have adopted."};
};

// Adoptions per year and agent who has not adopted, for a share of adopters in 0 … 1.
inline double bass_rate(double share, double innovation, double imitation) { return innovation + imitation * share; }

// Share of adopters after t years, without adopters at the start; innovation above 0.
inline double bass_share(double years, double innovation, double imitation) {
    const double decay = std::exp(-(innovation + imitation) * years);
    return (1 - decay) / (1 + imitation / innovation * decay);
}

// When most adopt at once, in years (imitation above innovation), and how many then, as a share of all per year.
inline double bass_peak_time(double innovation, double imitation) {
    return std::log(imitation / innovation) / (innovation + imitation);
}
inline double bass_peak_rate(double innovation, double imitation) {
    return (innovation + imitation) * (innovation + imitation) / (4 * imitation);
}

// Share of adopters after some steps of a year's fraction each: what the agents follow on average when they are many.
inline double bass_recursion(std::uint32_t steps, double steps_per_year, double innovation, double imitation) {
    double share = 0;
    for (std::uint32_t step = 0; step < steps; ++step)
        share += bass_rate(share, innovation, imitation) / steps_per_year * (1 - share);
    return share;
}

}  // namespace agora::reference
