// Attitudes, norms and contributions: parameters and monthly updates.
#include "models/cocreation/citizens/attitudes.h"

namespace agora::cocreation {

ParameterGroup norm_parameters() {
    using P = NormParams;
    // clang-format off
    return describe<P>(
        "norm",
        {{&P::rate, "rate", "1/month", {0, 0.1}, "Speed at which the norm of reciprocity moves.", "assumption: theory 2.8"},
         {&P::neighbours, "neighbours", "1", {0, 2}, "Pull of active neighbours on the norm.", "assumption: theory 2.7 S7"},
         {&P::giving_rate, "giving_rate", "1/month", {0, 1}, "Speed at which contributions adapt.", "assumption: theory M11"},
         {&P::conditional, "conditional", "1", {0, 1}, "Share of giving that follows what others give.", "assumption: theory M11"},
         {&P::matching, "matching", "1", {0, 1}, "How fully others' giving is matched; below 1 giving decays.", "sign: Fischbacher & Gaechter 2010; value assumption"}});
    // clang-format on
}

void update_attitude(Rows<Citizen> citizens, Own<AttitudeAnchor> anchor, Own<Susceptibility> susceptibility,
                     Own<Around> around, Own<TakingPart> taking_part, Update<Attitude> attitude,
                     const OpinionParams& p) {
    for (const auto i : citizens)
        attitude[i] = next_attitude(attitude[i], anchor[i], susceptibility[i], around[i].attitude_mean,
                                    taking_part[i].part, taking_part[i].influence, p);
}

void update_norm(Rows<Citizen> citizens, Own<TrustGood> good, Own<TrustBad> bad, Own<Around> around,
                 Own<TakingPart> taking_part, Update<Norm> norm, const NormParams& p) {
    for (const auto i : citizens)
        norm[i] = next_norm(norm[i], around[i].active_share, taking_part[i].part, taking_part[i].contribution_mean,
                            trust_of(good[i], bad[i]), p);
}

void update_contribution(Rows<Citizen> citizens, Own<TakingPart> taking_part, Own<Norm> norm,
                         Update<Contribution> contribution, const NormParams& p) {
    for (const auto i : citizens)
        contribution[i] = taking_part[i].part > 0
                              ? next_contribution(contribution[i], taking_part[i].contribution_mean, norm[i], p)
                              : 0.0f;
}

}  // namespace agora::cocreation
