// Sums over citizens once a month: how they are, what they can do, whom they trust, and what service reached them.
#include "models/cocreation/metrics/citizens.h"

#include <array>
#include <cmath>

#include "agora/vector.h"
#include "models/cocreation/metrics/block_sums.h"
#include "models/cocreation/metrics/indices.h"
#include "models/cocreation/metrics/ratios.h"
#include "models/cocreation/project_columns.h"
#include "models/cocreation/trust_of.h"

namespace agora::cocreation {
namespace {

constexpr std::size_t kWellbeingBins = 64;
constexpr float kMuchInput = 0.2f;  // marks noticeable co-production (assumption)

// Where each sum stands; those before `single` by group.
enum Sum : std::size_t {
    people = 0,
    need = 2,
    severe = 4,
    users = 6,
    well = 8,
    able = 10,
    trusting = 12,
    served = 14,
    value_sum = 16,
    fit_sum = 18,
    single = 20,
    competence_sum = single,
    attitude_sum,
    attitude_squares,
    norm_sum,
    skill_sum,
    strengths_sum,
    responsiveness_sum,
    much_input,
    bins,
    users_by_rank = bins + kWellbeingBins,
    value_by_rank = users_by_rank + kShareBins,
    sum_count = value_by_rank + kShareBins
};
using CitizenSums = Sums<sum_count>;

// A block of citizens with what all sums over it share.
struct CitizenBlock {
    Rows<Citizen> rows;
    BlockOfFloats hard;
    std::uint32_t count() const { return rows.size(); }
    Row<Citizen> first() const { return {rows.first()}; }

    void add(const float* values, const CitizenSums& sums, std::size_t at) const {
        add_by_group(values, hard.data(), count(), &sums[at]);
    }
    void add_above(const float* values, float threshold, const CitizenSums& sums, std::size_t at) const {
        count_above(values, hard.data(), threshold, count(), &sums[at]);
    }
};

AGORA_VECTOR void trusts(const float* good, const float* bad, std::uint32_t count, float* trust) {
    for (std::uint32_t n = 0; n < count; ++n) trust[n] = trust_of(good[n], bad[n]);
}

AGORA_VECTOR void wellbeing_bins(const float* wellbeing, std::uint32_t count, std::uint8_t* bin) {
    for (std::uint32_t n = 0; n < count; ++n) {
        const auto b = static_cast<std::int32_t>(wellbeing[n] * static_cast<float>(kWellbeingBins));
        bin[n] = static_cast<std::uint8_t>(b < static_cast<std::int32_t>(kWellbeingBins) ? b : kWellbeingBins - 1);
    }
}

void add_histogram(const float* wellbeing, std::uint32_t count, const CitizenSums& sums) {
    std::array<std::uint8_t, kMostSummed> bin;
    wellbeing_bins(wellbeing, count, bin.data());
    const auto counts = count_kinds<kWellbeingBins>(bin.data(), count);
    for (std::size_t b = 0; b < kWellbeingBins; ++b) sums[bins + b] += counts[b];
}

void add_condition(const CitizenBlock& block, Own<UnmetNeed> unmet, Own<Wellbeing> wellbeing, Own<Efficacy> efficacy,
                   const CitizenSums& sums) {
    const std::uint32_t count = block.count();
    const float* needs = &unmet[block.first()];
    block.add_above(needs, -1.0f, sums, people);
    block.add(needs, sums, need);
    block.add_above(needs, 0.5f, sums, severe);
    block.add_above(needs, kUserThreshold, sums, users);
    block.add(&wellbeing[block.first()], sums, well);
    block.add(&efficacy[block.first()], sums, able);
    add_histogram(&wellbeing[block.first()], count, sums);
}

void add_trust(const CitizenBlock& block, Own<TrustGood> good, Own<TrustBad> bad, const CitizenSums& sums) {
    BlockOfFloats trust;
    trusts(&good[block.first()], &bad[block.first()], block.count(), trust.data());
    block.add(trust.data(), sums, trusting);
}

void add_dispositions(const CitizenBlock& block, Own<Competence> competence, Own<Attitude> attitude, Own<Norm> norm,
                      Own<DigitalSkill> skill, Own<Strengths> strengths, Own<Responsiveness> responsiveness,
                      const CitizenSums& sums) {
    const Row first = block.first();
    const std::uint32_t count = block.count();
    sums[competence_sum] += sum_of(&competence[first], count);
    sums[attitude_sum] += sum_of(&attitude[first], count);
    sums[attitude_squares] += sum_of_products(&attitude[first], &attitude[first], count);
    sums[norm_sum] += sum_of(&norm[first], count);
    sums[skill_sum] += sum_of(&skill[first], count);
    sums[strengths_sum] += sum_of(&strengths[first], count);
    sums[responsiveness_sum] += sum_of(&responsiveness[first], count);
}

// Who used a service this month is told by the input every user gives, for need may have ended since; those who used
// none have nothing to add.
void add_service(const CitizenBlock& block, Own<ResourceRank> rank, Own<ValueReceived> value, Own<InputGiven> input,
                 Own<FitReceived> fit, const CitizenSums& sums) {
    const Row first = block.first();
    const std::uint32_t count = block.count();
    const float* hard = block.hard.data();
    count_above(&input[first], hard, 0.0f, count, &sums[served]);
    std::array<double, kGroups> generous = {};
    count_above(&input[first], hard, kMuchInput, count, generous.data());
    sums[much_input] += generous[0] + generous[1];
    add_by_group(&fit[first], hard, count, &sums[fit_sum]);
    add_by_group(&value[first], hard, count, &sums[value_sum]);
    add_by_share(&rank[first], &input[first], &value[first], count, &sums[users_by_rank], &sums[value_by_rank]);
}

void sum_citizens(Rows<Citizen> citizens, Own<Hardness> hardness, Own<UnmetNeed> unmet, Own<Wellbeing> wellbeing,
                  Own<Efficacy> efficacy, Own<TrustGood> good, Own<TrustBad> bad, Own<Competence> competence,
                  Own<Attitude> attitude, Own<Norm> norm, Own<DigitalSkill> skill, Own<Strengths> strengths,
                  Own<Responsiveness> responsiveness, Own<ResourceRank> rank, Own<ValueReceived> value,
                  Own<InputGiven> input, Own<FitReceived> fit, CitizenSums sums) {
    CitizenBlock block{citizens, {}};
    prefetch(&rank[block.first()], block.count() * sizeof(ResourceRank::Value));  // no submodel of the pass reads it
    mark_hard(&hardness[block.first()], block.count(), block.hard.data());
    add_condition(block, unmet, wellbeing, efficacy, sums);
    add_trust(block, good, bad, sums);
    add_dispositions(block, competence, attitude, norm, skill, strengths, responsiveness, sums);
    add_service(block, rank, value, input, fit, sums);
}

double wellbeing_quantile(std::span<const double> sums, double p) {
    return histogram_quantile(sums.subspan(bins, kWellbeingBins), p, 0, 1);
}

double attitude_spread(std::span<const double> sums) {
    const double n = sums[people] + sums[people + 1];
    const double mean_attitude = ratio(sums[attitude_sum], n);
    const double variance = ratio(sums[attitude_squares], n) - mean_attitude * mean_attitude;
    return variance < 0 ? 0 : std::sqrt(variance);
}

double benefit_concentration(std::span<const double> sums) {
    return concentration_index(
        ranked_anew(sums.subspan(users_by_rank, kShareBins), sums.subspan(value_by_rank, kShareBins)));
}

// A sum over everybody, per citizen.
template <std::size_t sum>
double per_citizen(std::span<const double> sums) {
    return ratio(sums[sum], sums[people] + sums[people + 1]);
}

// clang-format off
std::vector<Metric> condition_metrics() {
    return {
        {"population", "person", "Citizens simulated.", {0, 4e9}, "theory 2.2", total_of_both<people>},
        {"hard_to_reach_share", "1", "Share of citizens who are hard to reach for services (hardness above 0.5).", {0, 1}, "theory 2.6", [](std::span<const double> s) { return ratio(s[people + 1], s[people] + s[people + 1]); }},
        {"unmet_need", "1", "Mean unmet need of citizens; 0 none, 1 most severe.", {0, 1}, "theory 3.3", mean_of_both<need, people>},
        {"unmet_need_hard", "1", "Mean unmet need of hard-to-reach citizens.", {0, 1}, "theory 3.3", mean_of_hard<need, people>},
        {"unmet_need_reached", "1", "Mean unmet need of the other citizens.", {0, 1}, "theory 3.3", mean_of_reached<need, people>},
        {"unmet_need_gap", "1", "Unmet need of hard-to-reach citizens minus that of the others.", {-1, 1}, "theory 3.3", gap_of_hard<need, people>},
        {"severe_need_share", "1", "Share of citizens whose unmet need exceeds 0.5.", {0, 1}, "theory 3.3", mean_of_both<severe, people>},
        {"severe_need_share_hard", "1", "Share of hard-to-reach citizens whose unmet need exceeds 0.5.", {0, 1}, "theory 3.3", mean_of_hard<severe, people>},
        {"users_share", "1", "Share of citizens whose unmet need exceeds 0.1, so that they turn to a service.", {0, 1}, "theory 2.2", mean_of_both<users, people>},
        {"wellbeing", "1", "Mean wellbeing of citizens, a model score.", {0, 1}, "theory 3.3", mean_of_both<well, people>},
        {"wellbeing_p10", "1", "Wellbeing that one citizen in ten does not reach; from a histogram of 64 bins.", {0, 1}, "theory 3.3", [](std::span<const double> s) { return wellbeing_quantile(s, .1); }},
        {"wellbeing_p50", "1", "Median wellbeing; from a histogram of 64 bins.", {0, 1}, "theory 3.3", [](std::span<const double> s) { return wellbeing_quantile(s, .5); }},
        {"wellbeing_p90", "1", "Wellbeing that one citizen in ten exceeds; from a histogram of 64 bins.", {0, 1}, "theory 3.3", [](std::span<const double> s) { return wellbeing_quantile(s, .9); }},
        {"wellbeing_gap", "1", "Wellbeing of hard-to-reach citizens minus that of the others.", {-1, 1}, "theory 3.3", gap_of_hard<well, people>},
        {"efficacy", "1", "Mean self-efficacy of citizens.", {0, 1}, "theory 3.3", mean_of_both<able, people>},
        {"efficacy_gap", "1", "Self-efficacy of hard-to-reach citizens minus that of the others.", {-1, 1}, "theory 3.3", gap_of_hard<able, people>},
    };
}

std::vector<Metric> disposition_metrics() {
    return {
        {"competence", "1", "Mean civic competence of citizens.", {0, 1}, "theory 3.3", per_citizen<competence_sum>},
        {"attitude", "1", "Mean attitude to co-creation: 0 'done to', 1 'done with'.", {0, 1}, "theory 2.3", per_citizen<attitude_sum>},
        {"attitude_spread", "1", "Standard deviation of attitudes over the nation.", {0, 0.5}, "theory 3.5, over the nation instead of each catchment", attitude_spread},
        {"norm", "1", "Mean moral norm and reciprocity of citizens.", {0, 1}, "theory 2.3", per_citizen<norm_sum>},
        {"trust", "1", "Mean trust of citizens in services.", {0, 1}, "theory M11", mean_of_both<trusting, people>},
        {"trust_hard", "1", "Mean trust of hard-to-reach citizens.", {0, 1}, "theory M11", mean_of_hard<trusting, people>},
        {"digital_skill", "1", "Mean digital skill of citizens.", {0, 1}, "theory 2.3", per_citizen<skill_sum>},
        {"strengths", "1", "Mean mobilised share of citizens' strengths.", {0, 1}, "theory 2.3", per_citizen<strengths_sum>},
        {"responsiveness", "1", "Mean responsiveness of services as citizens perceive it.", {0, 1}, "theory 2.3", per_citizen<responsiveness_sum>},
    };
}

std::vector<Metric> service_metrics() {
    return {
        {"value_received", "1", "Mean value of the service to those who used one this month.", {0, 1}, "theory M3", mean_of_both<value_sum, served>},
        {"value_received_hard", "1", "The same for hard-to-reach users.", {0, 1}, "theory M3", mean_of_hard<value_sum, served>},
        {"value_received_reached", "1", "The same for the other users.", {0, 1}, "theory M3", mean_of_reached<value_sum, served>},
        {"fit_received", "1", "Mean fit between service and need profile of those who used one.", {0, 1}, "theory 2.7 S4", mean_of_both<fit_sum, served>},
        {"fit_received_hard", "1", "The same for hard-to-reach users.", {0, 1}, "theory 2.7 S4", mean_of_hard<fit_sum, served>},
        {"fit_received_reached", "1", "The same for the other users.", {0, 1}, "theory 2.7 S4", mean_of_reached<fit_sum, served>},
        {"input_given_share", "1", "Share of users who gave the service more than 0.2 of their own input.", {0, 1}, "assumption: 0.2 marks noticeable co-production", [](std::span<const double> s) { return ratio(s[much_input], s[served] + s[served + 1]); }},
        {"benefit_concentration", "1", "Concentration of service value among those who used a service, over their rank by resources (64 bins): below 0 when users with fewer resources receive more.", {-1, 1}, "theory 3.2", benefit_concentration},
    };
}
// clang-format on

}  // namespace

std::vector<Tally> citizens_tallies() {
    std::vector<Metric> metrics = condition_metrics();
    for (const std::vector<Metric>& more : {disposition_metrics(), service_metrics()})
        metrics.insert(metrics.end(), more.begin(), more.end());
    return {tally<&sum_citizens>("citizens", std::move(metrics))};
}

}  // namespace agora::cocreation
