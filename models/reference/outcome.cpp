// Judges bargaining at rest: whether its payoffs suit a stable outcome, and whether the network has any.
#include "models/reference/outcome.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "models/reference/stable_outcome.h"

namespace agora::reference {
namespace {

// What there is to see in one copy of the network.
struct Sight {
    Rows<Agent> agents;
    const Members<AgentSides>& sides;
    const Read<Opposite>& opposite;
    const Read<Partner>& partner;
    const Read<Surplus>& surplus;
    const Read<Alternative>& alternative;
    const Read<Capacity>& capacity;
    const Read<Disagreement>& disagreement;
    const Read<LastOffers>& last;

    std::uint32_t place(Row<Agent> i) const { return i.index - agents.first(); }
};

bool is_at_rest(Rows<Agent> agents, const Members<AgentSides>& sides, const Read<Movement>& movement, double at_rest) {
    for (const Row i : agents)
        for (const Row s : sides[i])
            if (movement[s] >= at_rest) return false;
    return true;
}

enum class Use : std::uint8_t { never, maybe, always };

Use use_of(double surplus, double alternatives) {
    const double left = surplus - alternatives, margin = kEqualPayoffs * surplus;
    return left > margin ? Use::always : (left < -margin ? Use::never : Use::maybe);
}

// Whether the payoffs at rest are those of a stable outcome: links that leave something to share are used, and links in
// balance can serve everybody who still gains.
bool is_stable(const Sight& copy) {
    std::vector<Places> open;
    std::vector<PairOfAgents> in_balance;
    for (const Row i : copy.agents) {
        std::uint32_t used = 0, maybe = 0;
        double largest = 0;
        for (const Row s : copy.sides[i]) {
            const double surplus = copy.surplus[s];
            const Use use = use_of(surplus, copy.alternative[s] + copy.alternative[copy.opposite[s]]);
            largest = std::max(largest, surplus);
            used += use == Use::always;
            maybe += use == Use::maybe;
            if (use == Use::maybe && i < copy.partner[s])
                in_balance.push_back({copy.place(i), copy.place(copy.partner[s])});
        }
        const auto places = static_cast<std::uint32_t>(copy.capacity[i]);
        if (used > places) return false;
        const bool gains = copy.last[i][0] > copy.disagreement[i] + kEqualPayoffs * largest;
        open.push_back({gains ? places - used : std::min(places - used, maybe), gains});
    }
    return in_balance.size() <= kMostLinks && can_fill(open, in_balance);
}

// Seven decimal digits of the largest value are a unit: surpluses that their author wrote in decimals add up exactly.
double unit_of(double largest) {
    double unit = 1;
    while (largest > unit * 1e7) unit *= 10;
    while (largest > 0 && largest <= unit * 1e6) unit /= 10;
    return unit;
}

bool has_any_stable_outcome(const Sight& copy) {
    double largest = 0;
    for (const Row i : copy.agents) {
        largest = std::max(largest, copy.disagreement[i]);
        for (const Row s : copy.sides[i]) largest = std::max(largest, copy.surplus[s]);
    }
    const double unit = unit_of(largest);
    const auto whole = [&](double value) { return std::llround(value / unit); };
    std::vector<std::uint32_t> places;
    std::vector<Gain> links;
    for (const Row i : copy.agents) {
        places.push_back(static_cast<std::uint32_t>(copy.capacity[i]));
        for (const Row s : copy.sides[i]) {
            const Row<Agent> j = copy.partner[s];
            const auto gain = whole(copy.surplus[s]) - whole(copy.disagreement[i]) - whole(copy.disagreement[j]);
            if (i < j) links.push_back({copy.place(i), copy.place(j), gain});
        }
    }
    return has_stable_outcome(places, links);
}

Outcome judge(const Sight& copy) {
    std::size_t sides = 0;
    for (const Row i : copy.agents) sides += copy.sides[i].size();
    if (sides > 2 * kMostLinks) return is_stable(copy) ? Outcome::stable : Outcome::too_large;
    if (!has_any_stable_outcome(copy)) return Outcome::none;
    return is_stable(copy) ? Outcome::stable : Outcome::not_stable;
}

}  // namespace

void judge_outcome(Rows<Crowd> crowds, Members<CrowdAgents> agents, Members<AgentSides> sides, Read<Opposite> opposite,
                   Read<Partner> partner, Read<Surplus> surplus, Read<Alternative> alternative, Read<Movement> movement,
                   Read<Capacity> capacity, Read<Disagreement> disagreement, Read<LastOffers> last,
                   Update<OutcomeOf> outcome, const BargainingParams& p) {
    for (const Row c : crowds) {
        const bool at_rest = is_at_rest(agents[c], sides, movement, p.at_rest);
        const bool is_judged = outcome[c] != static_cast<std::uint8_t>(Outcome::moving);
        if (at_rest && is_judged) continue;
        const Sight copy{agents[c], sides, opposite, partner, surplus, alternative, capacity, disagreement, last};
        outcome[c] = static_cast<std::uint8_t>(at_rest ? judge(copy) : Outcome::moving);
    }
}

}  // namespace agora::reference
