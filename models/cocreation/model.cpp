// The co-creation model in one place: what it is made of, and the order of a month, which is a scientific statement.
#include "models/cocreation/model.h"

#include "models/cocreation/citizens/attitudes.h"
#include "models/cocreation/citizens/joining.h"
#include "models/cocreation/citizens/need.h"
#include "models/cocreation/citizens/outcomes.h"
#include "models/cocreation/citizens/service.h"
#include "models/cocreation/citizens/surroundings.h"
#include "models/cocreation/citizens/taking_part.h"
#include "models/cocreation/citizens/trust.h"
#include "models/cocreation/declarations.h"
#include "models/cocreation/demography.h"
#include "models/cocreation/governance.h"
#include "models/cocreation/indicators.h"
#include "models/cocreation/metrics/metrics.h"
#include "models/cocreation/money.h"
#include "models/cocreation/populate.h"
#include "models/cocreation/projects/bargaining.h"
#include "models/cocreation/projects/design.h"
#include "models/cocreation/projects/influence.h"
#include "models/cocreation/projects/life_cycle.h"
#include "models/cocreation/projects/members.h"
#include "models/cocreation/scaling.h"
#include "models/cocreation/services/lines.h"
#include "models/cocreation/services/organisations.h"
#include "models/cocreation/services/professionals.h"
#include "models/cocreation/technology.h"

namespace agora::cocreation {
namespace {

constexpr int kBargainingRounds = 4;  // per month; theory M4

void add_service_passes(Model& m) {
    m.passes.push_back({"shocks",
                        "Decisions from outside.",
                        {submodel<&cut_funding>("M17 funding", "owners lose or regain support for co-creation")}});
    m.passes.push_back(
        {"broadcast",
         "What neighbours can see.",
         {submodel<&broadcast>("S2 broadcast", "each citizen shows attitude, efficacy, support and skill")}});
    m.passes.push_back({"teams",
                        "Who is there to serve.",
                        {submodel<&average_staff>("S4 staff", "means over the staff of each line"),
                         submodel<&grant_discretion>("M17 discretion", "discretion staff have this month"),
                         submodel<&call_for_project>("S14 call", "share of dissatisfied users in each catchment"),
                         submodel<&assign_facilitators>("M17 posts", "facilitators each region has at work")}});
    m.passes.push_back({"lines",
                        "Demand meets capacity.",
                        {submodel<&meet_demand>("S4 demand", "load, coverage, coping and priorities of each line"),
                         submodel<&place_facilitators>("M17 facilitators", "which project each facilitator serves")}});
}

void add_project_passes(Model& m) {
    m.passes.push_back({"facilitation",
                        "Help for projects.",
                        {submodel<&facilitate>("S9 facilitation", "facilitation each project enjoys"),
                         submodel<&set_rungs>("S14 rung", "rung on paper, after mandates and regulation")}});
    m.passes.push_back(
        {"meetings", "Who takes part.", {submodel<&meet>("S12 voice", "participants, their voice and contributions")}});
    m.passes.push_back({"resources",
                        "What is pooled.",
                        {submodel<&pool>("M2 resources", "six stocks, joint effort and shared vision")}});
    for (int round = 1; round <= kBargainingRounds; ++round) {
        const std::string number = " " + std::to_string(round);
        m.passes.push_back({"offers" + number,
                            "Bargaining, offers.",
                            {submodel<&make_offers>("S11 offers", "offers along the ties of each project")}});
        m.passes.push_back({"rivals" + number,
                            "Bargaining, rivals.",
                            {submodel<&compare_offers>("S11 rivals", "best competing offers at each owner")}});
        m.passes.push_back({"alternatives" + number,
                            "Bargaining, alternatives.",
                            {submodel<&revise_alternatives>("S11 alternatives", "best alternatives and shares")}});
    }
    m.passes.push_back({"influence",
                        "Who has a say.",
                        {submodel<&share_influence>("S12 influence", "influence of the three groups")}});
}

void add_citizen_passes(Model& m) {
    m.passes.push_back({"citizens",
                        "A month in the life of every citizen.",
                        {submodel<&look_around>("S2 surroundings", "what neighbours show, and the support they give"),
                         submodel<&receive_service>("S4 delivery", "the service each user receives"),
                         submodel<&see_project>("S5 participation", "what taking part means this month"),
                         submodel<&hear_of_projects>("S8 awareness", "who hears of a project"),
                         submodel<&apply_to_join>("S9 joining", "who is asked, who is willing, who applies"),
                         submodel<&update_need>("S1 need", "needs arise and recover"),
                         submodel<&update_wellbeing>("S5 wellbeing", "wellbeing moves to its target"),
                         submodel<&update_strengths>("S5 strengths", "strengths are mobilised or buried"),
                         submodel<&update_efficacy>("S5 efficacy", "mastery, failure and neighbours shape efficacy"),
                         submodel<&update_trust>("S6 trust", "experience against expectation"),
                         submodel<&update_attitude>("S7 opinion", "anchored bounded-confidence opinion"),
                         submodel<&update_norm>("S7 norm", "norm of reciprocity"),
                         submodel<&update_contribution>("S7 contribution", "conditional giving in projects"),
                         submodel<&learn_competence>("S10 competence", "civic competence grows in projects"),
                         submodel<&learn_digital_skill>("S17 skill", "digital skill of users and neighbours"),
                         submodel<&choose_line>("S3 line choice", "distrusting users turn to another line"),
                         submodel<&leave_projects>("S10 staying", "who leaves a project")}});
    m.passes.push_back({"admission",
                        "Seats are given.",
                        {submodel<&admit>("S9 admission", "smallest tickets are admitted, quota first")}});
    m.passes.push_back({"entering",
                        "Admitted citizens enter.",
                        {submodel<&enter_projects>("S9 entering", "admitted applicants take their seats")}});
    m.passes.push_back(
        {"renewal",
         "Once a year.",
         {every(12, submodel<&renew_population>("demography", "a share of citizens is replaced by newcomers"))}});
}

void add_institution_passes(Model& m) {
    m.passes.push_back({"work",
                        "A month of the staff; starts are decided.",
                        {submodel<&work>("S13 and S16 work", "burnout, orientation, identity, cession, turnover"),
                         submodel<&set_agendas>("S12b agenda", "agendas of initiating projects"),
                         submodel<&start_projects>("S14 starts", "which idle slots start a project")}});
    m.passes.push_back(
        {"design", "Services change.", {submodel<&redesign>("S12b design", "design, quality and what staff learn")}});
    m.passes.push_back({"progress",
                        "Projects advance or end.",
                        {submodel<&advance_projects>("S14 progress", "phases, abandonment, completion, sustaining")}});
    m.passes.push_back({"beginnings",
                        "New projects begin.",
                        {submodel<&begin_projects>("S14 beginnings", "a started project takes its slot")}});
    m.passes.push_back({"lessons",
                        "What organisations learn.",
                        {submodel<&learn_from_projects>("S18 lessons", "sustained services and local evidence"),
                         submodel<&weigh_adopters>("S18 owners", "recent adopters of each owner"),
                         submodel<&learn>("S15 organisation", "absorption, legitimacy, openness, slack, strategy")}});
    m.passes.push_back({"scaling",
                        "Method and services spread.",
                        {submodel<&adopt_method>("S18 method", "lines adopt the method"),
                         submodel<&copy_services>("S18 copying", "lines copy co-created services"),
                         submodel<&count_project_cost>("S20 projects", "money each project costs"),
                         submodel<&count_line_hours>("S20 hours", "hours each line works")}});
    m.passes.push_back({"policy",
                        "Policy takes notice.",
                        {submodel<&govern>("S19 policy", "policy support and regulation of regions"),
                         submodel<&count_spending>("S20 money", "what owners spend")}});
    m.passes.push_back({"channels",
                        "The digital share moves.",
                        {submodel<&average_policy>("S19 nation", "mean policy support"),
                         submodel<&shift_channels>("S17 channels", "digital share of each line")}});
}

}  // namespace

Model make_model() {
    Model m;
    m.name = "cocreation";
    m.title = "Co-creation ecosystems in public services";
    m.description =
        "Citizens, professionals and organisations initiate, design, deliver and evaluate services together, exchange "
        "unlike resources and shift power. For exploration and illustration, not for prediction.";
    m.step_name = "month";
    declare_state(m);
    m.parameters = all_parameters();
    m.mappings = indicator_mappings();
    add_service_passes(m);
    add_project_passes(m);
    add_citizen_passes(m);
    add_institution_passes(m);
    m.tallies = metric_tallies();
    m.key_metrics = key_metric_names();
    m.rests_on = {{"projects", "projects_started", "Projects that started over the run"},
                  {"participants", "joined", "Seats that citizens took in projects over the run"},
                  {"hard_to_reach_participants", "joined_hard", "The part of them that hard-to-reach citizens took"}};
    m.agents = type_id<Citizen>();
    m.recorded = {type_id<Professional>(), type_id<Organisation>(), type_id<Line>(),
                  type_id<Project>(),      type_id<Catchment>(),    type_id<Locality>(),
                  type_id<Region>(),       type_id<Nation>(),       type_id<Facilitator>()};
    m.belongings = belongings();
    m.contradictions = &contradictions_of;
    m.populate = &populate;
    return m;
}

}  // namespace agora::cocreation
