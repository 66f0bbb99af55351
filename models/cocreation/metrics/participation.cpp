// Sums over citizens aged 15 and over: the way from hearing of a project to having influence in it, by group.
#include "models/cocreation/metrics/participation.h"

#include <array>

#include "models/cocreation/metrics/block_sums.h"
#include "models/cocreation/metrics/indices.h"
#include "models/cocreation/metrics/ratios.h"
#include "models/cocreation/project_columns.h"
#include "models/cocreation/trust_of.h"

namespace agora::cocreation {
namespace {

// Where each sum stands; those before `single` by group. Sums that never change stand last, in a tally of their own.
enum Sum : std::size_t {
    aware = 0,
    asked = 2,
    willing = 4,
    admitted = 6,
    taking_part = 8,
    long_inside = 10,
    influential = 12,
    single = 14,
    everybody_inside = single,
    trusting_participants,
    inside_by_rank,
    changing_sums = inside_by_rank + kShareBins,
    adults = changing_sums,
    adults_by_rank = adults + kGroups,
    all_sums = adults_by_rank + kShareBins
};

constexpr std::uint8_t kFirstAdultCell = 2;  // cells 0 and 1 are girls and boys of 0 to 14
constexpr std::uint8_t kSixMonths = 6;
constexpr float kNoticeableInfluence = 0.15f;  // citizens' share above which openness grows (theory 2.7 S15)

constexpr std::uint8_t kStages = aware_of_project | was_asked | was_willing | was_admitted;

// Citizens aged 15 and over, by group and by rank.
void sum_adults(Rows<Citizen> citizens, Own<Hardness> hardness, Own<DemographicCell> cell, Own<ResourceRank> rank,
                Sums<all_sums - changing_sums> sums) {
    for (const Row i : citizens) {
        if (cell[i] < kFirstAdultCell) continue;
        sums[adults - changing_sums + (hardness[i] > kHardToReach ? 1 : 0)] += 1;
        sums[adults_by_rank - changing_sums + bin_of(rank[i])] += 1;
    }
}

void add_stages(std::uint8_t stage, std::size_t group, const Sums<changing_sums>& sums) {
    sums[aware + group] += (stage & aware_of_project) != 0;
    sums[asked + group] += (stage & was_asked) != 0;
    sums[willing + group] += (stage & was_willing) != 0;
    sums[admitted + group] += (stage & was_admitted) != 0;
}

void sum_participation(Rows<Citizen> citizens, Own<Hardness> hardness, Own<DemographicCell> cell,
                       Own<ResourceRank> rank, Own<FunnelStage> stage, Own<ProjectPlace> place,
                       Own<MonthsInside> months, Own<TrustGood> good, Own<TrustBad> bad,
                       ParentOf<CatchmentCitizens> catchment, Members<CatchmentProjects> projects,
                       Read<Influence> influence, Sums<changing_sums> sums) {
    const Row<Citizen> first{citizens.first()};
    for_marked(&place[first], &stage[first], kStages, citizens.size(), [&](std::uint32_t n) {
        const Row<Citizen> i{first.index + n};
        const std::size_t group = hardness[i] > kHardToReach ? 1 : 0;
        const bool is_adult = cell[i] >= kFirstAdultCell;
        if (is_adult) add_stages(stage[i], group, sums);
        if (place[i] == 0) return;
        sums[everybody_inside] += 1;
        sums[trusting_participants] += static_cast<double>(trust_of(good[i], bad[i]));
        if (!is_adult) return;
        const Row<Project> project{projects[catchment[i]].first() + place[i] - 1u};
        sums[taking_part + group] += 1;
        sums[inside_by_rank + bin_of(rank[i])] += 1;
        sums[long_inside + group] += months[i] >= kSixMonths;
        sums[influential + group] += influence[project][0] > kNoticeableInfluence;
    });
}

RankSums rank_sums(std::span<const double> sums) {
    return ranked_anew(sums.subspan(adults_by_rank, kShareBins), sums.subspan(inside_by_rank, kShareBins));
}

double hard_to_reach_ratio(std::span<const double> sums) {
    return ratio(mean_of_hard<taking_part, adults>(sums), mean_of_reached<taking_part, adults>(sums));
}

// clang-format off
std::vector<Metric> equity_metrics() {
    return {
        {"participants", "person", "Citizens who take part in a project.", {0, 4e9}, "theory 3.2", total<everybody_inside>},
        {"joined", "person/month", "Citizens who took a seat in a project this month.", {0, 4e9}, "theory 3.2", total_of_both<admitted>, MetricKind::flow},
        {"joined_hard", "person/month", "The hard-to-reach ones among them.", {0, 4e9}, "theory 3.2", total<admitted + 1>, MetricKind::flow},
        {"trust_participants", "1", "Mean trust of citizens who take part in a project.", {0, 1}, "theory M11", mean<trusting_participants, everybody_inside>},
        {"participation_rate", "1", "Share of citizens aged 15 and over who take part in a project.", {0, 1}, "theory 3.2", mean_of_both<taking_part, adults>},
        {"participation_rate_hard", "1", "The same among hard-to-reach citizens (hardness above 0.5).", {0, 1}, "theory 3.2", mean_of_hard<taking_part, adults>},
        {"participation_rate_reached", "1", "The same among the other citizens.", {0, 1}, "theory 3.2", mean_of_reached<taking_part, adults>},
        {"hard_to_reach_ratio", "1", "Participation rate of hard-to-reach citizens over that of the others: 1 equal, below 1 they are missing.", {0, 1e4}, "theory 3.2", hard_to_reach_ratio},
        {"participation_concentration", "1", "Concentration of participation among citizens aged 15 and over, over their rank by resources (64 bins): above 0 when those with more resources take part more.", {-1, 1}, "theory 3.2", [](std::span<const double> s) { return concentration_index(rank_sums(s)); }},
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
    return {tally<&sum_participation>("participation", std::move(metrics), "adults"), tally<&sum_adults>("adults", {})};
}

}  // namespace agora::cocreation
