// The state of the co-creation model's citizens, professionals and organisations, column by column.
#pragma once

#include <array>
#include <cstdint>

#include "agora/column.h"
#include "models/cocreation/entities.h"

namespace agora::cocreation {

using Vector3 = std::array<float, 3>;  // a point in the space of needs and designs

// What the elements of array columns are called. The dimensions of needs and designs have no meaning of their own; the
// profiles of hard-to-reach citizens lie higher in the first and second.
inline constexpr Components kNeedDimensions{"need_dimension", {"first", "second", "third"}};

// clang-format off
// ---- Citizen, dynamic (theory 2.3) ----------------------------------------------------------------------------------
struct UnmetNeed      : Column<Citizen, float> { static constexpr ColumnInfo info{"unmet_need", "1", {0, 1}, "Unmet need u: 0 none, 1 most severe."}; };
struct Wellbeing      : Column<Citizen, float> { static constexpr ColumnInfo info{"wellbeing", "1", {0, 1}, "Wellbeing w."}; };
struct Attitude       : Column<Citizen, float> { static constexpr ColumnInfo info{"attitude", "1", {0, 1}, "Attitude to co-creation x: 0 'done to', 1 'done with'."}; };
struct Efficacy       : Column<Citizen, float> { static constexpr ColumnInfo info{"efficacy", "1", {0, 1}, "Self-efficacy and empowerment e."}; };
struct TrustGood      : Column<Citizen, float> { static constexpr ColumnInfo info{"trust_good", "1", {0, 20}, "Good experience remembered, r."}; };
struct TrustBad       : Column<Citizen, float> { static constexpr ColumnInfo info{"trust_bad", "1", {0, 20}, "Bad experience remembered, s."}; };
struct Norm           : Column<Citizen, float> { static constexpr ColumnInfo info{"norm", "1", {0, 1}, "Moral norm and reciprocity m."}; };
struct Competence     : Column<Citizen, float> { static constexpr ColumnInfo info{"competence", "1", {0, 1}, "Civic competence k."}; };
struct Strengths      : Column<Citizen, float> { static constexpr ColumnInfo info{"strengths", "1", {0, 1}, "Mobilised share of strengths a."}; };
struct DigitalSkill   : Column<Citizen, float> { static constexpr ColumnInfo info{"digital_skill", "1", {0, 1}, "Digital skill d."}; };
struct Responsiveness : Column<Citizen, float> { static constexpr ColumnInfo info{"responsiveness", "1", {0, 1}, "Perceived responsiveness of services."}; };
struct Contribution   : Column<Citizen, float> { static constexpr ColumnInfo info{"contribution", "1", {0, 1}, "Contribution level in a project c."}; };
struct ProjectPlace   : Column<Citizen, std::uint8_t> { static constexpr ColumnInfo info{"project_place", "1", {0, 2}, "Project slot the citizen takes part in, 1 or 2; 0 none."}; };
struct AwareOf        : Column<Citizen, std::uint8_t> { static constexpr ColumnInfo info{"aware_of", "1", {0, 3}, "Project slots the citizen has heard of, as bits."}; };
struct LineChoice     : Column<Citizen, std::uint8_t> { static constexpr ColumnInfo info{"line_choice", "1", {0, 2}, "Which line of the catchment the citizen turns to."}; };
struct MonthsInside   : Column<Citizen, std::uint8_t> { static constexpr ColumnInfo info{"months_inside", "month", {0, 255}, "Months in the present project."}; };
struct FunnelStage    : Column<Citizen, std::uint8_t> { static constexpr ColumnInfo info{"funnel_stage", "1", {0, 31}, "This month: 1 aware, 2 asked, 4 willing, 8 admitted, 16 for the second project slot (sum of flags)."}; };

// ---- Citizen, fixed at the start ------------------------------------------------------------------------------------
struct Profile        : Column<Citizen, std::array<Unit16, 3>> { static constexpr ColumnInfo info{"profile", "1", {0, 1}, "Need profile v: the service that would fit.", kNeedDimensions}; };
struct LatentStrengths: Column<Citizen, Unit16> { static constexpr ColumnInfo info{"latent_strengths", "1", {0, 1}, "Latent strengths A."}; };
struct Hardness       : Column<Citizen, Unit16> { static constexpr ColumnInfo info{"hardness", "1", {0, 1}, "How hard the citizen is to reach for services, H."}; };
struct Resources      : Column<Citizen, Unit16> { static constexpr ColumnInfo info{"resources", "1", {0, 1}, "Personal resources (education, income)."}; };
struct ResourceRank   : Column<Citizen, Unit16> { static constexpr ColumnInfo info{"resource_rank", "1", {0, 1}, "Fractional rank by resources in the nation."}; };
struct FreeTime       : Column<Citizen, Scaled16<64>> { static constexpr ColumnInfo info{"free_time", "hour/month", {0, 64}, "Time the citizen could give."}; };
struct AttitudeAnchor : Column<Citizen, Unit16> { static constexpr ColumnInfo info{"attitude_anchor", "1", {0, 1}, "Initial attitude, to which it is anchored."}; };
struct Susceptibility : Column<Citizen, Unit16> { static constexpr ColumnInfo info{"susceptibility", "1", {0, 1}, "Openness to social influence."}; };
struct EfficacyBase   : Column<Citizen, Unit16> { static constexpr ColumnInfo info{"efficacy_base", "1", {0, 1}, "Baseline self-efficacy."}; };
struct Sociability    : Column<Citizen, Unit16> { static constexpr ColumnInfo info{"sociability", "1", {0, 1}, "Tendency to have acquaintances."}; };
struct Stigma         : Column<Citizen, Unit16> { static constexpr ColumnInfo info{"stigma", "1", {0, 1}, "Exposure to stigma when using digital channels."}; };
struct HouseholdPlace : Column<Citizen, std::uint8_t> { static constexpr ColumnInfo info{"household_place", "1", {0, 255}, "Position in the household × 16 + household size."}; };
struct DemographicCell: Column<Citizen, std::uint8_t> { static constexpr ColumnInfo info{"demographic_cell", "1", {0, 5}, "Age group (0-14, 15-64, 65+) × 2 + sex."}; };

// ---- Professional ---------------------------------------------------------------------------------------------------
struct Exhaustion     : Column<Professional, float> { static constexpr ColumnInfo info{"exhaustion", "1", {0, 1}, "Exhaustion E."}; };
struct Engagement     : Column<Professional, float> { static constexpr ColumnInfo info{"engagement", "1", {0, 1}, "Work engagement V."}; };
struct Orientation    : Column<Professional, float> { static constexpr ColumnInfo info{"orientation", "1", {0, 1}, "Strengths-based orientation q."}; };
struct Identity       : Column<Professional, float> { static constexpr ColumnInfo info{"identity", "1", {0, 1}, "Identity as a co-creator."}; };
struct Cession        : Column<Professional, float> { static constexpr ColumnInfo info{"cession", "1", {0, 1}, "Willingness to cede control."}; };
struct StaffTrustGood : Column<Professional, float> { static constexpr ColumnInfo info{"staff_trust_good", "1", {0, 20}, "Good experience with citizens remembered."}; };
struct StaffTrustBad  : Column<Professional, float> { static constexpr ColumnInfo info{"staff_trust_bad", "1", {0, 20}, "Bad experience with citizens remembered."}; };
struct StaffTurnover  : Column<Professional, std::uint8_t> { static constexpr ColumnInfo info{"staff_turnover", "1", {0, 1}, "1 if the post changed hands this month."}; };
struct IsManager      : Column<Professional, std::uint8_t> { static constexpr ColumnInfo info{"is_manager", "1", {0, 1}, "1 for a manager, 0 for frontline staff."}; };

// ---- Service line ---------------------------------------------------------------------------------------------------
struct Design         : Column<Line, Vector3> { static constexpr ColumnInfo info{"design", "1", {0, 1}, "Design Y of the service.", kNeedDimensions}; };
struct DesignPrior    : Column<Line, Vector3> { static constexpr ColumnInfo info{"design_prior", "1", {0, 1}, "The owner's standard, to which an unsustained design drifts back.", kNeedDimensions}; };
struct Quality        : Column<Line, float> { static constexpr ColumnInfo info{"quality", "1", {0.7f, 1.3f}, "Quality Q."}; };
struct EpistemicGap   : Column<Line, Vector3> { static constexpr ColumnInfo info{"epistemic_gap", "1", {-1, 1}, "How wrong staff are about users' needs, b.", kNeedDimensions}; };
struct DigitalShare   : Column<Line, float> { static constexpr ColumnInfo info{"digital_share", "1", {0, 1}, "Share of the service that is digital."}; };
struct LineLoad       : Column<Line, float> { static constexpr ColumnInfo info{"load", "1", {0, 1e6f}, "Demand over capacity this month."}; };
struct LineCoverage   : Column<Line, float> { static constexpr ColumnInfo info{"coverage", "1", {0, 1}, "Share of demand that can be met."}; };
struct Coping         : Column<Line, float> { static constexpr ColumnInfo info{"coping", "1", {0, 3}, "Coping by turning to easier clients."}; };
struct PriorityMean   : Column<Line, float> { static constexpr ColumnInfo info{"priority_mean", "1", {0, 1000}, "Demand-weighted mean client priority."}; };
struct UserProfileMean: Column<Line, Vector3> { static constexpr ColumnInfo info{"user_profile_mean", "1", {0, 1}, "Mean need profile of the users.", kNeedDimensions}; };
struct UserCount      : Column<Line, float> { static constexpr ColumnInfo info{"user_count", "person", {0, 1e6f}, "Users this month."}; };
struct UserTrustMean  : Column<Line, float> { static constexpr ColumnInfo info{"user_trust_mean", "1", {0, 1}, "Mean trust of the users."}; };
struct ValueMean      : Column<Line, float> { static constexpr ColumnInfo info{"value_mean", "1", {0, 1}, "Mean value users received last month."}; };
struct StaffMeans     : Column<Line, std::array<float, 5>> { static constexpr ColumnInfo info{"staff_means", "1", {0, 1}, "Means over staff: exhaustion, engagement, orientation, cession, and cession of those who would take part in a project.", {"staff_mean", {"exhaustion", "engagement", "orientation", "cession", "cession_involved"}}}; };
struct WorkingHours   : Column<Line, float> { static constexpr ColumnInfo info{"working_hours", "hour/month", {0, 1e6f}, "Staff hours worked."}; };
struct LineDiscretion : Column<Line, float> { static constexpr ColumnInfo info{"line_discretion", "1", {0, 1}, "Discretion staff have, this month."}; };
struct MethodAdopted  : Column<Line, std::uint8_t> { static constexpr ColumnInfo info{"method_adopted", "1", {0, 1}, "1 if the line works with the co-creation method."}; };
struct MethodAge      : Column<Line, float> { static constexpr ColumnInfo info{"method_age", "month", {0, 1e4f}, "Months since the method was adopted."}; };
struct ServiceCopied  : Column<Line, std::uint8_t> { static constexpr ColumnInfo info{"service_copied", "1", {0, 1}, "1 if the line copied a co-created service from elsewhere."}; };
struct SustainedAge   : Column<Line, float> { static constexpr ColumnInfo info{"sustained_age", "month", {0, 1e4f}, "Months a co-created service has been sustained; 0 none."}; };
struct Evidence       : Column<Line, float> { static constexpr ColumnInfo info{"evidence", "1", {0, 1}, "How good the local evidence for co-creation looks."}; };
struct LineSector     : Column<Line, std::uint8_t> { static constexpr ColumnInfo info{"line_sector", "1", {0, 2}, "Sector of the owner: 0 public, 1 third sector, 2 private."}; };
struct LineOwner      : Column<Line, Row<Organisation>> { static constexpr ColumnInfo info{"line_owner", "1", {0, 4e9f}, "Row of the owning organisation."}; };

// ---- Organisation ---------------------------------------------------------------------------------------------------
struct Legitimacy     : Column<Organisation, float> { static constexpr ColumnInfo info{"legitimacy", "1", {0, 1}, "Legitimacy."}; };
struct Absorption     : Column<Organisation, float> { static constexpr ColumnInfo info{"absorption", "1", {0, 1}, "Absorptive capacity K."}; };
struct Discretion     : Column<Organisation, float> { static constexpr ColumnInfo info{"discretion", "1", {0, 1}, "Discretion the owner grants, before governance."}; };
struct Openness       : Column<Organisation, float> { static constexpr ColumnInfo info{"openness", "1", {0, 1}, "Openness to co-creation o."}; };
struct Slack          : Column<Organisation, float> { static constexpr ColumnInfo info{"slack", "1", {0, 1}, "Slack resources S."}; };
struct StrategyMonths : Column<Organisation, float> { static constexpr ColumnInfo info{"strategy_months", "month", {0, 1e4f}, "Months in a row with openness above 0.6."}; };
struct Funded         : Column<Organisation, std::uint8_t> { static constexpr ColumnInfo info{"funded", "1", {0, 1}, "0 after a funding cut ended support for co-creation."}; };
struct Spending       : Column<Organisation, float> { static constexpr ColumnInfo info{"spending", "euro/month", {0, 1e12f}, "Money spent this month on the lines."}; };
struct OrganisationSector : Column<Organisation, std::uint8_t> { static constexpr ColumnInfo info{"organisation_sector", "1", {0, 2}, "0 public, 1 third sector, 2 private."}; };
struct Competitors    : Column<Organisation, std::array<float, 2>> { static constexpr ColumnInfo info{"competitors", "1", {0, 2}, "The offers at and just below the owner's capacity for projects.", {"offer_rank", {"last_within_capacity", "first_beyond_capacity"}}}; };
struct RecentAdopters : Column<Organisation, float> { static constexpr ColumnInfo info{"recent_adopters", "1", {0, 1}, "Share of own lines with the method, recent ones counting more."}; };

// ---- Places ---------------------------------------------------------------------------------------------------------
struct ContextBias    : Column<Catchment, Vector3> { static constexpr ColumnInfo info{"context_bias", "1", {-1, 1}, "Local deviation of need profiles.", kNeedDimensions}; };
struct LocalAutonomy  : Column<Locality, float> { static constexpr ColumnInfo info{"local_autonomy", "1", {0, 1}, "Local autonomy."}; };
struct Policy         : Column<Region, float> { static constexpr ColumnInfo info{"policy", "1", {0, 1}, "Policy support for co-creation P."}; };
struct Regulation     : Column<Region, float> { static constexpr ColumnInfo info{"regulation", "1", {0, 1}, "Regulation that asks for co-creation Reg."}; };
struct AdoptionShare  : Column<Region, float> { static constexpr ColumnInfo info{"adoption_share", "1", {0, 1}, "Share of lines with the method."}; };
struct BrokerBound    : Column<Region, float> { static constexpr ColumnInfo info{"broker_bound", "person", {0, 1e6f}, "Facilitators at work in the region this month; a part of one works part-time."}; };
struct Assignment     : Column<Facilitator, std::uint32_t> { static constexpr ColumnInfo info{"assignment", "1", {0, 4e9f}, "Project row the facilitator works for, or 4294967295."}; };
struct NationPolicy   : Column<Nation, float> { static constexpr ColumnInfo info{"nation_policy", "1", {0, 1}, "Mean policy support over regions."}; };
// clang-format on

}  // namespace agora::cocreation
