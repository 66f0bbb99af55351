// Sums over citizens aged 15 and over: the way from hearing of a project to having influence in it, by group.
#include "models/cocreation/metrics/participation.h"

#include <array>

#include "agora/vector.h"
#include "models/cocreation/metrics/block_sums.h"
#include "models/cocreation/metrics/indices.h"
#include "models/cocreation/metrics/ratios.h"
#include "models/cocreation/project_columns.h"

namespace agora::cocreation {
namespace {

// Where each sum stands; those before `single` by group.
enum Sum : std::size_t {
    adults = 0,
    aware = 2,
    asked = 4,
    willing = 6,
    admitted = 8,
    taking_part = 10,
    long_inside = 12,
    influential = 14,
    single = 16,
    everybody_inside = single,
    rank_sum,
    inside_by_rank,
    sum_count
};

constexpr std::uint8_t kFirstAdultCell = 2;  // cells 0 and 1 are girls and boys of 0 to 14
constexpr std::uint8_t kSixMonths = 6;
constexpr float kNoticeableInfluence = 0.15f;  // citizens' share above which openness grows (theory 2.7 S15)

// A citizen's kind in one small number: the flags of the stages reached this month, the group, and whether a child.
constexpr std::uint8_t kStages = aware_of_project | was_asked | was_willing | was_admitted;
constexpr std::size_t kHard = 16, kChild = 32, kKinds = 64;

AGORA_VECTOR void sort_adults(const Unit16* hardness, const std::uint8_t* cell, const std::uint8_t* stage,
                              std::uint32_t count, std::uint8_t* kind, float* adult) {
    for (std::uint32_t n = 0; n < count; ++n) {
        const bool is_child = cell[n] < kFirstAdultCell;
        kind[n] = static_cast<std::uint8_t>((stage[n] & kStages) | (hardness[n] > kHardToReach ? kHard : 0u) |
                                            (is_child ? kChild : 0u));
        adult[n] = is_child ? 0.0f : 1.0f;
    }
}

// Adults by stage reached and group, from how many there are of each kind.
void add_stages(const std::array<std::uint32_t, kKinds>& counts, const Sums<sum_count>& sums) {
    for (std::size_t kind = 0; kind < kChild; ++kind) {
        const std::size_t group = kind & kHard ? 1 : 0;
        sums[adults + group] += counts[kind];
        if (kind & aware_of_project) sums[aware + group] += counts[kind];
        if (kind & was_asked) sums[asked + group] += counts[kind];
        if (kind & was_willing) sums[willing + group] += counts[kind];
        if (kind & was_admitted) sums[admitted + group] += counts[kind];
    }
}

void sum_participation(Rows<Citizen> citizens, Own<Hardness> hardness, Own<DemographicCell> cell,
                       Own<ResourceRank> rank, Own<FunnelStage> stage, Own<ProjectPlace> place,
                       Own<MonthsInside> months, ParentOf<CatchmentCitizens> catchment,
                       Members<CatchmentProjects> projects, Read<Influence> influence, Sums<sum_count> sums) {
    const Row<Citizen> first{citizens.first()};
    const std::uint32_t count = citizens.size();
    std::array<std::uint8_t, kMostSummed> kind;
    BlockOfFloats adult, ranks;
    sort_adults(&hardness[first], &cell[first], &stage[first], count, kind.data(), adult.data());
    add_stages(count_kinds<kKinds>(kind.data(), count), sums);
    widen(&rank[first], count, ranks.data());
    sums[rank_sum] += sum_of_products(ranks.data(), adult.data(), count);
    for (const Row i : citizens) {
        if (place[i] == 0) continue;
        sums[everybody_inside] += 1;
        if (cell[i] < kFirstAdultCell) continue;
        const std::size_t group = hardness[i] > kHardToReach ? 1 : 0;
        const Row<Project> project{projects[catchment[i]].first() + place[i] - 1u};
        sums[taking_part + group] += 1;
        sums[inside_by_rank] += static_cast<double>(rank[i]);
        sums[long_inside + group] += months[i] >= kSixMonths;
        sums[influential + group] += influence[project][0] > kNoticeableInfluence;
    }
}

RankSums rank_sums(std::span<const double> sums) {
    return {sums[adults] + sums[adults + 1], sums[taking_part] + sums[taking_part + 1], sums[rank_sum],
            sums[inside_by_rank]};
}

double hard_to_reach_ratio(std::span<const double> sums) {
    return ratio(mean_of_hard<taking_part, adults>(sums), mean_of_reached<taking_part, adults>(sums));
}

// clang-format off
std::vector<Metric> equity_metrics() {
    return {
        {"participants", "person", "Citizens who take part in a project.", {0, 4e9}, "theory 3.2", total<everybody_inside>},
        {"participation_rate", "1", "Share of citizens aged 15 and over who take part in a project.", {0, 1}, "theory 3.2", mean_of_both<taking_part, adults>},
        {"participation_rate_hard", "1", "The same among hard-to-reach citizens (hardness above 0.5).", {0, 1}, "theory 3.2", mean_of_hard<taking_part, adults>},
        {"participation_rate_reached", "1", "The same among the other citizens.", {0, 1}, "theory 3.2", mean_of_reached<taking_part, adults>},
        {"hard_to_reach_ratio", "1", "Participation rate of hard-to-reach citizens over that of the others: 1 equal, below 1 they are missing.", {0, 1e4}, "theory 3.2", hard_to_reach_ratio},
        {"participation_concentration", "1", "Concentration of participation over the rank of resources: above 0 when those with more resources take part more.", {-1, 1}, "theory 3.2", [](std::span<const double> s) { return concentration_index(rank_sums(s)); }},
        {"participation_concentration_wagstaff", "1", "The same with Wagstaff's correction for yes-or-no outcomes.", {-1, 1}, "theory 3.2", [](std::span<const double> s) { return wagstaff_index(rank_sums(s)); }},
        {"participation_concentration_erreygers", "1", "The same with Erreygers' correction, which counts absolute differences.", {-1, 1}, "theory 3.2", [](std::span<const double> s) { return erreygers_index(rank_sums(s)); }},
    };
}

std::vector<Metric> funnel_metrics() {
    return {
        {"aware_share", "1", "Share of citizens aged 15 and over who heard of a project they could join this month (participants aside).", {0, 1}, "theory 3.2", mean_of_both<aware, adults>},
        {"aware_share_hard", "1", "The same among hard-to-reach citizens.", {0, 1}, "theory 3.2", mean_of_hard<aware, adults>},
        {"asked_share", "1", "Share of citizens aged 15 and over who were asked to join this month.", {0, 1}, "theory 3.2", mean_of_both<asked, adults>},
        {"asked_share_hard", "1", "The same among hard-to-reach citizens.", {0, 1}, "theory 3.2", mean_of_hard<asked, adults>},
        {"willing_share", "1", "Share of citizens aged 15 and over who wanted to join this month.", {0, 1}, "theory 3.2", mean_of_both<willing, adults>},
        {"willing_share_hard", "1", "The same among hard-to-reach citizens.", {0, 1}, "theory 3.2", mean_of_hard<willing, adults>},
        {"admitted_share", "1", "Share of citizens aged 15 and over who were admitted this month.", {0, 1}, "theory 3.2", mean_of_both<admitted, adults>},
        {"admitted_share_hard", "1", "The same among hard-to-reach citizens.", {0, 1}, "theory 3.2", mean_of_hard<admitted, adults>},
        {"active_six_months_share", "1", "Share of citizens aged 15 and over who have been in their project for six months or more.", {0, 1}, "theory 3.2", mean_of_both<long_inside, adults>},
        {"active_six_months_share_hard", "1", "The same among hard-to-reach citizens.", {0, 1}, "theory 3.2", mean_of_hard<long_inside, adults>},
        {"influential_share", "1", "Share of citizens aged 15 and over who take part where citizens hold more than 0.15 of the influence.", {0, 1}, "theory 3.2; threshold of theory 2.7 S15", mean_of_both<influential, adults>},
        {"influential_share_hard", "1", "The same among hard-to-reach citizens.", {0, 1}, "theory 3.2; threshold of theory 2.7 S15", mean_of_hard<influential, adults>},
    };
}
// clang-format on

}  // namespace

std::vector<Tally> participation_tallies() {
    std::vector<Metric> metrics = equity_metrics();
    for (const Metric& metric : funnel_metrics()) metrics.push_back(metric);
    return {tally<&sum_participation>("participation", std::move(metrics))};
}

}  // namespace agora::cocreation
