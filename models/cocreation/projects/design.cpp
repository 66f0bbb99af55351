// Agendas and designs.
#include "models/cocreation/projects/design.h"

namespace agora::cocreation {

ParameterGroup design_parameters() {
    using P = DesignParams;
    // clang-format off
    return describe<P>(
        "design",
        {{&P::rate, "rate", "1/month", {0, 0.3}, "Speed of redesign in the design phase.", "assumption: theory 2.8"},
         {&P::delivery_factor, "delivery_factor", "1", {0, 1}, "Speed of redesign in delivery, relative to design.", "assumption: theory S12b"},
         {&P::agenda_weight, "agenda_weight", "1", {0, 0.6}, "Pull of the agenda set while initiating.", "assumption: theory 2.8; CoSIE pattern C-P4"},
         {&P::agenda_rate, "agenda_rate", "1/month", {0, 1}, "Speed at which the agenda forms.", "assumption: theory S12b"},
         {&P::staff_bias, "staff_bias", "1", {0, 0.2}, "How far deficit-oriented staff underrate what users need.", "assumption: theory 2.8"},
         {&P::gap_learning, "gap_learning", "1/month", {0, 0.15}, "Speed at which staff learn users' needs from participants.", "assumption: theory 2.8"},
         {&P::quality_rate, "quality_rate", "1/month", {0, 0.05}, "Quality gained from ideas and lived experience.", "assumption: theory 2.8"},
         {&P::quality_decay, "quality_decay", "1/month", {0, 0.05}, "Return of quality to the norm.", "assumption: theory S12b"},
         {&P::drift, "drift", "1/month", {0, 0.1}, "Return of designs that nobody sustains to the owner's standard.", "assumption: theory S12b; CoSIE pattern C-P12"}});
    // clang-format on
}

void set_agendas(Rows<Project> projects, Own<ProjectPhase> phase, Own<ProjectLine> lead, Own<Influence> influence,
                 Own<Participants> count, Own<VoiceMean> voice, Read<UserProfileMean> users, Read<EpistemicGap> gap,
                 Read<StaffMeans> staff, Read<Design> design, Update<Agenda> agenda, const DesignParams& p) {
    for (const auto i : projects) {
        if (phase[i] != initiate) continue;
        const Row<Line> line = lead[i];
        for (std::size_t k = 0; k < 3; ++k) {
            const float target = design_target(influence[i], count[i] > 0, voice[i][k], users[line][k], gap[line][k],
                                               staff[line][2], design[line][k], p);
            agenda[i][k] += p.agenda_rate * (target - agenda[i][k]);
        }
    }
}

namespace {

bool works_on_service(std::uint8_t phase) { return phase == Phase::design || phase == deliver; }

}  // namespace

void redesign(Rows<Line> lines, ParentOf<CatchmentLines> catchment, Members<CatchmentProjects> projects,
              Read<ProjectPhase> phase, Read<ProjectLine> lead, Read<Influence> influence, Read<Participants> count,
              Read<VoiceMean> voice, Read<Stocks> stocks, Read<Agenda> agenda, Own<UserProfileMean> users,
              Own<StaffMeans> staff, Own<LineDiscretion> discretion, Own<DesignPrior> prior,
              Own<SustainedAge> sustained_age, Own<ServiceCopied> copied, Update<Design> design,
              Update<EpistemicGap> gap, Update<Quality> quality, const DesignParams& p) {
    for (const auto j : lines) {
        bool active = false;
        bool in_design = false;
        for (const auto i : projects[catchment[j]]) {
            if (phase[i] == idle || lead[i] != j) continue;
            active = true;
            if (!works_on_service(phase[i])) continue;
            const float rate = phase[i] == Phase::design ? p.rate : p.rate * p.delivery_factor;
            for (std::size_t k = 0; k < 3; ++k) {
                const float target = design_target(influence[i], count[i] > 0, voice[i][k], users[j][k], gap[j][k],
                                                   staff[j][2], design[j][k], p);
                design[j][k] = next_design(design[j][k], target, agenda[i][k], rate, p.agenda_weight);
                gap[j][k] = next_gap(gap[j][k], count[i], discretion[j], p.gap_learning);
            }
            if (phase[i] != Phase::design) continue;
            in_design = true;
            quality[j] = next_quality(quality[j], stocks[i][0], stocks[i][2], influence[i][0], p.quality_rate);
        }
        if (!in_design) quality[j] -= p.quality_decay * (quality[j] - 1.0f);
        if (!active && sustained_age[j] <= 0 && !copied[j])
            for (std::size_t k = 0; k < 3; ++k) design[j][k] += p.drift * (prior[j][k] - design[j][k]);
    }
}

}  // namespace agora::cocreation
