// S4 delivery, the line's side: staff means, demand against capacity, coping, and what citizens need to know of the
// line.
//
//     C = c̄ Σ (1 − ½ E) − project time       load = 3 Σu / C       coverage = min(1, 1/load)
//     κ = κ_max σ(6 (load − 1)) (1 − V̄)      Lipsky 1980; Tummers et al. 2015; theory M13
//     δ = δ_owner + 0.3 (autonomy − mean) + 0.1 Reg − 0.2 austerity + change                      theory M17
#pragma once

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/citizens/service.h"
#include "models/cocreation/governance.h"
#include "models/cocreation/project_columns.h"

namespace agora::cocreation {

// Positions in StaffMeans.
enum StaffMean : std::size_t { mean_exhaustion, mean_engagement, mean_orientation, mean_cession, involved_cession };

inline float coping_of(float most, float load, float engagement) {
    return most * logistic(6.0f * (load - 1.0f)) * (1.0f - engagement);
}

// One third of a team takes part when its line leads a project; its managers are involved as well.
inline constexpr std::uint32_t kTeamShare = 3;
constexpr bool takes_part(std::uint32_t position_in_team) { return position_in_team % kTeamShare == 0; }

void average_staff(Rows<Line> lines, Members<LineStaff> staff, Read<Exhaustion> exhaustion, Read<Engagement> engagement,
                   Read<Orientation> orientation, Read<Cession> cession, Read<IsManager> manager,
                   Update<StaffMeans> means);

void grant_discretion(Rows<Line> lines, Own<LineOwner> owner, Read<Discretion> granted,
                      ParentOf<CatchmentLines> catchment, ParentOf<LocalityCatchments> locality,
                      ParentOf<RegionLocalities> region, Read<LocalAutonomy> autonomy, Read<Regulation> regulation,
                      Update<LineDiscretion> discretion, const GovernanceParams& p);

void meet_demand(Rows<Line> lines, ParentOf<CatchmentLines> catchment, Members<CatchmentLines> siblings,
                 Members<CatchmentCitizens> citizens, Members<CatchmentProjects> projects, Members<LineStaff> staff,
                 Read<UnmetNeed> need, Read<Hardness> hardness, Read<Profile> profile, Read<LineChoice> choice,
                 Read<TrustGood> good, Read<TrustBad> bad, Read<ValueReceived> value, Read<InputGiven> input,
                 Read<ProjectPhase> phase, Read<ProjectLine> lead, Read<Exhaustion> exhaustion, Read<IsManager> manager,
                 Own<StaffMeans> means, Own<LineDiscretion> discretion, Own<Design> design, Own<Quality> quality,
                 Own<DigitalShare> digital, Update<LineLoad> load, Update<LineCoverage> coverage, Update<Coping> coping,
                 Update<PriorityMean> priority, Update<UserProfileMean> profile_mean, Update<UserCount> count,
                 Update<UserTrustMean> trust, Update<ValueMean> value_mean, Update<Delivered> delivered,
                 const DeliveryParams& p);

}  // namespace agora::cocreation
