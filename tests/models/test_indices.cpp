// The indices against published or exactly computed values (verification targets V30, V33 and V34 of the model's
// theory).
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <vector>

#include "agora/math.h"
#include "models/cocreation/metrics/indices.h"
#include "models/cocreation/projects/influence.h"

namespace {

using namespace agora::cocreation;

// 20 citizens share .3 of the influence, 6 staff .4, 2 managers .3, each equally inside the group.
const std::vector<Bloc> kThreeGroups{{20, .3}, {6, .4}, {2, .3}};
const std::vector<double> kShares{.3, .4, .3};

std::vector<double> spread_out(const std::vector<Bloc>& blocs) {
    std::vector<double> values;
    for (const Bloc& bloc : blocs)
        values.insert(values.end(), static_cast<std::size_t>(bloc.members), bloc.share / bloc.members);
    return values;
}

// The middle of each of n equally likely slices of a distribution given by its quantile function.
template <class Quantile>
std::vector<double> slices(Quantile quantile, std::size_t n = 20000) {
    std::vector<double> values;
    for (std::size_t i = 0; i < n; ++i)
        values.push_back(quantile((static_cast<double>(i) + .5) / static_cast<double>(n)));
    return values;
}

RankSums ranked(const std::vector<double>& y) {
    RankSums sums;
    for (std::size_t i = 0; i < y.size(); ++i) {
        const double rank = (static_cast<double>(i) + .5) / static_cast<double>(y.size());
        sums.count += 1, sums.y += y[i], sums.rank += rank, sums.y_rank += y[i] * rank;
    }
    return sums;
}

void check_shares(const std::vector<double>& found, const std::vector<double>& expected) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == Approx(expected[i]).margin(1e-9));
}

}  // namespace

TEST_CASE("V33: inequality of influence per head in three groups") {
    CHECK(gini_of_blocs(kThreeGroups) == Approx(.45).margin(1e-9));
    CHECK(gini(spread_out(kThreeGroups)) == Approx(.45).margin(1e-9));
    CHECK(theil_between(kThreeGroups) == Approx(.419937).margin(1e-6));
    CHECK(theil(spread_out(kThreeGroups)) == Approx(.419937).margin(1e-6));
    CHECK(herfindahl(kShares) == Approx(.34).margin(1e-9));
    CHECK(normalised_herfindahl(kShares) == Approx(.01).margin(1e-9));
    CHECK(evenness(kShares) == Approx(.991159).margin(1e-6));
}

TEST_CASE("V33: known Gini and Theil values of distributions") {
    CHECK(theil(slices([](double p) { return -std::log1p(-p); })) == Approx(.422784).margin(5e-4));
    CHECK(gini(slices([](double p) { return -std::log1p(-p); })) == Approx(.5).margin(1e-3));
    CHECK(gini(slices([](double p) { return p; })) == Approx(1. / 3).margin(1e-4));
    CHECK(gini(slices([](double p) { return 1 / std::sqrt(1 - p); })) == Approx(1. / 3).margin(5e-3));
    const auto lognormal = [](double p) { return std::exp(double(agora::normal_quantile(static_cast<float>(p)))); };
    CHECK(gini(slices(lognormal)) == Approx(.5205).margin(1e-3));
    CHECK(theil(slices(lognormal)) == Approx(.5).margin(5e-3));
}

TEST_CASE("Equal, most unequal and empty holdings") {
    CHECK(gini({2, 2, 2, 2}) == Approx(0).margin(1e-12));
    CHECK(gini({0, 0, 0, 1}) == Approx(.75));
    CHECK(theil(std::vector<double>{0, 0, 0, 1}) == Approx(std::log(4.0)).margin(1e-6));
    CHECK(evenness(std::vector<double>{1, 1, 1}) == Approx(1).margin(1e-6));
    CHECK(evenness(std::vector<double>{1, 0, 0}) == Approx(0).margin(1e-6));
    CHECK(normalised_herfindahl(std::vector<double>{5, 0, 0}) == Approx(1));
    CHECK(std::isnan(gini({0, 0})));
    CHECK(std::isnan(theil(std::vector<double>{0, 0})));
    CHECK(std::isnan(gini_of_blocs({{3, 0}})));
    CHECK(std::isnan(theil_between(std::vector<Bloc>{})));
    CHECK(std::isnan(evenness(std::vector<double>{0, 0, 0})));
}

TEST_CASE("A bloc nobody is in changes nothing") {
    std::vector<Bloc> blocs = kThreeGroups;
    blocs.push_back({0, .2});
    CHECK(gini_of_blocs(blocs) == Approx(.45).margin(1e-9));
    CHECK(theil_between(blocs) == Approx(.419937).margin(1e-6));
}

TEST_CASE("V34: concentration index and its corrections") {
    CHECK(concentration_index(ranked({1, 2, 3, 4, 5})) == Approx(.266667).margin(1e-6));
    CHECK(concentration_index(ranked({0, 0, 0, 0, 1})) == Approx(.8).margin(1e-6));
    CHECK(concentration_index(ranked({1, 0, 0, 0, 0})) == Approx(-.8).margin(1e-6));
    const RankSums binary = ranked({0, 0, 1, 0, 1, 1, 1, 1});
    CHECK(concentration_index(binary) == Approx(.325).margin(1e-6));
    CHECK(wagstaff_index(binary) == Approx(.866667).margin(1e-6));
    CHECK(erreygers_index(binary) == Approx(.8125).margin(1e-6));
    CHECK(std::isnan(concentration_index(ranked({0, 0, 0}))));
    // The same people in bins, however many bins between them are empty.
    const std::vector<double> people{0, 1, 1, 0, 1, 1, 0, 1}, y{0, 1, 2, 0, 3, 4, 0, 5};
    CHECK(concentration_index(ranked_anew(people, y)) == Approx(.266667).margin(1e-6));
    CHECK(concentration_index(ranked_anew(std::vector<double>{2, 0, 3}, std::vector<double>{0, 0, 3})) ==
          Approx(concentration_index({5, 3, 2.5, 3 * .7})).margin(1e-9));
    CHECK(std::isnan(concentration_index(ranked_anew(std::vector<double>{0, 0}, std::vector<double>{0, 0}))));
}

TEST_CASE("Quantiles run straight inside a bin") {
    const std::vector<double> counts{0, 2, 2, 0};  // two between .25 and .5, two between .5 and .75
    CHECK(histogram_quantile(counts, .25, 0, 1) == Approx(.375));
    CHECK(histogram_quantile(counts, .5, 0, 1) == Approx(.5));
    CHECK(histogram_quantile(counts, .75, 0, 1) == Approx(.625));
    CHECK(histogram_quantile(counts, 1, 0, 1) == Approx(.75));
    CHECK(std::isnan(histogram_quantile(std::vector<double>{0, 0}, .5, 0, 1)));
}

TEST_CASE("The revealed rung undoes the ladder's weights") {
    for (std::size_t rung = 2; rung <= 8; ++rung)
        CHECK(revealed_rung(agora::cocreation::kRungWeights[rung - 1]) == Approx(double(rung)));
    CHECK(revealed_rung(.3) == Approx(5.5));
    CHECK(revealed_rung(.075) == Approx(3.5));
    CHECK(revealed_rung(.95) == Approx(8));
    CHECK(std::isnan(revealed_rung(std::nan(""))));
}

TEST_CASE("V30: power in weighted votes") {
    const std::vector<std::uint32_t> council{4, 4, 4, 2, 2, 1};
    check_shares(shapley_shubik(council, 12), {7. / 30, 7. / 30, 7. / 30, 3. / 20, 3. / 20, 0});
    check_shares(banzhaf(council, 12), {5. / 21, 5. / 21, 5. / 21, 1. / 7, 1. / 7, 0});
    const std::vector<std::uint32_t> shareholders{50, 49, 1};
    check_shares(shapley_shubik(shareholders, 51), {2. / 3, 1. / 6, 1. / 6});
    check_shares(banzhaf(shareholders, 51), {.6, .2, .2});
    std::vector<std::uint32_t> security_council(15, 1);
    std::fill(security_council.begin(), security_council.begin() + 5, 7);
    const std::vector<double> orders = shapley_shubik(security_council, 39);
    CHECK(orders[0] == Approx(421. / 2145).margin(1e-9));
    CHECK(orders[14] == Approx(4. / 2145).margin(1e-9));
    const std::vector<double> coalitions = banzhaf(security_council, 39);
    CHECK(coalitions[0] == Approx(.166929).margin(1e-6));
    CHECK(coalitions[14] == Approx(.016535).margin(1e-6));
}

TEST_CASE("A dictator has all the power") {
    check_shares(shapley_shubik(std::vector<std::uint32_t>{9, 2, 2}, 5), {1, 0, 0});
    check_shares(banzhaf(std::vector<std::uint32_t>{9, 2, 2}, 5), {1, 0, 0});
}
