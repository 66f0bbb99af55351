// The co-creation model's own formulas, led to rest, against the closed forms of their fixed points.
#include <cmath>
#include <vector>

#include "models/cocreation/citizens/attitudes.h"
#include "models/cocreation/citizens/need.h"
#include "models/cocreation/citizens/outcomes.h"
#include "models/cocreation/citizens/service.h"
#include "models/cocreation/citizens/trust.h"
#include "models/cocreation/projects/design.h"
#include "models/cocreation/projects/life_cycle.h"
#include "models/cocreation/services/professionals.h"
#include "sim/statistics/distributions.h"
#include "sim/statistics/linear_model.h"
#include "sim/statistics/stream.h"
#include "sim/verify/targets.h"

namespace agora::verify {
namespace {

using namespace cocreation;

constexpr double kFloat = 1e-4;  // the model's formulas work in single precision

// What repeated application of a step leads to.
template <class Value, class Step>
Value settle(Value value, Step step) {
    for (int i = 0; i < 3000; ++i) value = step(value);
    return value;
}

double wide(float x) { return static_cast<double>(x); }

std::vector<Check> trust(const Effort&) {
    const TrustEvidence rest =
        settle(TrustEvidence{0, 0}, [](TrustEvidence e) { return next_evidence(e, 0.6f, 0.5f, 0.9f, 1.25f); });
    return {
        {"good evidence at rest", 3, kFloat, wide(rest.good)},
        {"bad evidence at rest", 2.5, kFloat, wide(rest.bad)},
        {"trust at rest", 0.533333, kFloat, wide(trust_of(rest.good, rest.bad))},
        {"trust after 8 good and 2 bad", 0.75, kFloat, wide(trust_of(8, 2))},
        {"its 2.5 % quantile", 0.4822, kFloat, statistics::beta_quantile(0.025, 9, 3)},
        {"its 97.5 % quantile", 0.9398, kFloat, statistics::beta_quantile(0.975, 9, 3)},
    };
}

std::vector<Check> work(const Effort&) {
    const WorkParams p;
    const auto exhaust = [&](float e) { return next_exhaustion(e, 1.0f, 0.4f, p); };
    const float rest = settle(0.9f, exhaust);
    const float engaged = settle(0.1f, [&](float v) { return next_engagement(v, rest, 1.0f, 0.4f, p); });
    return {
        {"exhaustion at rest", 0.363636, kFloat, wide(rest)},
        {"engagement at rest", 0.425635, kFloat, wide(engaged)},
        {"share of the distance left after a month", 0.89, kFloat, wide((exhaust(0.8f) - rest) / (0.8f - rest))},
    };
}

std::vector<Check> efficacy(const Effort&) {
    const OutcomeParams p;
    const auto alone = [&](float e) { return next_efficacy(e, 0.5f, 0.5f, 0.2f, e, p); };
    return {{"efficacy at rest, from below", 0.655738, kFloat, wide(settle(0.1f, alone))},
            {"efficacy at rest, from above", 0.655738, kFloat, wide(settle(1.0f, alone))}};
}

std::vector<Check> strengths(const Effort&) {
    const OutcomeParams p;
    return {{"strengths at rest", 0.48, kFloat,
             wide(settle(0.0f, [&](float a) { return next_strengths(a, 0.5f, 1.0f, p); }))}};
}

std::vector<Check> giving(const Effort&) {
    const NormParams p;
    const float norm = 0.35f;
    std::vector<Check> checks{{"own wish at a norm of .35", 0.41, kFloat, wide(own_contribution(norm))},
                              {"giving at rest among equals", 0.356522, kFloat,
                               wide(settle(0.9f, [&](float c) { return next_contribution(c, c, norm, p); }))}};
    NormParams conditional = p;
    conditional.giving_rate = conditional.conditional = 1;
    conditional.matching = 0.75f;
    NormParams free_riding = conditional;
    free_riding.matching = 0;
    float giver = 0.5f, rider = 0.5f;
    for (const double expected : {0.5, 0.1875, 0.070313, 0.026367}) {
        const float mean = 0.5f * (giver + rider);
        checks.push_back({"mean giving after round " + std::to_string(checks.size() - 2), expected, 1e-5, wide(mean)});
        giver = next_contribution(giver, mean, norm, conditional);
        rider = next_contribution(rider, mean, norm, free_riding);
    }
    return checks;
}

std::vector<Check> need(const Effort&) {
    return {
        {"need at rest", 0.064546, kFloat, wide(settle(0.9f, [](float u) { return next_need(u, 0.006f, 0.08f); }))}};
}

std::vector<Check> project(const Effort&) {
    const ProjectParams p;
    double months = 0, goes_on = 1;
    const double hazard = wide(abandonment_hazard(0.4f, 10, 0.5f, 1, p));
    for (std::uint8_t phase = initiate; phase <= evaluate; ++phase)
        for (float progress = 0; !is_phase_done(progress); ++months) {
            progress = next_progress(progress, p.reference_effort, phase, p);
            goes_on *= 1 - hazard;
        }
    return {{"months until completion", 24, 0, months}, {"chance of completion", 0.785678, 1e-5, goes_on}};
}

std::vector<Check> design(const Effort&) {
    std::vector<Check> checks;
    for (const float rate : {0.05f, 0.12f, 0.3f}) {
        float y = 0.2f;
        for (int month = 0; month < 24; ++month) y = next_design(y, 0.7f, 0.0f, rate, 0.0f);
        checks.push_back({"distance after 24 months at a rate of " + std::to_string(rate).substr(0, 4),
                          0.5 * std::pow(1 - wide(rate), 24), 1e-6, wide(0.7f - y)});
    }
    return checks;
}

// The ratio of user to professional input that gives most for a budget of 1 at prices 1 and ½. Values are single
// precision and the top is flat, so the top is that of a polynomial through many values around it.
double cheapest_mix(float rho) {
    double centre = 1, half_width = 0.7;
    for (int round = 0; round < 6; ++round, half_width = std::max(0.15, half_width / 2)) {
        std::vector<double> values;
        statistics::Columns powers(5);
        for (int i = -2000; i <= 2000; ++i) {
            const double t = i / 2000.0, ratio = centre + half_width * t, professional = 1 / (1 + 0.5 * ratio);
            values.push_back(wide(
                combine_inputs(static_cast<float>(professional), static_cast<float>(ratio * professional), 0.3f, rho)));
            for (std::size_t k = 0; k < powers.size(); ++k) powers[k].push_back(std::pow(t, k));
        }
        const std::vector<double> c = statistics::least_squares(values, powers).coefficients;
        double t = 0;  // where the slope is 0, by Newton's method
        for (int i = 0; i < 20; ++i)
            t -= (c[1] + 2 * c[2] * t + 3 * c[3] * t * t + 4 * c[4] * t * t * t) /
                 (2 * c[2] + 6 * c[3] * t + 12 * c[4] * t * t);
        centre += half_width * t;
    }
    return centre;
}

std::vector<Check> substitution(const Effort&) {
    return {{"user to professional input at rho = -1", 0.925820, kFloat, cheapest_mix(-1.0f)},
            {"user to professional input at rho = 0.5", 0.734694, kFloat, cheapest_mix(0.5f)}};
}

// A small graph with the model's weights of ties (household 2, support 1, acquaintance ½), symmetric, nobody alone.
std::vector<std::vector<float>> some_ties(std::size_t n) {
    const float weights[] = {2.0f, 1.0f, 0.5f};
    std::vector<std::vector<float>> w(n, std::vector<float>(n, 0.0f));
    statistics::Stream random(44);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (j + 1 == i || random.uniform() < 0.25) w[i][j] = w[j][i] = weights[random.below(3)];
    return w;
}

struct Opinions {
    std::vector<float> anchor, chi;
};

// Attitudes as neighbours see them.
std::uint32_t steps(float x) { return Unit16(x).bits; }

// The sum that neighbours of this weight belong to.
AttitudeSum& sum_of_kind(NeighbourSums& sums, float weight, const OpinionParams& p) {
    if (weight == p.household_weight) return sums.household;
    return weight == p.support_weight ? sums.support : sums.weak;
}

// Attitudes at rest by the model's neighbour sums and update.
std::vector<float> attitudes_at_rest(const std::vector<std::vector<float>>& w, const Opinions& people,
                                     const OpinionParams& p) {
    std::vector<float> x = people.anchor;
    for (int month = 0; month < 500; ++month) {
        std::vector<float> next;
        for (std::size_t i = 0; i < x.size(); ++i) {
            NeighbourSums sums;
            const View view = view_of(steps(x[i]), steps(p.bound));
            for (std::size_t j = 0; j < x.size(); ++j)
                if (w[i][j] > 0) sums.add(one_glance({x[j], 0.5f, 0.0f, 0}, view), 1, sum_of_kind(sums, w[i][j], p));
            const float mean = to_surroundings(sums, {}, {x[i], 0.5f, 0.0f, 0}, p).attitude_mean;
            next.push_back(next_attitude(x[i], people.anchor[i], people.chi[i], mean, 0, 0, p));
        }
        x = next;
    }
    return x;
}

// (I − χ((1 − μ)I + μW))⁻¹ (1 − χ) x⁰ with W the weights by row, each row made to sum to one.
std::vector<double> attitudes_solved(const std::vector<std::vector<float>>& w, const Opinions& people, double mu) {
    const std::size_t n = w.size();
    statistics::Columns a(n, std::vector<double>(n, 0.0));
    std::vector<double> b(n);
    for (std::size_t i = 0; i < n; ++i) {
        double sum = 0;
        for (const float weight : w[i]) sum += wide(weight);
        const double chi = wide(people.chi[i]);
        for (std::size_t j = 0; j < n; ++j)
            a[j][i] = (i == j ? 1 - chi * (1 - mu) : 0.0) - chi * mu * wide(w[i][j]) / sum;
        b[i] = (1 - chi) * wide(people.anchor[i]);
    }
    return statistics::solve(a, b);
}

std::vector<Check> opinion(const Effort&) {
    const auto ties = some_ties(20);
    statistics::Stream random(45);
    Opinions people;
    for (std::size_t i = 0; i < ties.size(); ++i) {
        people.anchor.push_back(static_cast<float>(random.uniform()));
        people.chi.push_back(static_cast<float>(0.5 + 0.45 * random.uniform()));
    }
    OpinionParams p;
    p.bound = 1;
    const std::vector<float> found = attitudes_at_rest(ties, people, p);
    const std::vector<double> expected = attitudes_solved(ties, people, wide(p.rate));
    double worst = 0, moved = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        worst = std::max(worst, std::fabs(wide(found[i]) - expected[i]));
        moved = std::max(moved, std::fabs(wide(people.anchor[i]) - expected[i]));
    }
    return {{"largest distance from the solution, 20 people", 0, kFloat, worst},
            must_hold("somebody has moved by more than 0.1", moved > 0.1)};
}

}  // namespace

std::vector<Target> behaviour_targets() {
    const auto target = [](const char* id, const char* what, const char* source,
                           std::vector<Check> (*measure)(const Effort&)) {
        return Target{id, what, source, false, measure};
    };
    return {
        target("V35", "trust as a beta reputation", "fixed point; Josang & Ismail 2002", trust),
        target("V36", "exhaustion and engagement of staff", "fixed point; Demerouti et al. 2001", work),
        target("V37", "self-efficacy", "fixed point; Bandura 1977", efficacy),
        target("V38", "mobilised strengths", "fixed point", strengths),
        target("V39", "conditional giving", "fixed point; Fischbacher, Gaechter & Fehr 2001", giving),
        target("V40", "unmet need", "fixed point", need),
        target("V41", "a project without trouble", "closed form", project),
        target("V42", "design with a constant target", "closed form", design),
        target("V43", "cheapest mix of inputs", "first-order condition; Parks et al. 1981", substitution),
        target("V44", "anchored opinion when everybody counts", "linear system; Friedkin & Johnsen 1990", opinion),
    };
}

}  // namespace agora::verify
