// Sums over professionals, and over the workload of service lines.
#include "models/cocreation/metrics/professionals.h"

#include "models/cocreation/columns.h"
#include "models/cocreation/metrics/ratios.h"
#include "models/cocreation/trust_of.h"

namespace agora::cocreation {
namespace {

enum StaffSum : std::size_t {
    staff,
    exhaustion_sum,
    engagement_sum,
    orientation_sum,
    identity_sum,
    cession_sum,
    trust_sum,
    turnover_sum,
    staff_sum_count
};

void sum_staff(Rows<Professional> professionals, Own<Exhaustion> exhaustion, Own<Engagement> engagement,
               Own<Orientation> orientation, Own<Identity> identity, Own<Cession> cession, Own<StaffTrustGood> good,
               Own<StaffTrustBad> bad, Own<StaffTurnover> turnover, Sums<staff_sum_count> sums) {
    for (const Row i : professionals) {
        sums[staff] += 1;
        sums[exhaustion_sum] += static_cast<double>(exhaustion[i]);
        sums[engagement_sum] += static_cast<double>(engagement[i]);
        sums[orientation_sum] += static_cast<double>(orientation[i]);
        sums[identity_sum] += static_cast<double>(identity[i]);
        sums[cession_sum] += static_cast<double>(cession[i]);
        sums[trust_sum] += static_cast<double>(trust_of(good[i], bad[i]));
        sums[turnover_sum] += turnover[i];
    }
}

enum WorkSum : std::size_t {
    lines_sum,
    load_sum,
    overloaded,
    coverage_sum,
    coping_sum,
    discretion_sum,
    work_sum_count
};

void sum_work(Rows<Line> lines, Own<LineLoad> load, Own<LineCoverage> coverage, Own<Coping> coping,
              Own<LineDiscretion> discretion, Sums<work_sum_count> sums) {
    for (const Row i : lines) {
        sums[lines_sum] += 1;
        sums[load_sum] += static_cast<double>(load[i]);
        sums[overloaded] += load[i] > 1;
        sums[coverage_sum] += static_cast<double>(coverage[i]);
        sums[coping_sum] += static_cast<double>(coping[i]);
        sums[discretion_sum] += static_cast<double>(discretion[i]);
    }
}

// clang-format off
std::vector<Metric> staff_metrics() {
    return {
        {"staff_count", "person", "Frontline professionals and managers.", {0, 4e9}, "theory 2.2", total<staff>},
        {"exhaustion", "1", "Mean exhaustion of professionals.", {0, 1}, "theory 3.4", mean<exhaustion_sum, staff>},
        {"engagement", "1", "Mean work engagement of professionals.", {0, 1}, "theory 3.4", mean<engagement_sum, staff>},
        {"orientation", "1", "Mean strengths-based orientation of professionals: 0 deficits, 1 strengths.", {0, 1}, "theory 3.4", mean<orientation_sum, staff>},
        {"identity", "1", "Mean identity of professionals as co-creators.", {0, 1}, "theory 3.4", mean<identity_sum, staff>},
        {"cession", "1", "Mean willingness of professionals to cede control.", {0, 1}, "theory 3.4", mean<cession_sum, staff>},
        {"staff_trust", "1", "Mean trust of professionals in citizens.", {0, 1}, "theory 2.3", mean<trust_sum, staff>},
        {"turnover", "1/month", "Share of posts that changed hands this month.", {0, 1}, "theory 3.4", mean<turnover_sum, staff>, MetricKind::flow},
    };
}

std::vector<Metric> work_metrics() {
    return {
        {"load", "1", "Mean demand over capacity of service lines; above 1 not all demand can be met.", {0, 1e6}, "theory 3.4", mean<load_sum, lines_sum>},
        {"overload_share", "1", "Share of service lines with more demand than capacity.", {0, 1}, "theory 3.4", mean<overloaded, lines_sum>},
        {"coverage", "1", "Mean share of demand that service lines can meet.", {0, 1}, "theory 2.7 S4", mean<coverage_sum, lines_sum>},
        {"coping", "1", "Mean coping of service lines by turning to easier clients; 0 none.", {0, 3}, "theory 3.4", mean<coping_sum, lines_sum>},
        {"discretion", "1", "Mean discretion that staff of service lines have this month.", {0, 1}, "theory 2.3", mean<discretion_sum, lines_sum>},
    };
}
// clang-format on

}  // namespace

std::vector<Tally> professionals_tallies() {
    return {tally<&sum_staff>("professionals", staff_metrics()), tally<&sum_work>("work", work_metrics())};
}

}  // namespace agora::cocreation
