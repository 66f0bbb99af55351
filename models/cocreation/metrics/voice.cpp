// Sums over projects under way that citizens take part in: bargaining, voice, agenda, and influence per head.
#include "models/cocreation/metrics/voice.h"

#include "models/cocreation/metrics/indices.h"
#include "models/cocreation/metrics/project_sums.h"
#include "models/cocreation/metrics/ratios.h"
#include "models/cocreation/services/lines.h"

namespace agora::cocreation {
namespace {

enum Sum : std::size_t {
    projects_sum,
    bargaining,
    imbalance,
    excluded,
    hard_voice,
    vision,
    agenda_sum,
    gini_sum,
    theil_sum,
    between_sum,
    sum_count
};

constexpr float kExcluded = 0.1f;  // bargaining share below which a coalition counts as excluded

// How far the agenda moved from the starting design in the direction of what citizens in the project would want.
double agenda_influence(const Vector3& agenda, const Vector3& start, const Vector3& voice) {
    const double wanted = distance_between(voice, start);
    double along = 0;
    for (std::size_t k = 0; k < 3; ++k) along += static_cast<double>((agenda[k] - start[k]) * (voice[k] - start[k]));
    return wanted > 0 ? along / wanted : 0;
}

// The people behind the influence of professionals (those of the line's team who take part) and of organisations (the
// line's managers), at least one each.
struct Staff {
    double team = 0;
    double managers = 0;
};

Staff staff_of(Rows<Professional> team, const Read<IsManager>& is_manager) {
    Staff out;
    for (const Row p : team) {
        if (is_manager[p]) out.managers += 1;
        else if (takes_part(p.index - team.first())) out.team += 1;
    }
    return {out.team < 1 ? 1 : out.team, out.managers < 1 ? 1 : out.managers};
}

// Participants, and the share of the citizens' voice that the hard-to-reach ones have.
struct Participant {
    double hard;
    double others;
    double hard_voice;
};

// Inside each bloc influence counts as equal, so that Theil's T beyond its part between citizens, professionals and
// organisations is the inequality between hard-to-reach and other participants.
void add_per_head(const Shares& influence, const Participant& people, const Staff& staff, const Sums<sum_count>& sums) {
    const double of_citizens = influence[citizens_hold];
    const Bloc team{staff.team, influence[professionals_hold]};
    const Bloc owner{staff.managers, influence[organisations_hold]};
    const std::array<Bloc, 4> blocs{{{people.hard, of_citizens * people.hard_voice},
                                     {people.others, of_citizens * (1 - people.hard_voice)},
                                     team,
                                     owner}};
    const std::array<Bloc, 3> three{{{people.hard + people.others, of_citizens}, team, owner}};
    sums[gini_sum] += gini_of_blocs({blocs.begin(), blocs.end()});
    sums[theil_sum] += theil_between(blocs);
    sums[between_sum] += theil_between(three);
}

void sum_voice(Rows<Project> projects, Own<ProjectPhase> phase, Own<Influence> influence, Own<ProjectLine> line,
               Own<Participants> participants, Own<HardParticipants> hard, Own<VoiceHard> voice_hard,
               Own<VoiceMean> voice, Own<Agenda> agenda, Own<StartDesign> start, Own<CitizenShare> share,
               Own<Dependence> dependence, Own<SharedVision> shared_vision, Members<LineStaff> staff,
               Read<IsManager> is_manager, Sums<sum_count> sums) {
    for (const Row i : projects) {
        if (!has_influence(phase[i], influence[i]) || participants[i] < 1) continue;
        sums[projects_sum] += 1;
        sums[bargaining] += static_cast<double>(share[i]);
        sums[imbalance] += static_cast<double>(dependence[i] < 0 ? -dependence[i] : dependence[i]);
        sums[excluded] += share[i] < kExcluded;
        sums[hard_voice] += static_cast<double>(voice_hard[i]);
        sums[vision] += static_cast<double>(shared_vision[i]);
        sums[agenda_sum] += agenda_influence(agenda[i], start[i], voice[i]);
        const Participant people{hard[i], participants[i] - hard[i], voice_hard[i]};
        add_per_head(influence[i], people, staff_of(staff[line[i]], is_manager), sums);
    }
}

// clang-format off
std::vector<Metric> voice_metrics() {
    return {
        {"citizen_bargaining_share", "1", "Mean share of citizens in bargaining with staff and owners; one half is balanced.", {0, 1}, "theory 3.1, M4", mean<bargaining, projects_sum>},
        {"dependence_imbalance", "1", "Mean imbalance of dependence between citizens and the team, without sign.", {0, 1}, "theory 3.1, M4", mean<imbalance, projects_sum>},
        {"exclusion_rate", "1", "Share of projects in which citizens' bargaining share is below 0.1.", {0, 1}, "theory 3.1", mean<excluded, projects_sum>},
        {"hard_voice_share", "1", "Mean share of the citizens' voice that hard-to-reach participants have.", {0, 1}, "theory 3.1, 3.2", mean<hard_voice, projects_sum>},
        {"shared_vision", "1", "Mean closeness of citizens' and staff's picture of a good service.", {0, 1}, "theory 3.5", mean<vision, projects_sum>},
        {"agenda_influence", "1", "How far agendas moved from the starting design towards what citizens in the project want.", {-1.7321, 1.7321}, "theory 3.1", mean<agenda_sum, projects_sum>},
        {"influence_gini", "1", "Gini coefficient of influence per head among citizens, team and managers of a project; mean over projects.", {0, 1}, "theory 3.1; the third of the team that takes part: theory 2.7 S13", mean<gini_sum, projects_sum>},
        {"influence_theil", "1", "Theil's T of influence per head, with hard-to-reach and other participants apart; mean over projects.", {0, 12}, "theory 3.1; the third of the team that takes part: theory 2.7 S13", mean<theil_sum, projects_sum>},
        {"influence_theil_between", "1", "The exact part of Theil's T that lies between citizens, professionals and organisations.", {0, 12}, "theory 3.1; the third of the team that takes part: theory 2.7 S13", mean<between_sum, projects_sum>},
    };
}
// clang-format on

}  // namespace

Tally voice_tally() { return tally<&sum_voice>("voice", voice_metrics()); }

}  // namespace agora::cocreation
