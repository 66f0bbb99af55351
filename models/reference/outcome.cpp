// Judges bargaining at rest: links that are certainly used, links in balance, and whether the latter suffice.
#include "models/reference/outcome.h"

#include <vector>

#include "models/reference/stable_outcome.h"

namespace agora::reference {
namespace {

// What agents of one copy still need, and what they can get it from.
struct Undecided {
    std::vector<Places> agents;
    std::vector<PairOfAgents> links;
    bool too_many_used = false;  // more links certainly used than places
};

enum class Use : std::uint8_t { never, maybe, always };

Use use_of(double surplus, double alternatives) {
    const double left = surplus - alternatives, margin = kEqualPayoffs * surplus;
    return left > margin ? Use::always : (left < -margin ? Use::never : Use::maybe);
}

bool is_at_rest(Rows<Agent> agents, const Members<AgentSides>& sides, const Read<Movement>& movement, double at_rest) {
    for (const Row i : agents)
        for (const Row s : sides[i])
            if (movement[s] >= at_rest) return false;
    return true;
}

Outcome judge(const Undecided& left) {
    if (left.too_many_used) return Outcome::none;
    if (left.links.size() > kMostBalancedLinks) return Outcome::too_large;
    return can_fill(left.agents, left.links) ? Outcome::stable : Outcome::none;
}

}  // namespace

void judge_outcome(Rows<Crowd> crowds, Members<CrowdAgents> agents, Members<AgentSides> sides, Read<Opposite> opposite,
                   Read<Partner> partner, Read<Surplus> surplus, Read<Alternative> alternative, Read<Movement> movement,
                   Read<Capacity> capacity, Read<Disagreement> disagreement, Read<LastOffers> last,
                   Update<OutcomeOf> outcome, const BargainingParams& p) {
    for (const Row c : crowds) {
        const bool at_rest = is_at_rest(agents[c], sides, movement, static_cast<double>(p.at_rest));
        const bool is_judged = outcome[c] != static_cast<std::uint8_t>(Outcome::moving);
        if (at_rest && is_judged) continue;
        Undecided left;
        for (const Row i : agents[c]) {
            if (!at_rest) break;
            std::uint32_t used = 0, maybe = 0;
            double largest = 0;
            for (const Row s : sides[i]) {
                const Use use = use_of(surplus[s], alternative[s] + alternative[opposite[s]]);
                largest = surplus[s] > largest ? surplus[s] : largest;
                used += use == Use::always;
                maybe += use == Use::maybe;
                if (use == Use::maybe && i < partner[s])
                    left.links.push_back({i.index - agents[c].first(), partner[s].index - agents[c].first()});
            }
            const auto places = static_cast<std::uint32_t>(capacity[i]);
            left.too_many_used = left.too_many_used || used > places;
            const std::uint32_t open = used < places ? places - used : 0;
            const bool gains = last[i][0] > disagreement[i] + kEqualPayoffs * largest;
            left.agents.push_back({gains || open <= maybe ? open : maybe, gains});
        }
        outcome[c] = static_cast<std::uint8_t>(at_rest ? judge(left) : Outcome::moving);
    }
}

}  // namespace agora::reference
