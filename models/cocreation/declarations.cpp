// Declared state and parameters of the co-creation model. The order of columns is the order of fingerprints.
#include "models/cocreation/declarations.h"

#include "models/cocreation/citizens/attitudes.h"
#include "models/cocreation/citizens/joining.h"
#include "models/cocreation/citizens/need.h"
#include "models/cocreation/citizens/outcomes.h"
#include "models/cocreation/citizens/service.h"
#include "models/cocreation/citizens/surroundings.h"
#include "models/cocreation/citizens/taking_part.h"
#include "models/cocreation/citizens/trust.h"
#include "models/cocreation/demography.h"
#include "models/cocreation/governance.h"
#include "models/cocreation/households.h"
#include "models/cocreation/model.h"
#include "models/cocreation/money.h"
#include "models/cocreation/populate.h"
#include "models/cocreation/projects/design.h"
#include "models/cocreation/projects/life_cycle.h"
#include "models/cocreation/projects/members.h"
#include "models/cocreation/scaling.h"
#include "models/cocreation/services/organisations.h"
#include "models/cocreation/services/professionals.h"
#include "models/cocreation/technology.h"

namespace agora::cocreation {

void declare_state(Model& m) {
    add_entities<Nation, Region, Locality, Catchment, Citizen, Line, Professional, Organisation, Project, Facilitator>(
        m);
    add_columns<UnmetNeed, Wellbeing, Attitude, Efficacy, TrustGood, TrustBad, Norm, Competence, Strengths,
                DigitalSkill, Responsiveness, Contribution, ProjectPlace, AwareOf, LineChoice, MonthsInside,
                FunnelStage, ValueReceived, InputGiven, FitReceived, Profile, LatentStrengths, Hardness, Resources,
                ResourceRank, FreeTime, AttitudeAnchor, Susceptibility, EfficacyBase, Sociability, Stigma,
                HouseholdPlace, DemographicCell>(m);
    add_columns<Broadcast, Around, Received, TakingPart>(m);
    add_columns<Exhaustion, Engagement, Orientation, Identity, Cession, StaffTrustGood, StaffTrustBad, StaffTurnover,
                IsManager>(m);
    add_columns<Design, DesignPrior, Quality, EpistemicGap, DigitalShare, LineLoad, LineCoverage, Coping, PriorityMean,
                UserProfileMean, UserCount, UserTrustMean, ValueMean, StaffMeans, WorkingHours, LineDiscretion,
                MethodAdopted, MethodAge, ServiceCopied, SustainedAge, Evidence, LineSector, LineOwner, Delivered>(m);
    add_columns<Legitimacy, Absorption, Discretion, Openness, Slack, StrategyMonths, Funded, Spending,
                OrganisationSector, Competitors, RecentAdopters>(m);
    add_columns<ContextBias, CitizenCall, LocalAutonomy, Policy, Regulation, AdoptionShare, BrokerBound, Assignment,
                NationPolicy>(m);
    add_columns<ProjectPhase, ProjectEvents, ProjectLine, ProjectStart, PlannedRung, Progress, ProjectAge, FormalRung,
                EffectiveRung, Agenda, StartDesign, StartValue, Participants, HardParticipants, VoiceMean, VoiceHard,
                ContributionMean, ContributionSum, MeanCompetence, PeerMeans, Stocks, Effort, CitizenShare, Dependence,
                Alternatives, Offers, Influence, MonthsUnmet, Facilitation, Brokered, GeneralSeats, QuotaSeats,
                SharedVision, ProjectCost>(m);
    add_memberships<NationRegions, RegionLocalities, LocalityCatchments, CatchmentCitizens, CatchmentLines,
                    CatchmentProjects, LineStaff, RegionFacilitators>(m);
    add_networks<SupportTies, WeakTies, LineNeighbours, OrganisationLines>(m);
    add_messages<Application>(m);
}

std::vector<Belonging> belongings() {
    return {{"household", "Row of the first member of the household.", type_id<Citizen>(), false,
             [](const World& world, std::uint32_t row) {
                 return household_first(row, world.values<HouseholdPlace>()[row]);
             }},
            {"line", "Row of the line the citizen turns to.", type_id<Citizen>(), true,
             [](const World& world, std::uint32_t row) {
                 const Row<Catchment> home{world.membership(type_id<CatchmentCitizens>()).parents[row]};
                 return world.members<CatchmentLines>(home).first() + world.values<LineChoice>()[row];
             }},
            {"project", "Row of the project the citizen takes part in; -1 none.", type_id<Citizen>(), true,
             [](const World& world, std::uint32_t row) {
                 const std::uint8_t place = world.values<ProjectPlace>()[row];
                 const Row<Catchment> home{world.membership(type_id<CatchmentCitizens>()).parents[row]};
                 return place == 0 ? kNoRow : world.members<CatchmentProjects>(home).first() + place - 1;
             }},
            {"organisation", "Row of the organisation that owns the line.", type_id<Professional>(), false,
             [](const World& world, std::uint32_t row) {
                 return world.values<LineOwner>()[world.membership(type_id<LineStaff>()).parents[row]].index;
             }},
            {"organisation", "Row of the organisation that owns it.", type_id<Line>(), false,
             [](const World& world, std::uint32_t row) { return world.values<LineOwner>()[row].index; }}};
}

std::vector<ParameterGroup> all_parameters() {
    std::vector<ParameterGroup> groups = setup_parameters();
    for (const ParameterGroup& group :
         {need_parameters(),         delivery_parameters(),   outcome_parameters(),     trust_parameters(),
          opinion_parameters(),      norm_parameters(),       outreach_parameters(),    joining_parameters(),
          leaving_parameters(),      project_parameters(),    influence_parameters(),   design_parameters(),
          facilitation_parameters(), work_parameters(),       orientation_parameters(), cession_parameters(),
          learning_parameters(),     technology_parameters(), scaling_parameters(),     governance_parameters(),
          money_parameters(),        demography_parameters()})
        groups.push_back(group);
    // clang-format off
    groups.push_back(describe<PlaceboParams>("placebo", {{&PlaceboParams::dose, "dose", "1", {0, 1}, "A dose of nothing: no submodel reads it, so every paired difference must be exactly 0.", "theory V03"}}));
    // clang-format on
    return groups;
}

std::string populate(World& world, const Setup& setup, Executor& executor) {
    const StartConditions start{
        world.parameter(&TechnologyParams::digital_share),        world.parameter(&GovernanceParams::discretion_base),
        world.parameter(&GovernanceParams::local_autonomy),       world.parameter(&GovernanceParams::autonomy_spread),
        world.parameter(&GovernanceParams::policy_start),         world.parameter(&GovernanceParams::regulation_start),
        world.parameter(&FacilitationParams::brokers_per_million)};
    return populate_from(world, setup, start, executor);
}

}  // namespace agora::cocreation
