// Sums over citizens once a month: how they are, what they can do, whom they trust, and what service reached them.
#include "models/cocreation/metrics/citizens.h"

#include <cmath>

#include "models/cocreation/metrics/indices.h"
#include "models/cocreation/metrics/project_sums.h"
#include "models/cocreation/metrics/ratios.h"
#include "models/cocreation/trust_of.h"

namespace agora::cocreation {
namespace {

constexpr std::size_t kWellbeingBins = 64;

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
    distance = 20,
    single = 22,
    competence_sum = single,
    attitude_sum,
    attitude_squares,
    norm_sum,
    skill_sum,
    strengths_sum,
    responsiveness_sum,
    participants,
    trusting_participants,
    much_input,
    rank_sum,
    value_by_rank,
    bins,
    sum_count = bins + kWellbeingBins
};
using CitizenSums = Sums<sum_count>;

bool is_hard_to_reach(float hardness) { return hardness > kHardToReach; }

std::size_t wellbeing_bin(float wellbeing) {
    const auto bin = static_cast<std::size_t>(wellbeing * static_cast<float>(kWellbeingBins));
    return bin < kWellbeingBins ? bin : kWellbeingBins - 1;
}

// A sum over each group, kept in registers while a block is summed; to add 0 to the other group changes nothing.
struct GroupSum {
    double of_group[2] = {0, 0};

    void add(double x, bool hard) {
        of_group[0] += hard ? 0.0 : x;
        of_group[1] += hard ? x : 0.0;
    }
    void store(const CitizenSums& sums, std::size_t at) const {
        sums[at] += of_group[0];
        sums[at + 1] += of_group[1];
    }
};

void add_condition(Rows<Citizen> citizens, Own<Hardness> hardness, Own<UnmetNeed> unmet, Own<Wellbeing> wellbeing,
                   Own<Efficacy> efficacy, const CitizenSums& sums) {
    GroupSum people_sum, need_sum, severe_sum, users_sum, well_sum, able_sum;
    for (const Row i : citizens) {
        const bool hard = is_hard_to_reach(hardness[i]);
        people_sum.add(1, hard);
        need_sum.add(static_cast<double>(unmet[i]), hard);
        severe_sum.add(unmet[i] > 0.5f, hard);
        users_sum.add(is_user(unmet[i]), hard);
        well_sum.add(static_cast<double>(wellbeing[i]), hard);
        able_sum.add(static_cast<double>(efficacy[i]), hard);
    }
    people_sum.store(sums, people), need_sum.store(sums, need), severe_sum.store(sums, severe);
    users_sum.store(sums, users), well_sum.store(sums, well), able_sum.store(sums, able);
    for (const Row i : citizens) sums[bins + wellbeing_bin(wellbeing[i])] += 1;
}

void add_trust(Rows<Citizen> citizens, Own<Hardness> hardness, Own<TrustGood> good, Own<TrustBad> bad,
               Own<ProjectPlace> place, const CitizenSums& sums) {
    GroupSum trust_sum;
    for (const Row i : citizens) {
        const auto trust = static_cast<double>(trust_of(good[i], bad[i]));
        trust_sum.add(trust, is_hard_to_reach(hardness[i]));
        if (place[i] == 0) continue;
        sums[participants] += 1;
        sums[trusting_participants] += trust;
    }
    trust_sum.store(sums, trusting);
}

void add_dispositions(Rows<Citizen> citizens, Own<Competence> competence, Own<Attitude> attitude, Own<Norm> norm,
                      Own<DigitalSkill> skill, Own<Strengths> strengths, Own<Responsiveness> responsiveness,
                      const CitizenSums& sums) {
    double able = 0, opinion = 0, squares = 0, norms = 0, skills = 0, mobilised = 0, answered = 0;
    for (const Row i : citizens) {
        const auto x = static_cast<double>(attitude[i]);
        able += static_cast<double>(competence[i]);
        opinion += x;
        squares += x * x;
        norms += static_cast<double>(norm[i]);
        skills += static_cast<double>(skill[i]);
        mobilised += static_cast<double>(strengths[i]);
        answered += static_cast<double>(responsiveness[i]);
    }
    sums[competence_sum] += able, sums[attitude_sum] += opinion, sums[attitude_squares] += squares;
    sums[norm_sum] += norms, sums[skill_sum] += skills;
    sums[strengths_sum] += mobilised, sums[responsiveness_sum] += answered;
}

// Who used a service this month is told by the input every user gives, for need may have ended since; those who used
// none have nothing to add.
void add_service(Rows<Citizen> citizens, Own<Hardness> hardness, Own<ResourceRank> rank, Own<ValueReceived> value,
                 Own<InputGiven> input, Own<FitReceived> fit, const CitizenSums& sums) {
    GroupSum served_sum, values, fits;
    double generous = 0, ranks = 0, ranked_value = 0;
    for (const Row i : citizens) {
        const bool hard = is_hard_to_reach(hardness[i]);
        const auto v = static_cast<double>(value[i]), r = static_cast<double>(rank[i]);
        served_sum.add(input[i].bits > 0, hard);
        values.add(v, hard);
        fits.add(static_cast<double>(fit[i]), hard);
        generous += input[i] > 0.2f;
        ranks += r;
        ranked_value += v * r;
    }
    served_sum.store(sums, served), values.store(sums, value_sum), fits.store(sums, fit_sum);
    sums[much_input] += generous, sums[rank_sum] += ranks, sums[value_by_rank] += ranked_value;
}

void sum_citizens(Rows<Citizen> citizens, Own<Hardness> hardness, Own<UnmetNeed> unmet, Own<Wellbeing> wellbeing,
                  Own<Efficacy> efficacy, Own<TrustGood> good, Own<TrustBad> bad, Own<ProjectPlace> place,
                  Own<Competence> competence, Own<Attitude> attitude, Own<Norm> norm, Own<DigitalSkill> skill,
                  Own<Strengths> strengths, Own<Responsiveness> responsiveness, Own<ResourceRank> rank,
                  Own<ValueReceived> value, Own<InputGiven> input, Own<FitReceived> fit, Own<Profile> profile,
                  Own<LineChoice> choice, ParentOf<CatchmentCitizens> catchment, Members<CatchmentLines> lines,
                  Read<Design> design, CitizenSums sums) {
    add_condition(citizens, hardness, unmet, wellbeing, efficacy, sums);
    add_trust(citizens, hardness, good, bad, place, sums);
    add_dispositions(citizens, competence, attitude, norm, skill, strengths, responsiveness, sums);
    add_service(citizens, hardness, rank, value, input, fit, sums);
    for (const Row i : citizens) {
        if (!is_user(unmet[i])) continue;
        const Row<Line> line{lines[catchment[i]].first() + choice[i]};
        const Vector3 wanted{profile[i][0], profile[i][1], profile[i][2]};
        sums[distance + is_hard_to_reach(hardness[i])] += distance_between(wanted, design[line]);
    }
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
        {sums[people] + sums[people + 1], sums[value_sum] + sums[value_sum + 1], sums[rank_sum], sums[value_by_rank]});
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
        {"trust_participants", "1", "Mean trust of citizens who take part in a project.", {0, 1}, "theory M11", mean<trusting_participants, participants>},
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
        {"benefit_concentration", "1", "Concentration of service value over the rank of resources: below 0 when those with fewer resources receive more.", {-1, 1}, "theory 3.2", benefit_concentration},
        {"representation_distance_hard", "1", "Mean distance between the need profile of hard-to-reach users and the design of their service.", {0, 1.7321}, "theory 3.1", mean_of_hard<distance, users>},
        {"representation_distance_reached", "1", "The same for the other users.", {0, 1.7321}, "theory 3.1", mean_of_reached<distance, users>},
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
