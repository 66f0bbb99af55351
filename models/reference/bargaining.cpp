// Balanced bargaining among agents: parameters, the round of offers and its metrics.
#include "models/reference/bargaining.h"

#include <algorithm>
#include <cmath>

#include "models/reference/initial.h"
#include "models/reference/models.h"
#include "models/reference/network.h"
#include "models/reference/outcome.h"

namespace agora::reference {
namespace {

ParameterGroup bargaining_parameters() {
    using P = BargainingParams;
    // clang-format off
    return describe<P>("bargaining", {
        {&P::damping, "damping", "1", {0.01, 1}, "Share of the way alternatives move to what offers make them.", "Kanoria et al. 2011: one half"},
        {&P::surplus, "surplus", "1", {0, 1e6}, "What the two of a link of weight 1 share if they agree; of other links, in proportion to their weight.", "arbitrary unit", When::at_start},
        {&P::disagreement, "disagreement", "1", {0, 1e6}, "What agents have for each exchange not made, unless the scenario gives it.", "choice of the modeller", When::at_start},
        {&P::capacity, "capacity", "1", {0, 1000}, "Exchanges agents can make, unless the scenario gives them.", "Kanoria et al. 2011: one", When::at_start},
        {&P::at_rest, "at_rest", "1", {1e-12, 0.01}, "Movement below which a copy of the network counts as at rest and is judged.", "choice of the modeller"},
    });
    // clang-format on
}

void make_offers(Rows<Side> sides, Own<Opposite> opposite, Own<Surplus> surplus, Own<Alternative> own,
                 Read<Alternative> alternative, Write<Offer> out) {
    for (const Row s : sides) out[s] = offer(surplus[s], own[s], alternative[opposite[s]]);
}

// The best offers an agent has, one after the other.
class OffersTo {
  public:
    OffersTo(Rows<Side> sides, const Read<Opposite>& opposite, const Read<Offer>& offers)
        : sides_(sides), opposite_(opposite), offers_(offers) {}
    // The next best offer; below 0 when there is none left.
    double next() {
        double best = -1;
        std::uint32_t best_side = kNoRow;
        for (const Row s : sides_) {
            const double value = offers_[opposite_[s]];
            const bool is_left = value < last_ || (value == last_ && s.index > last_side_);
            if (!is_left || value <= best) continue;
            best = value;
            best_side = s.index;
        }
        last_ = best;
        last_side_ = best_side;
        return best;
    }

  private:
    Rows<Side> sides_;
    Read<Opposite> opposite_;
    Read<Offer> offers_;
    double last_ = 1e300;
    std::uint32_t last_side_ = 0;
};

void compare_offers(Rows<Agent> agents, Members<AgentSides> sides, Read<Opposite> opposite, Read<Offer> offers,
                    Own<Capacity> capacity, Own<Disagreement> disagreement, Write<LastOffers> last,
                    Write<Payoff> payoff) {
    for (const Row i : agents) {
        OffersTo best(sides[i], opposite, offers);
        const auto places = static_cast<std::uint32_t>(capacity[i]);
        const std::uint32_t used = std::min(places, sides[i].size());
        double total = 0;
        last[i] = {-1, -1};
        for (std::uint32_t place = 0; place < used; ++place) {
            last[i][0] = best.next();
            total += std::max(last[i][0], disagreement[i]);
        }
        if (used < places) last[i][0] = -1;
        else last[i][1] = used < sides[i].size() ? best.next() : -1;
        payoff[i] = used > 0 ? total / used : disagreement[i];
    }
}

// Without the offer of the other side, the agent's last place goes to the next best one.
void revise_alternatives(Rows<Side> sides, ParentOf<AgentSides> agent, Own<Opposite> opposite, Read<Offer> offers,
                         Read<LastOffers> last, Read<Disagreement> disagreement, Update<Alternative> alternative,
                         Write<Movement> movement, const BargainingParams& p) {
    for (const Row s : sides) {
        const Row<Agent> i = agent[s];
        const bool takes_a_place = offers[opposite[s]] >= last[i][0];
        const double best = takes_a_place ? last[i][1] : last[i][0];
        const double before = alternative[s];
        alternative[s] = next_alternative(before, best, disagreement[i], p.damping);
        movement[s] = std::fabs(alternative[s] - before) / p.damping;
    }
}

void sum_payoffs(Rows<Agent> agents, Own<Payoff> payoff, Sums<3> sums) {
    for (const Row i : agents) {
        sums[0] += 1;
        sums[1] += payoff[i];
        sums[2] += payoff[i] * payoff[i];
    }
}

void sum_movement(Rows<Side> sides, Own<Movement> movement, Sums<2> sums) {
    for (const Row s : sides) {
        sums[0] += 1;
        sums[1] += movement[s];
    }
}

void sum_outcomes(Rows<Crowd> crowds, Own<OutcomeOf> outcome, Sums<6> sums) {
    for (const Row c : crowds) {
        sums[5] += 1;
        sums[outcome[c]] += 1;
    }
}

// clang-format off
std::vector<Metric> payoff_metrics() {
    return {
        {"mean_payoff", "1", "What agents get per exchange, on average.", {0, 1e9}, "Kanoria et al. 2011", [](std::span<const double> s) { return s[1] / s[0]; }},
        {"payoff_spread", "1", "Standard deviation of what agents get per exchange: 0 when positions give no power.", {0, 1e9}, "Kanoria et al. 2011", [](std::span<const double> s) { return std::sqrt(std::max(0.0, s[2] / s[0] - s[1] * s[1] / s[0] / s[0])); }},
    };
}
std::vector<Metric> movement_metrics() {
    return {{"movement", "1", "How far alternatives are from what offers make them, on average: 0 at rest.", {0, 1e9}, "Kanoria et al. 2011", [](std::span<const double> s) { return s[0] > 0 ? s[1] / s[0] : 0.0; }}};
}
std::vector<Metric> outcome_metrics() {
    return {
        {"moving", "1", "Share of the copies of the network in which bargaining is not at rest.", {0, 1}, "Kanoria et al. 2011", [](std::span<const double> s) { return s[0] / s[5]; }},
        {"stable", "1", "Share of the copies at rest in a stable outcome.", {0, 1}, "Kleinberg & Tardos 2008", [](std::span<const double> s) { return s[1] / s[5]; }},
        {"at_rest_not_stable", "1", "Share of the copies at rest, but not in a stable outcome, though there is one: payoffs can rest elsewhere when several matchings are best.", {0, 1}, "Kleinberg & Tardos 2008; Kanoria et al. 2011", [](std::span<const double> s) { return s[4] / s[5]; }},
        {"no_stable_outcome", "1", "Share of the copies at rest in which no outcome is stable, as in a triangle: too many need a partner.", {0, 1}, "Kleinberg & Tardos 2008", [](std::span<const double> s) { return s[2] / s[5]; }},
        {"not_judged", "1", "Share of the copies at rest with too many links to tell.", {0, 1}, "limit of the test", [](std::span<const double> s) { return s[3] / s[5]; }},
    };
}
// clang-format on

std::string populate_bargaining(World& world, const Setup& setup, Executor& executor) {
    if (std::string problem = build_network(world, setup, executor); !problem.empty()) return problem;
    if (std::string problem = build_sides(world, executor); !problem.empty()) return problem;
    std::ranges::fill(world.values<Capacity>(), world.parameter(&BargainingParams::capacity));
    std::ranges::fill(world.values<Disagreement>(), world.parameter(&BargainingParams::disagreement));
    if (std::string problem = set_given(world, setup); !problem.empty()) return problem;
    const NetworkStore& ties = world.links<Ties>();
    const double usual = world.parameter(&BargainingParams::surplus);
    const auto surplus = world.values<Surplus>();
    const auto alternative = world.values<Alternative>();
    for (const Row i : world.all<Agent>())
        for (const Row s : world.members<AgentSides>(i)) {
            surplus[s.index] = ties.weights.empty() ? usual : usual * static_cast<double>(ties.weights[s.index]);
            alternative[s.index] = world.values<Disagreement>()[i.index];
        }
    return "";
}

}  // namespace

Model bargaining_model() {
    Model m = network_model("bargaining", "Balanced bargaining on networks",
                            "Agents split the surplus of their links by what each could get elsewhere (Kanoria et al. "
                            "2011): power as the dependence of others, on any network.",
                            Generator::path, 4);
    add_sides(m);
    add_columns<Surplus, Offer, Alternative, Movement, Capacity, Disagreement, LastOffers, Payoff, OutcomeOf>(m);
    m.parameters.push_back(bargaining_parameters());
    m.given = {type_id<Capacity>(), type_id<Disagreement>()};
    m.passes = {
        {"offers", "What everybody offers.", {submodel<&make_offers>("offers", "the offer of each side")}},
        {"rivals",
         "What everybody is offered.",
         {submodel<&compare_offers>("rivals", "the best offers of each agent")}},
        {"alternatives", "What else there is.", {submodel<&revise_alternatives>("alternatives", "best alternatives")}},
        {"outcome",
         "Is it stable?",
         {submodel<&judge_outcome>("outcome", "whether it is stable, or whether another one would be")}}};
    m.tallies = {tally<&sum_payoffs>("payoffs", payoff_metrics()), tally<&sum_movement>("movement", movement_metrics()),
                 tally<&sum_outcomes>("outcomes", outcome_metrics())};
    m.key_metrics = {"mean_payoff", "payoff_spread", "stable", "at_rest_not_stable", "no_stable_outcome", "moving"};
    m.populate = &populate_bargaining;
    return m;
}

}  // namespace agora::reference
