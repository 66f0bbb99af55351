// Renewal of the population once a year.
#include "models/cocreation/demography.h"

namespace agora::cocreation {

ParameterGroup demography_parameters() {
    using P = DemographyParams;
    // clang-format off
    return describe<P>("demography", {{&P::renewal, "renewal", "1/year", {0, 0.2}, "Share of citizens replaced by newcomers each year.", "assumption: theory 2.4, pass 12; 0 switches it off"}});
    // clang-format on
}

void renew_population(Rows<Citizen> citizens, Own<AttitudeAnchor> anchor, Own<EfficacyBase> efficacy_base,
                      Update<Attitude> attitude, Update<Efficacy> efficacy, Update<TrustGood> good,
                      Update<TrustBad> bad, Update<Competence> competence, Update<Strengths> strengths,
                      Update<Responsiveness> responsiveness, Update<Contribution> contribution,
                      Update<ProjectPlace> place, Update<MonthsInside> months, Update<AwareOf> aware,
                      Random<Citizen> random, const DemographyParams& p, const PeopleParams& people) {
    if (p.renewal <= 0) return;
    for (const auto i : citizens) {
        Draws draw = random(i, Purpose::demography);
        if (draw.uniform(0) >= p.renewal) continue;
        attitude[i] = anchor[i];
        efficacy[i] = efficacy_base[i];
        good[i] = clamp((people.trust_evidence + 2.0f) * people.trust_mean - 1.0f, 0.0f, people.trust_evidence);
        bad[i] = people.trust_evidence - good[i];
        competence[i] = people.competence_mean;
        strengths[i] = people.mobilised_lowest;
        responsiveness[i] = people.responsiveness;
        contribution[i] = 0;
        place[i] = months[i] = aware[i] = 0;
    }
}

}  // namespace agora::cocreation
