// Influence in projects, and who gets a seat.
#include "models/cocreation/projects/influence.h"

#include <algorithm>
#include <vector>

namespace agora::cocreation {

void share_influence(Rows<Project> projects, Own<ProjectPhase> phase, Own<ProjectLine> lead, Own<FormalRung> rung,
                     Own<ProjectAge> age, Own<Participants> count, Own<CitizenShare> share, Read<StaffMeans> staff,
                     Read<LineDiscretion> discretion, Update<EffectiveRung> effective, Update<Influence> influence,
                     const InfluenceParams& p) {
    for (const auto i : projects) {
        effective[i] = 1.0f;
        influence[i] = {};
        if (phase[i] == idle) continue;
        effective[i] = effective_rung(rung[i], staff[lead[i]][4]);
        const float room = count[i] > 0 ? room_in(phase[i], p) : 0.0f;  // nobody speaks for an empty chair
        influence[i] = influence_shares({effective[i], room, age[i], share[i], discretion[lead[i]]}, p);
    }
}

void admit(Rows<Project> projects, Own<ProjectPhase> phase, Own<Participants> count, Own<HardParticipants> hard,
           Inbox<Application> inbox, Update<GeneralSeats> general, Update<QuotaSeats> quota, const ProjectParams& p) {
    std::vector<std::uint64_t> tickets;
    // Bound below which the `seats` smallest tickets lie.
    const auto bound_for = [&](float seats) -> std::uint64_t {
        const auto wanted = static_cast<std::size_t>(larger(0.0f, seats));
        if (wanted == 0 || tickets.empty()) return 0;
        std::sort(tickets.begin(), tickets.end());
        return tickets[std::min(wanted, tickets.size()) - 1] + 1;
    };
    for (const auto i : projects) {
        general[i] = quota[i] = 0;
        if (phase[i] == idle || inbox[i].empty()) continue;
        const float vacancies = larger(0.0f, p.seats - count[i]);
        const float reserved = smaller(vacancies, larger(0.0f, reserved_seats(p) - hard[i]));
        tickets.clear();
        for (const Application& a : inbox[i])
            if (a.hard_to_reach) tickets.push_back(a.ticket);
        quota[i] = bound_for(reserved);
        tickets.clear();
        for (const Application& a : inbox[i])
            if (!a.hard_to_reach || a.ticket >= quota[i]) tickets.push_back(a.ticket);
        general[i] = bound_for(vacancies - static_cast<float>(static_cast<std::size_t>(reserved)));
    }
}

}  // namespace agora::cocreation
