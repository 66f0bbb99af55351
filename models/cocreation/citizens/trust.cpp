// Trust and perceived responsiveness: parameters and the monthly update.
#include "models/cocreation/citizens/trust.h"

#include <algorithm>
#include <array>

#include "agora/vector.h"

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

namespace {

// What some citizens lived through or heard this month, side by side.
struct Lived {
    static constexpr std::uint32_t kMost = 256;
    std::array<float, kMost> value, part, influence, rung, users_trust;
    std::array<std::uint32_t, kMost> is_user;
};

// Everything is worked out for everybody and the part that applies is chosen, so that no branch has to be foreseen.
AGORA_VECTOR void next_trusts(const Lived& lived, std::uint32_t count, const TrustParams p, float* good, float* bad,
                              float* responsiveness) {
    for (std::uint32_t n = 0; n < count; ++n) {
        const bool user = lived.is_user[n] != 0;
        const bool inside = lived.part[n] > 0;
        const float weight = inside ? p.participants_evidence : p.users_evidence;
        const float outcome =
            experience_of(user, lived.value[n], {lived.part[n], lived.influence[n], lived.rung[n]}, p);
        const bool has_lived = user || inside;
        const TrustEvidence before{good[n], bad[n]};
        const TrustEvidence after = next_evidence(before, outcome, weight, p.memory, p.weight_bad);
        const TrustEvidence heard = hear(before, lived.users_trust[n], p.hearsay);
        good[n] = has_lived ? after.good : heard.good;
        bad[n] = has_lived ? after.bad : heard.bad;
        responsiveness[n] = next_responsiveness(responsiveness[n], user, lived.value[n], lived.part[n],
                                                lived.influence[n], p.responsiveness_rate);
    }
}

}  // namespace

void update_trust(Rows<Citizen> citizens, Own<Received> received, Own<TakingPart> taking_part, Own<LineChoice> choice,
                  ParentOf<CatchmentCitizens> catchment, Members<CatchmentLines> lines, Read<UserTrustMean> user_trust,
                  Update<TrustGood> good, Update<TrustBad> bad, Update<Responsiveness> responsiveness,
                  const TrustParams& p) {
    Lived lived;
    for (std::uint32_t first = citizens.first(); first < citizens.last(); first += Lived::kMost) {
        const std::uint32_t count = std::min(citizens.last() - first, Lived::kMost);
        for (std::uint32_t n = 0; n < count; ++n) {
            const Row<Citizen> i{first + n};
            const Participation& part = taking_part[i];
            lived.value[n] = received[i].value, lived.is_user[n] = received[i].is_user;
            lived.part[n] = part.part, lived.influence[n] = part.influence, lived.rung[n] = part.rung;
            lived.users_trust[n] = user_trust[{lines[catchment[i]].first() + choice[i]}];
        }
        next_trusts(lived, count, p, &good[{first}], &bad[{first}], &responsiveness[{first}]);
    }
}

}  // namespace agora::cocreation
