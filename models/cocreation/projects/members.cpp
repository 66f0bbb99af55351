// Statistics over the participants of each project.
#include "models/cocreation/projects/members.h"

namespace agora::cocreation {

ParameterGroup influence_parameters() {
    using P = InfluenceParams;
    // clang-format off
    return describe<P>(
        "influence",
        {{&P::power_exponent, "power_exponent", "1", {0, 2}, "How strongly bargaining shares shape influence.", "assumption: theory 2.8"},
         {&P::voice_exponent, "voice_exponent", "1", {0, 1}, "How strongly competence, efficacy and contribution shape a participant's voice.", "assumption: theory 2.8"},
         {&P::equal_voice, "equal_voice", "1", {0, 1}, "Share of unequal voice that rules of the meeting remove.", "lever"},
         {&P::bargaining_network, "bargaining_network", "1", {0, 1}, "1: message passing on the bargaining ties; 0: closed form for two parties.", "theory S11; 0 as in the reference run", When::at_start},
         {&P::owner_capacity, "owner_capacity", "1", {1, 8}, "Exchanges an owner can hold at once, for each of its lines; a project asks for up to two.", "assumption: theory S11"},
         {&P::damping, "damping", "1", {0.1, 1}, "Step of the bargaining dynamics.", "Kanoria et al. 2011"},
         {&P::phase_initiate, "phase_initiate", "1", {0, 1}, "Room for citizens while a project is initiated.", "assumption: theory M5"},
         {&P::phase_design, "phase_design", "1", {0, 1}, "Room for citizens in design.", "assumption: theory M5"},
         {&P::phase_deliver, "phase_deliver", "1", {0, 1}, "Room for citizens in delivery.", "assumption: theory M5"},
         {&P::phase_evaluate, "phase_evaluate", "1", {0, 1}, "Room for citizens in evaluation.", "assumption: theory M5"},
         {&P::listening_months, "listening_months", "month", {0.1, 24}, "Time a body needs from listening to acting.", "assumption: theory M5; CoSIE pattern C-P14"}});
    // clang-format on
}

namespace {

struct Meeting {
    float count = 0, hard = 0, competence = 0, contribution = 0, attitude = 0, efficacy = 0, weight = 0,
          hard_weight = 0;
    Vector3 voice{};
};

}  // namespace

void meet(Rows<Project> projects, ParentOf<CatchmentProjects> catchment, Members<CatchmentProjects> slots,
          Members<CatchmentCitizens> citizens, Own<ProjectPhase> phase, Own<Facilitation> facilitation,
          Read<ProjectPlace> place, Read<Competence> competence, Read<Efficacy> efficacy,
          Read<Contribution> contribution, Read<Attitude> attitude, Read<Hardness> hardness, Read<Profile> profile,
          Update<Participants> count, Update<HardParticipants> hard, Update<VoiceMean> voice,
          Update<VoiceHard> voice_hard, Update<ContributionMean> contribution_mean,
          Update<ContributionSum> contribution_sum, Update<PeerMeans> peers, Update<MeanCompetence> mean_competence,
          const InfluenceParams& p) {
    for (const auto i : projects) {
        Meeting m;
        const Row<Catchment> c = catchment[i];
        const auto own_place = static_cast<std::uint8_t>(i.index - slots[c].first() + 1);
        const float exponent = p.voice_exponent * (1.0f - facilitation[i]) * (1.0f - p.equal_voice);
        if (phase[i] != idle)
            for (const auto who : citizens[c]) {
                if (place[who] != own_place) continue;
                const float weight = voice_of(competence[who], efficacy[who], contribution[who], exponent);
                const float is_hard = hardness[who] > 0.5f ? 1.0f : 0.0f;
                m.count += 1.0f;
                m.hard += is_hard;
                m.competence += competence[who];
                m.contribution += contribution[who];
                m.attitude += attitude[who];
                m.efficacy += efficacy[who];
                m.weight += weight;
                m.hard_weight += weight * is_hard;
                for (std::size_t k = 0; k < 3; ++k) m.voice[k] += weight * profile[who][k];
            }
        const float per_member = m.count > 0 ? 1.0f / m.count : 0.0f;
        const float per_weight = m.weight > 0 ? 1.0f / m.weight : 0.0f;
        count[i] = m.count;
        hard[i] = m.hard;
        contribution_sum[i] = m.contribution;
        contribution_mean[i] = m.contribution * per_member;
        mean_competence[i] = m.competence * per_member;
        voice_hard[i] = m.hard_weight * per_weight;
        peers[i] = {m.attitude * per_member, m.efficacy * per_member, larger(0.0f, m.count - 1.0f)};
        for (std::size_t k = 0; k < 3; ++k) voice[i][k] = m.voice[k] * per_weight;
    }
}

void pool(Rows<Project> projects, Own<ProjectPhase> phase, Own<ProjectLine> lead, Own<Participants> count,
          Own<MeanCompetence> competence, Own<ContributionSum> contribution, Own<VoiceMean> voice,
          Read<LineOwner> owner, Read<Slack> slack, Read<Legitimacy> legitimacy, Read<UserProfileMean> users,
          Read<EpistemicGap> gap, Update<Stocks> stocks, Update<Effort> effort, Update<SharedVision> vision,
          const GovernanceParams& governance) {
    for (const auto i : projects) {
        stocks[i] = {};
        effort[i] = 0;
        vision[i] = 0;
        if (phase[i] == idle) continue;
        const Row<Organisation> o = owner[lead[i]];
        const float money = smaller(1.0f, slack[o] + slack_from_fund(governance));
        stocks[i] = pool_resources(count[i], competence[i], contribution[i], money, legitimacy[o]);
        effort[i] = effort_of(stocks[i]);
        if (count[i] > 0) vision[i] = shared_vision_of(voice[i], users[lead[i]], gap[lead[i]]);
    }
}

}  // namespace agora::cocreation
