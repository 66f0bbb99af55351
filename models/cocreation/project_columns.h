// The state of project slots, and the values that live only inside one pass.
#pragma once

#include "models/cocreation/columns.h"

namespace agora::cocreation {

// Shares of influence of citizens, professionals and organisations.
using Shares = std::array<float, 3>;

// The two directions of each bargaining tie (enum Tie), told as who gives the offer and who takes it.
inline constexpr Components kTieDirections{
    "tie_direction",
    {"coalition_to_team", "team_to_coalition", "coalition_to_other_line", "other_line_to_coalition",
     "coalition_to_owner", "owner_to_coalition", "team_to_owner", "owner_to_team"}};

// clang-format off
struct ProjectPhase   : Column<Project, std::uint8_t> { static constexpr ColumnInfo info{"project_phase", "1", {0, 4}, "0 idle, 1 initiate, 2 design, 3 deliver, 4 evaluate."}; };
struct ProjectEvents  : Column<Project, std::uint8_t> { static constexpr ColumnInfo info{"project_events", "1", {0, 31}, "This month: 1 started, 2 completed, 4 abandoned, 8 sustained, 16 citizen-led (sum of flags)."}; };
struct ProjectLine    : Column<Project, Row<Line>> { static constexpr ColumnInfo info{"project_line", "1", {0, 4e9f}, "Row of the line that leads the project."}; };
struct Progress       : Column<Project, float> { static constexpr ColumnInfo info{"progress", "1", {0, 1}, "Progress within the phase."}; };
struct ProjectAge     : Column<Project, float> { static constexpr ColumnInfo info{"project_age", "month", {0, 1e4f}, "Months since the start."}; };
struct FormalRung     : Column<Project, float> { static constexpr ColumnInfo info{"formal_rung", "1", {1, 8}, "Rung of participation on paper."}; };
struct EffectiveRung  : Column<Project, float> { static constexpr ColumnInfo info{"effective_rung", "1", {1, 8}, "Rung in effect: capped by staff's willingness to cede control."}; };
struct Agenda         : Column<Project, Vector3> { static constexpr ColumnInfo info{"agenda", "1", {0, 1}, "Agenda set in the initiating phase.", kNeedDimensions}; };
struct StartDesign    : Column<Project, Vector3> { static constexpr ColumnInfo info{"start_design", "1", {0, 1}, "Design of the leading line when the project began.", kNeedDimensions}; };
struct StartValue     : Column<Project, float> { static constexpr ColumnInfo info{"start_value", "1", {0, 1}, "Mean value to users when the project began (baseline of its evaluation)."}; };
struct Participants   : Column<Project, float> { static constexpr ColumnInfo info{"participants", "person", {0, 1e4f}, "Citizens taking part."}; };
struct HardParticipants : Column<Project, float> { static constexpr ColumnInfo info{"hard_participants", "person", {0, 1e4f}, "Hard-to-reach citizens taking part."}; };
struct VoiceMean      : Column<Project, Vector3> { static constexpr ColumnInfo info{"voice_mean", "1", {0, 1}, "Voice-weighted mean need profile of participants.", kNeedDimensions}; };
struct VoiceHard      : Column<Project, float> { static constexpr ColumnInfo info{"voice_hard", "1", {0, 1}, "Share of voice held by hard-to-reach participants."}; };
struct ContributionMean : Column<Project, float> { static constexpr ColumnInfo info{"contribution_mean", "1", {0, 1}, "Mean contribution of participants."}; };
struct ContributionSum : Column<Project, float> { static constexpr ColumnInfo info{"contribution_sum", "1", {0, 1e4f}, "Sum of contributions."}; };
struct MeanCompetence : Column<Project, float> { static constexpr ColumnInfo info{"mean_competence", "1", {0, 1}, "Mean civic competence of participants."}; };
struct PeerMeans      : Column<Project, std::array<float, 3>> { static constexpr ColumnInfo info{"peer_means", "1", {0, 1e4f}, "Participants' mean attitude and efficacy, and how many others each one meets.", {"peer_mean", {"attitude", "efficacy", "others_met"}}}; };
struct Stocks         : Column<Project, std::array<float, 6>> { static constexpr ColumnInfo info{"stocks", "1", {0, 1}, "Resources pooled: ideas, competence, lived experience, time, money, legitimacy.", {"resource", {"ideas", "competence", "lived_experience", "time", "money", "legitimacy"}}}; };
struct Effort         : Column<Project, float> { static constexpr ColumnInfo info{"effort", "1", {0, 1}, "Joint effort E made of the pooled resources."}; };
struct CitizenShare   : Column<Project, float> { static constexpr ColumnInfo info{"citizen_share", "1", {0, 1}, "Citizens' share in bargaining, gamma."}; };
struct Dependence     : Column<Project, float> { static constexpr ColumnInfo info{"dependence", "1", {0, 1}, "Imbalance of dependence between citizens and team."}; };
struct Alternatives   : Column<Project, std::array<float, 8>> { static constexpr ColumnInfo info{"alternatives", "1", {0, 2}, "Best alternatives along the bargaining ties, of the one who gives the offer.", kTieDirections}; };
struct Offers         : Column<Project, std::array<float, 8>> { static constexpr ColumnInfo info{"offers", "1", {0, 2}, "Offers along the bargaining ties.", kTieDirections}; };
struct Influence      : Column<Project, Shares> { static constexpr ColumnInfo info{"influence", "1", {0, 1}, "Influence of citizens, professionals, organisations; sums to 1.", {"holder", {"citizens", "professionals", "organisations"}}}; };
struct MonthsUnmet    : Column<Project, float> { static constexpr ColumnInfo info{"months_unmet", "month", {0, 1e4f}, "Months in a row without a meeting."}; };
struct Facilitation   : Column<Project, float> { static constexpr ColumnInfo info{"facilitation_level", "1", {0, 1}, "Facilitation the project enjoys, f."}; };
struct Brokered       : Column<Project, float> { static constexpr ColumnInfo info{"brokered", "1", {0, 1}, "Share of its time that a facilitator of the regional pool gives to the project."}; };
struct GeneralSeats   : Column<Project, std::uint64_t> { static constexpr ColumnInfo info{"general_seats", "1", {0, 4e9f}, "Applicants with a ticket at or below this enter; 0 nobody."}; };
struct QuotaSeats     : Column<Project, std::uint64_t> { static constexpr ColumnInfo info{"quota_seats", "1", {0, 4e9f}, "The same for seats reserved for hard-to-reach citizens."}; };
struct SharedVision   : Column<Project, float> { static constexpr ColumnInfo info{"shared_vision", "1", {0, 1}, "Closeness of citizens' and staff's picture of a good service."}; };
struct ProjectCost    : Column<Project, float> { static constexpr ColumnInfo info{"project_cost", "euro/month", {0, 1e7f}, "Money the project costs this month, facilitation included."}; };

// What a slot decided about starting a project this month.
struct StartDecision {
    float rung = 0;              // planned; 0 means no start
    std::uint32_t line = 0;
    std::uint32_t by_citizens = 0;
};
struct ProjectStart   : Column<Project, StartDecision> { static constexpr ColumnInfo info{"project_start", "1", {0, 8}, "What a slot decided about starting a project this month."}; };
struct CitizenCall    : Column<Catchment, float> { static constexpr ColumnInfo info{"citizen_call", "1", {0, 1}, "Share of citizens who are dissatisfied users this month."}; };
struct PlannedRung    : Column<Project, float> { static constexpr ColumnInfo info{"planned_rung", "1", {0, 8}, "Rung planned at the start, before mandates and regulation; 0 before the first project."}; };

// What the citizens of a line need to know of it this month, in one record so that a visit touches one place.
struct LineService {
    Vector3 design{};
    float quality = 1;
    float digital = 0;
    float coverage = 1;
    float coping = 0;
    float priority_mean = 1;
    float personalised = 0;      // pers
    float strengths_practice = 0;  // mean orientation q of staff
};
struct Delivered      : Column<Line, LineService> { static constexpr ColumnInfo info{"delivered", "1", {0, 1}, "What the citizens of a line need to know of it this month."}; };

// What a neighbour reveals, 8 bytes, rebuilt each month; a neighbour visit reads this and nothing else.
struct BroadcastRecord {
    Unit16 attitude;
    Unit16 efficacy;
    Unit16 support;          // (1 − u) m
    std::uint16_t skill;     // digital skill in 1/16383, with two flags in the high bits
    static constexpr std::uint16_t kActive = 0x8000, kDissatisfied = 0x4000, kSkillMask = 0x3FFF;
    float digital_skill() const { return static_cast<float>(skill & kSkillMask) * (1.0f / 16383.0f); }
    bool active() const { return (skill & kActive) != 0; }
    bool dissatisfied() const { return (skill & kDissatisfied) != 0; }
};
struct Broadcast      : Column<Citizen, BroadcastRecord> { static constexpr ColumnInfo info{"broadcast", "1", {0, 1}, "What neighbours can see of a citizen."}; };

// ---- Inside one pass: what a citizen finds around them this month ---------------------------------------------------
template <class E, class T> using PassColumn = Column<E, T, Lifetime::pass>;
struct Surroundings {
    float attitude_mean = 0;     // over neighbours within the confidence bound, weighted; own attitude if there is none
    float efficacy_mean = 0;
    float support = 0;           // mean over household and support ties
    float skill_mean = 0;
    float active_share = 0;
    float active_count = 0;
};
struct Around         : PassColumn<Citizen, Surroundings> { static constexpr ColumnInfo info{"around", "1", {0, 1}, "What a citizen finds among neighbours."}; };

// The service a citizen received this month; zero for those who are not users.
struct ServiceReceived {
    float value = 0;             // V
    float practice = 0;          // professional input P
    float input = 0;             // user input I
    float fit = 0;
    std::uint32_t is_user = 0;
};
struct Received       : PassColumn<Citizen, ServiceReceived> { static constexpr ColumnInfo info{"received", "1", {0, 1}, "The service a citizen received."}; };

// What taking part in a project meant this month; `part` is 0 for everybody else.
struct Participation {
    float part = 0;
    float influence = 0;         // citizens' share of influence
    float rung = 1;              // formal
    float contribution_mean = 0;
    float facilitation = 0;
    float months_unmet = 0;
    float ended = 0;             // 1 if the project has ended
};
struct TakingPart     : PassColumn<Citizen, Participation> { static constexpr ColumnInfo info{"taking_part", "1", {0, 1}, "What taking part meant."}; };
struct ValueReceived  : Column<Citizen, Unit16> { static constexpr ColumnInfo info{"value_received", "1", {0, 1}, "Value of the service received this month; 0 for those who are not users."}; };
struct InputGiven     : Column<Citizen, Unit16> { static constexpr ColumnInfo info{"input_given", "1", {0, 1}, "Input the user gave to the service this month."}; };
struct FitReceived    : Column<Citizen, Unit16> { static constexpr ColumnInfo info{"fit_received", "1", {0, 1}, "Fit between the citizen's profile and the service, this month."}; };
// clang-format on

// An application of a citizen for a seat in a project; the smallest tickets are admitted.
struct Application : Message<Citizen, Project> {
    static constexpr ConnectionInfo info{"application", "A citizen asks to join a project."};
    std::uint64_t ticket = 0;  // random word, then row: unique
    std::uint8_t hard_to_reach = 0;
    std::uint8_t padding[7] = {};
};

}  // namespace agora::cocreation
