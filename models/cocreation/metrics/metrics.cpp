// The one list of the co-creation model's metrics.
#include "models/cocreation/metrics/metrics.h"

#include "models/cocreation/metrics/citizens.h"
#include "models/cocreation/metrics/money.h"
#include "models/cocreation/metrics/participation.h"
#include "models/cocreation/metrics/power.h"
#include "models/cocreation/metrics/professionals.h"
#include "models/cocreation/metrics/representation.h"
#include "models/cocreation/metrics/scaling.h"
#include "models/cocreation/metrics/services.h"

namespace agora::cocreation {

std::vector<Tally> metric_tallies() {
    std::vector<Tally> out;
    for (const auto& part : {citizens_tallies(), representation_tallies(), participation_tallies(), power_tallies(),
                             professionals_tallies(), services_tallies(), scaling_tallies(), money_tallies()})
        out.insert(out.end(), part.begin(), part.end());
    return out;
}

std::vector<std::string> key_metric_names() {
    return {"unmet_need",          "wellbeing",  "efficacy",        "trust",        "influence_citizens",
            "hard_to_reach_ratio", "exhaustion", "public_spending", "unpaid_hours", "method_adoption"};
}

}  // namespace agora::cocreation
