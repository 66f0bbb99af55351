// Awareness, willingness and applications.
#include "models/cocreation/citizens/joining.h"

#include <algorithm>
#include <array>

#include "agora/vector.h"
#include "models/cocreation/citizens/application.h"

namespace agora::cocreation {

ParameterGroup outreach_parameters() {
    using P = OutreachParams;
    // clang-format off
    return describe<P>(
        "outreach",
        {{&P::staff_rate, "staff_rate", "1/month", {0, 0.3}, "Chance a month that staff approach a citizen about a project.", "assumption: theory 2.8"},
         {&P::hard_to_reach, "hard_to_reach", "1", {0, 1}, "How fully outreach makes up for being hard to reach.", "lever; theory 2.8"},
         {&P::broadcast, "broadcast", "1/month", {0, 0.02}, "Chance a month of hearing of a project from media or posters.", "assumption: theory 2.8"},
         {&P::peer_rate, "peer_rate", "1/month", {0, 0.15}, "Chance a month of hearing of it from one active neighbour.", "assumption: theory 2.8"},
         {&P::forgetting, "forgetting", "1/month", {0, 0.3}, "Chance a month of forgetting a project.", "assumption: theory 2.7 S8"},
         {&P::contact_loss, "contact_loss", "1", {0, 1}, "Official contact lost with the hardest to reach.", "assumption: theory M9"},
         {&P::trust_gate, "trust_gate", "1", {0, 1}, "1: staff reach the distrustful less, peers do not; 0: trust plays no part.", "theory S8; CoSIE pattern C-P2"}});
    // clang-format on
}

ParameterGroup joining_parameters() {
    using P = JoiningParams;
    // clang-format off
    return describe<P>(
        "joining",
        {{&P::constant, "constant", "logit", {-9, -4}, "Constant of the decision to join.", "calibrated: about 0.6 % of citizens take part (theory 2.8)"},
         {&P::can, "can", "logit", {1.6, 4.8}, "Weight of being able to: resources, competence, time.", "assumption; sign Verba, Schlozman & Brady 1995"},
         {&P::like, "like", "logit", {1.6, 4.8}, "Weight of wanting to: attitude and norm.", "assumption; sign Lowndes, Pratchett & Stoker 2006"},
         {&P::enabled, "enabled", "logit", {0.6, 1.8}, "Weight of being enabled: facilitation and real say.", "assumption; sign Lowndes, Pratchett & Stoker 2006"},
         {&P::asked, "asked", "logit", {0.8, 2.4}, "Weight of being asked in person.", "assumption; sign Verba et al. 1995, Thomsen & Jakobsen 2015"},
         {&P::responded, "responded", "logit", {0.6, 1.8}, "Weight of expecting to be answered: responsiveness and trust.", "assumption; sign Lowndes, Pratchett & Stoker 2006"},
         {&P::norm, "norm", "logit", {0.5, 1.5}, "Weight of active neighbours.", "assumption; form Granovetter 1978"},
         {&P::need, "need", "logit", {0.6, 1.8}, "Weight of own unmet need.", "assumption: theory 2.8"},
         {&P::efficacy, "efficacy", "logit", {1.5, 4.5}, "Weight of self-efficacy.", "assumption; strongest correlate in Parrado et al. 2013"},
         {&P::pay, "pay", "logit/(euro/hour)", {0, 0.05}, "Weight of pay.", "Voorberg et al. 2018, derived"},
         {&P::cost, "cost", "logit", {0, 2}, "Cost of taking part for everybody.", "assumption: theory 2.8"},
         {&P::cost_hard, "cost_hard", "1", {0, 3}, "How much more it costs the hard to reach without facilitation.", "assumption: theory M9"},
         {&P::joint, "joint", "1", {0, 1}, "1: able, willing and enabled are needed together; 0: they add up.", "theory M8, caution", When::at_start},
         {&P::threshold, "threshold", "1", {0, 1}, "Share of active neighbours needed before joining; 0 switches the threshold off.", "option of theory S9; Granovetter 1978"},
         {&P::pay_per_hour, "pay_per_hour", "euro/hour", {0, 30}, "Pay for an hour in a project.", "lever"}});
    // clang-format on
}

namespace {

bool recruits(std::uint8_t phase) { return phase >= initiate && phase <= deliver; }

// Residents of one catchment side by side, who may hear of a project in one of its slots, or forget it.
AGORA_VECTOR void hear_of_slot(const Random<Citizen>& random, Row<Citizen> first, std::uint32_t count,
                               std::uint32_t slot, const Unit16* hardness, const float* active, float facilitation,
                               const OutreachParams p, std::uint8_t* aware) {
    const std::uint32_t bit = 1u << slot;
    for (std::uint32_t n = 0; n < count; ++n) {
        const Words words = random.words({first.index + n}, Purpose::awareness);
        const float contact = 1.0f - p.contact_loss * hardness[n] * (1.0f - facilitation);
        const bool hears = to_uniform(slot == 0 ? words[0] : words[2]) < awareness_chance(active[n], contact, p);
        const bool forgets = to_uniform(slot == 0 ? words[1] : words[3]) < p.forgetting;
        const std::uint32_t bits = aware[n];
        const bool knows = (bits & bit) != 0 ? !forgets : hears;
        aware[n] = static_cast<std::uint8_t>(knows ? bits | bit : bits & ~bit);
    }
}

}  // namespace

void hear_of_projects(Rows<Citizen> citizens, Own<Hardness> hardness, Own<Around> around,
                      ParentOf<CatchmentCitizens> catchment, Members<CatchmentCitizens> residents,
                      Members<CatchmentProjects> projects, Read<ProjectPhase> phase, Read<Facilitation> facilitation,
                      Update<AwareOf> aware, Random<Citizen> random, const OutreachParams& p) {
    std::array<float, 256> active;
    for (std::uint32_t first = citizens.first(), last; first < citizens.last(); first = last) {
        const Row<Citizen> i{first};
        last = std::min({citizens.last(), residents[catchment[i]].last(), first + 256});
        const std::uint32_t count = last - first;
        for (std::uint32_t n = 0; n < count; ++n) active[n] = around[{first + n}].active_count;
        for (std::uint32_t slot = 0; slot < kProjectSlots; ++slot) {
            const Row<Project> project{projects[catchment[i]].first() + slot};
            if (recruits(phase[project])) {
                hear_of_slot(random, i, count, slot, &hardness[i], active.data(), facilitation[project], p, &aware[i]);
            } else {
                for (std::uint32_t n = 0; n < count; ++n)
                    aware[{first + n}] &= static_cast<std::uint8_t>(~(1u << slot));
            }
        }
    }
}

void apply_to_join(Rows<Citizen> citizens, Own<AwareOf> aware, Own<ProjectPlace> place, Own<Hardness> hardness,
                   Own<Resources> resources, Own<Competence> competence, Own<FreeTime> time, Own<Attitude> attitude,
                   Own<Norm> norm, Own<Responsiveness> responsiveness, Own<TrustGood> good, Own<TrustBad> bad,
                   Own<UnmetNeed> need, Own<Efficacy> efficacy, Own<DigitalSkill> skill, Own<DemographicCell> cell,
                   Own<LineChoice> choice, Own<Around> around, ParentOf<CatchmentCitizens> catchment,
                   Members<CatchmentLines> lines, Members<CatchmentProjects> projects, Read<ProjectPhase> phase,
                   Read<ProjectLine> lead, Read<Facilitation> facilitation, Read<EffectiveRung> rung,
                   Read<DigitalShare> digital, Update<FunnelStage> funnel, Send<Application> send,
                   Random<Citizen> random, const OutreachParams& outreach, const JoiningParams& p,
                   const TechnologyParams& technology) {
    for (const auto i : citizens) {
        funnel[i] = 0;
        if (aware[i] == 0 || place[i] != 0 || cell[i] < 2) continue;  // cells 0 and 1 are children
        const std::uint32_t first = projects[catchment[i]].first();
        const Row<Project> project = project_applied_to(aware[i], choice[i], catchment[i], lines, projects, lead);
        if (!recruits(phase[project])) continue;
        Draws draw = random(i, Purpose::joining);
        const float trust = trust_of(good[i], bad[i]);
        const float gate = outreach.trust_gate > 0.5f ? smaller(1.0f, 2.0f * trust) : 1.0f;
        const float by_staff =
            outreach.staff_rate * (1.0f - outreach.contact_loss * hardness[i] * (1.0f - outreach.hard_to_reach)) * gate;
        const bool asked = around[i].active_count >= 1.0f || draw.uniform(2) < by_staff;
        const float f = facilitation[project];
        const Readiness ready{(resources[i] + competence[i] + smaller(1.0f, time[i] / 8.0f)) / 3.0f,
                              0.6f * attitude[i] + 0.4f * norm[i],
                              0.5f * f + 0.5f * (rung[project] - 1.0f) / 7.0f,
                              asked ? 1.0f : 0.0f,
                              0.5f * (responsiveness[i] + trust),
                              smaller(1.0f, 4.0f * around[i].active_share),
                              need[i],
                              efficacy[i],
                              hardness[i],
                              f,
                              digital_join_cost(digital[lead[project]], skill[i], technology.digital_support)};
        const bool above_threshold = p.threshold <= 0 || around[i].active_share >= p.threshold;
        const bool willing = above_threshold && draw.uniform(0) < logistic(joining_logit(ready, p));
        funnel[i] = static_cast<std::uint8_t>(aware_of_project | (asked ? was_asked : 0) | (willing ? was_willing : 0) |
                                              (project.index > first ? to_second_slot : 0));
        if (!willing) continue;
        send(project, Application{{}, ticket_of(draw, i), static_cast<std::uint8_t>(hardness[i] > 0.5f), {}});
    }
}

}  // namespace agora::cocreation
