// Brock and Durlauf's binary choice: private utility, conformity with others, and logistic noise.
//
//     P(ω = +1) = 1 / (1 + e^−2β(h + J m))        m = mean choice of those an agent looks at        m* = tanh β(h + J m*)
//
// Brock & Durlauf 2001, Review of Economic Studies 68:235-260, doi 10.1111/1467-937X.00168. On the complete graph
// everybody looks at everybody: the mean field, with three equilibria when βJ > 1 and h is small.
#pragma once

#include <cmath>
#include <cstdint>

#include "agora/math.h"
#include "agora/model.h"
#include "models/reference/agents.h"
#include "models/reference/network.h"

namespace agora::reference {

struct BrockDurlaufParams {
    float beta = 1.5f;
    float conformity = 1.0f;
    float utility = 0.0f;
    float revision = 0.5f;
    float start = 0.9f;
};

struct Choice : Column<Agent, std::int32_t> {
    static constexpr ColumnInfo info{"choice", "1", {-1, 1}, "What the agent has chosen: -1 or +1."};
};
struct MeanChoice : Column<Crowd, double> {
    static constexpr ColumnInfo info{"mean_choice", "1", {-1, 1}, "Mean choice of all agents of the copy."};
};

// Probability of choosing +1 when the mean choice of the others is m in −1 … 1.
inline float chance_of_plus(float m, float beta, float conformity, float utility) {
    return logistic(2.0f * beta * (utility + conformity * m));
}

// The stable equilibrium m = tanh β(h + J m) that repeated answering reaches from a starting mean; conformity J >= 0.
// Rounds of answering bring it near, Newton's method to the last digit.
inline double brock_durlauf_equilibrium(double beta, double conformity, double utility, double start) {
    double m = start;
    for (int round = 0; round < 1000; ++round) m = std::tanh(beta * (utility + conformity * m));
    for (int round = 0; round < 100; ++round) {
        const double answer = std::tanh(beta * (utility + conformity * m));
        const double slope = 1 - beta * conformity * (1 - answer * answer);
        if (slope < 1e-15) break;
        m -= (m - answer) / slope;
    }
    return m;
}

}  // namespace agora::reference
