// Yearly renewal of the population (theory 2.4, pass 12, optional): a share of citizens is replaced by newcomers.
//
// A newcomer takes the place, household and profile of the one who left, and brings no experience of its own: initial
// attitudes, mean competence and mean trust. Sizes of places stay fixed, so nothing else has to move.
#pragma once

#include "agora/math.h"
#include "agora/model.h"
#include "models/cocreation/people.h"
#include "models/cocreation/project_columns.h"

namespace agora::cocreation {

struct DemographyParams {
    float renewal = 0.0f;
};
ParameterGroup demography_parameters();

void renew_population(Rows<Citizen> citizens, Own<AttitudeAnchor> anchor, Own<EfficacyBase> efficacy_base,
                      Update<Attitude> attitude, Update<Efficacy> efficacy, Update<TrustGood> good,
                      Update<TrustBad> bad, Update<Competence> competence, Update<Strengths> strengths,
                      Update<Responsiveness> responsiveness, Update<Contribution> contribution,
                      Update<ProjectPlace> place, Update<MonthsInside> months, Update<AwareOf> aware,
                      Random<Citizen> random, const DemographyParams& p, const PeopleParams& people);

}  // namespace agora::cocreation
