// Sums over lines (scaling out), regions (scaling up) and organisations (strategies and support).
#include "models/cocreation/metrics/scaling.h"

#include "models/cocreation/columns.h"
#include "models/cocreation/metrics/ratios.h"

namespace agora::cocreation {
namespace {

enum SpreadSum : std::size_t { lines_sum, with_method, with_copy, spread_sum_count };

void sum_spread(Rows<Line> lines, Own<MethodAdopted> method, Own<ServiceCopied> copied, Sums<spread_sum_count> sums) {
    for (const Row i : lines) {
        sums[lines_sum] += 1;
        sums[with_method] += method[i];
        sums[with_copy] += copied[i];
    }
}

constexpr float kSupportive = 0.5f;  // policy support above which regulation grows (theory 2.7 S19)

enum RegionSum : std::size_t { regions_sum, policy_sum, supportive, regulation_sum, region_sum_count };

void sum_regions(Rows<Region> regions, Own<Policy> policy, Own<Regulation> regulation, Sums<region_sum_count> sums) {
    for (const Row i : regions) {
        sums[regions_sum] += 1;
        sums[policy_sum] += static_cast<double>(policy[i]);
        sums[supportive] += policy[i] > kSupportive;
        sums[regulation_sum] += static_cast<double>(regulation[i]);
    }
}

constexpr float kStrategy = 12.0f;  // months of high openness that make a strategy (theory 3.5)

enum OwnerSum : std::size_t {
    owners,
    with_strategy,
    openness_sum,
    legitimacy_sum,
    absorption_sum,
    slack_sum,
    funded_sum,
    owner_sum_count
};

void sum_owners(Rows<Organisation> organisations, Links<OrganisationLines> lines, Own<StrategyMonths> strategy,
                Own<Openness> openness, Own<Legitimacy> legitimacy, Own<Absorption> absorption, Own<Slack> slack,
                Own<Funded> funded, Sums<owner_sum_count> sums) {
    for (const Row i : organisations) {
        if (lines[i].empty()) continue;  // founded, but no line of this world fell to it
        sums[owners] += 1;
        sums[with_strategy] += strategy[i] >= kStrategy;
        sums[openness_sum] += static_cast<double>(openness[i]);
        sums[legitimacy_sum] += static_cast<double>(legitimacy[i]);
        sums[absorption_sum] += static_cast<double>(absorption[i]);
        sums[slack_sum] += static_cast<double>(slack[i]);
        sums[funded_sum] += funded[i];
    }
}

// clang-format off
std::vector<Metric> spread_metrics() {
    return {
        {"method_adoption", "1", "Share of service lines that work with the co-creation method.", {0, 1}, "theory 3.6", mean<with_method, lines_sum>},
        {"service_copying", "1", "Share of service lines that copied a co-created service from elsewhere.", {0, 1}, "theory 3.6", mean<with_copy, lines_sum>},
    };
}

std::vector<Metric> region_metrics() {
    return {
        {"policy_support", "1", "Mean policy support for co-creation over regions.", {0, 1}, "theory 3.5", mean<policy_sum, regions_sum>},
        {"regions_supportive", "1", "Regions whose policy support exceeds 0.5.", {0, 1e6}, "theory 3.5", total<supportive>},
        {"regulation", "1", "Mean regulation that asks for co-creation over regions.", {0, 1}, "theory 3.5", mean<regulation_sum, regions_sum>},
    };
}

std::vector<Metric> owner_metrics() {
    return {
        {"strategy_share", "1", "Share of organisations with a service line that are open to co-creation (above 0.6) for 12 months or more.", {0, 1}, "theory 3.5", mean<with_strategy, owners>},
        {"openness", "1", "Mean openness of organisations with a service line to co-creation.", {0, 1}, "theory 2.3", mean<openness_sum, owners>},
        {"legitimacy", "1", "Mean legitimacy of organisations with a service line.", {0, 1}, "theory 2.3", mean<legitimacy_sum, owners>},
        {"absorption", "1", "Mean absorptive capacity of organisations with a service line.", {0, 1}, "theory M15", mean<absorption_sum, owners>},
        {"slack", "1", "Mean slack resources of organisations with a service line.", {0, 1}, "theory 2.3", mean<slack_sum, owners>},
        {"funded_share", "1", "Share of organisations with a service line whose support for co-creation has not been cut.", {0, 1}, "theory M17", mean<funded_sum, owners>},
    };
}
// clang-format on

}  // namespace

std::vector<Tally> scaling_tallies() {
    return {tally<&sum_spread>("spread", spread_metrics()), tally<&sum_regions>("regions", region_metrics()),
            tally<&sum_owners>("organisations", owner_metrics())};
}

}  // namespace agora::cocreation
