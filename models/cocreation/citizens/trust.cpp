// Trust and perceived responsiveness: parameters and the monthly update.
#include "models/cocreation/citizens/trust.h"

namespace agora::cocreation {

ParameterGroup trust_parameters() {
    using P = TrustParams;
    // clang-format off
    return describe<P>(
        "trust",
        {{&P::memory, "memory", "1/month", {0.8, 0.98}, "Share of past experience still felt a month later.", "assumption: theory 2.8; form Josang & Ismail 2002"},
         {&P::weight_bad, "weight_bad", "1", {1, 3}, "How much more a bad experience weighs than a good one.", "assumption; direction Slovic 1993"},
         {&P::users_evidence, "users_evidence", "1/month", {0.2, 2}, "Weight of a month's experience as a user.", "assumption: theory 2.8"},
         {&P::participants_evidence, "participants_evidence", "1/month", {0.2, 2}, "Weight of a month's experience in a project.", "assumption: theory 2.8"},
         {&P::reference_value, "reference_value", "1", {0.4, 0.9}, "Value of a service that people expect.", "assumption: calibrates mean trust (theory 2.8)"},
         {&P::promise, "promise", "1", {0, 0.5}, "How much an invitation to a high rung raises expectations.", "assumption: theory 2.8; CoSIE pattern C-P1"},
         {&P::hearsay, "hearsay", "1/month", {0, 0.2}, "Speed at which those without need adopt the trust of users.", "assumption: theory 2.7 S6"},
         {&P::responsiveness_rate, "responsiveness_rate", "1/month", {0, 0.3}, "Speed at which participants learn how responsive services are.", "assumption: theory 2.7 S6"}});
    // clang-format on
}

void update_trust(Rows<Citizen> citizens, Own<Received> received, Own<TakingPart> taking_part, Own<LineChoice> choice,
                  ParentOf<CatchmentCitizens> catchment, Members<CatchmentLines> lines, Read<UserTrustMean> user_trust,
                  Update<TrustGood> good, Update<TrustBad> bad, Update<Responsiveness> responsiveness,
                  const TrustParams& p) {
    for (const auto i : citizens) {
        const bool user = received[i].is_user != 0;
        const Participation& part = taking_part[i];
        TrustEvidence evidence{good[i], bad[i]};
        if (user || part.part > 0) {
            const float weight = part.part > 0 ? p.participants_evidence : p.users_evidence;
            const float outcome = experience_of(user, received[i].value, part, p);
            evidence = next_evidence(evidence, outcome, weight, p.memory, p.weight_bad);
        } else {
            evidence = hear(evidence, user_trust[{lines[catchment[i]].first() + choice[i]}], p.hearsay);
        }
        good[i] = evidence.good;
        bad[i] = evidence.bad;
        responsiveness[i] = next_responsiveness(responsiveness[i], user, received[i].value, part.part, part.influence,
                                                p.responsiveness_rate);
    }
}

}  // namespace agora::cocreation
