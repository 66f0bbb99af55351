// S11 bargaining: dependence gives power. A damped message passing on four ties per project, and its closed form for
// two.
//
//     m_{i→j} = (w − α_{i\j})₊ − ½ (w − α_{i\j} − α_{j\i})₊
//     α_{i\j}' = (1 − κ) α_{i\j} + κ max(d_i, b_i-th largest offer to i from others than j)
//     share of i on tie ij: γ = m_{j→i} / w                  Kanoria et al. 2011; Emerson 1962; theory M4, S11
//
// Ties of a project: coalition–team (w 1), coalition–other line of the catchment (w 0.7, if there is one),
// coalition–owner (w 1), team–owner (w 1). A coalition bargains for one exchange at a time, teams for one project per
// slot, owners for `owner_capacity` per line. Coalitions without members have no say.
#pragma once

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/project_columns.h"
#include "models/cocreation/projects/members.h"

namespace agora::cocreation {

// The two directions of each tie, as positions in Alternatives and Offers: offer FROM the first TO the second, and
// back.
enum Tie : std::size_t { coalition_team = 0, coalition_other = 2, coalition_owner = 4, team_owner = 6 };

inline constexpr float kOtherLineSurplus = 0.7f;

// What one side offers the other; `own` and `others` are the best alternatives of the two, surplus w.
inline float offer_of(float surplus, float own, float others) {
    return positive_part(surplus - own) - 0.5f * positive_part(surplus - own - others);
}

inline float coalition_disagreement(float members) { return 0.12f * (0.5f + 0.5f * smaller(1.0f, members / 15.0f)); }
inline float service_disagreement(float lived_experience) { return 0.35f + 0.30f * (1.0f - lived_experience); }

// Share of the first of two parties with disagreement values d and surplus 1.
inline float two_party_share(float d_first, float d_second) { return clamp01(0.5f * (1.0f + d_first - d_second)); }

void make_offers(Rows<Project> projects, Own<ProjectPhase> phase, Own<Alternatives> alternatives, Update<Offers> offers,
                 const InfluenceParams& p);

void compare_offers(Rows<Organisation> organisations, Links<OrganisationLines> lines,
                    ParentOf<CatchmentLines> catchment, Members<CatchmentProjects> projects, Read<ProjectPhase> phase,
                    Read<ProjectLine> lead, Read<Offers> offers, Update<Competitors> competitors,
                    const InfluenceParams& p);

void revise_alternatives(Rows<Project> projects, Own<ProjectPhase> phase, Own<ProjectLine> lead, Own<Offers> offers,
                         Own<Participants> count, Own<Stocks> stocks, ParentOf<CatchmentProjects> catchment,
                         Members<CatchmentLines> lines, Read<LineOwner> owner, Read<Competitors> competitors,
                         Update<Alternatives> alternatives, Update<CitizenShare> share, Update<Dependence> dependence,
                         const InfluenceParams& p);

}  // namespace agora::cocreation
