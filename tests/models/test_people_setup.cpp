// The nation that results: means, shares, inequality and what depends on what.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <vector>

#include "models/cocreation/households.h"
#include "population_fixture.h"

using namespace agora;
using namespace agora::cocreation;

namespace {

const TestPopulation& reference() {
    static const TestPopulation population(reference_settings());
    return population;
}

double mean(const std::function<double(std::uint32_t)>& of) {
    const std::uint32_t n = reference().citizens();
    double sum = 0;
    for (std::uint32_t i = 0; i < n; ++i) sum += of(i);
    return sum / n;
}

template <class C>
double mean_of() {
    const auto values = reference().world.values<C>();
    return mean([&](std::uint32_t i) { return static_cast<double>(static_cast<float>(values[i])); });
}

template <class A, class B>
double correlation() {
    const auto a = reference().world.values<A>();
    const auto b = reference().world.values<B>();
    const double ma = mean_of<A>(), mb = mean_of<B>();
    const auto part = [&](auto x, auto y, double mx, double my) {
        return mean([&](std::uint32_t i) {
            return (static_cast<double>(static_cast<float>(x[i])) - mx) *
                   (static_cast<double>(static_cast<float>(y[i])) - my);
        });
    };
    return part(a, b, ma, mb) / std::sqrt(part(a, a, ma, ma) * part(b, b, mb, mb));
}

double gini_of_income(const TestPopulation& population, double span) {
    std::vector<double> incomes;
    for (const Resources::Value r : population.world.values<Resources>())
        incomes.push_back(std::exp(span * static_cast<double>(static_cast<float>(r))));
    std::sort(incomes.begin(), incomes.end());
    double weighted = 0, total = 0;
    const double n = static_cast<double>(incomes.size());
    for (std::size_t i = 0; i < incomes.size(); ++i) {
        weighted += (2.0 * static_cast<double>(i) + 1 - n) * incomes[i];
        total += incomes[i];
    }
    return weighted / (n * total);
}

}  // namespace

TEST_CASE("means and shares of the nation are met") {
    REQUIRE(reference().problem == "");
    const auto& world = reference().world;
    const auto hardness = world.values<Hardness>();
    const auto digital = world.values<DigitalSkill>();
    const auto good = world.values<TrustGood>(), bad = world.values<TrustBad>();
    CHECK(mean([&](std::uint32_t i) { return hardness[i] > 0.5f ? 1 : 0; }) == Approx(0.16).margin(0.01));
    CHECK(mean([&](std::uint32_t i) { return digital[i] > 0.5f ? 1 : 0; }) == Approx(0.55).margin(0.01));
    CHECK(mean([&](std::uint32_t i) { return static_cast<double>((good[i] + 1) / (good[i] + bad[i] + 2)); }) ==
          Approx(0.5).margin(0.01));
    CHECK(mean_of<Norm>() == Approx(0.4).margin(0.01));
    CHECK(mean_of<Attitude>() == Approx(0.48).margin(0.01));
    CHECK(mean_of<Efficacy>() == Approx(0.48).margin(0.01));
    CHECK(mean_of<Competence>() == Approx(0.4).margin(0.01));
    CHECK(mean_of<Wellbeing>() == Approx(0.7).margin(0.01));
    CHECK(mean_of<UnmetNeed>() == Approx(0.16).margin(0.01));
    CHECK(mean_of<Susceptibility>() == Approx(0.75).margin(0.01));
    CHECK(mean_of<Sociability>() == Approx(2.0 / 3.0).margin(0.005));
    CHECK(mean_of<FreeTime>() == Approx(8.0).margin(0.1));
    CHECK(mean_of<Stigma>() == Approx(0.2).margin(0.005));
    CHECK(mean_of<Strengths>() == Approx(0.3).margin(0.005));
    CHECK(mean_of<Resources>() == Approx(0.5).margin(0.01));
}

TEST_CASE("who is hard to reach has fewer resources, skills and trust, but no fewer strengths") {
    CHECK(correlation<Hardness, Resources>() < -0.4);
    CHECK(correlation<Hardness, DigitalSkill>() < -0.3);
    CHECK(correlation<Hardness, TrustGood>() < -0.1);
    CHECK(correlation<Hardness, Efficacy>() < -0.15);
    CHECK(std::abs(correlation<Hardness, LatentStrengths>()) < 0.01);
    CHECK(std::abs(correlation<Attitude, Norm>()) < 0.01);
}

TEST_CASE("ranks are fractional and in the order of resources") {
    CHECK(mean_of<ResourceRank>() == Approx(0.5).margin(1e-4));
    CHECK(correlation<ResourceRank, Resources>() > 0.97);
    const auto rank = reference().world.values<ResourceRank>();
    CHECK(mean([&](std::uint32_t i) { return rank[i] < 0.25f ? 1 : 0; }) == Approx(0.25).margin(0.01));
}

TEST_CASE("members of a household resemble each other in resources") {
    const auto& world = reference().world;
    const auto resources = world.values<Resources>();
    const auto places = world.values<HouseholdPlace>();
    double product = 0, square_sum = 0, pairs = 0;
    for (std::uint32_t i = 1; i < reference().citizens(); ++i) {
        if (household_position(places[i]) == 0) continue;
        const double a = static_cast<double>(resources[i]) - 0.5, b = static_cast<double>(resources[i - 1]) - 0.5;
        product += a * b;
        square_sum += 0.5 * (a * a + b * b);
        ++pairs;
    }
    CHECK(pairs > 50000);
    CHECK(product / square_sum == Approx(0.43).margin(0.05));  // .5 of the variance before education and work
}

TEST_CASE("inequality of income follows the Gini index") {
    for (const double gini : {0.24, 0.30, 0.37}) {
        const TestPopulation nation({{"people.resource_gini", gini}});
        REQUIRE(nation.problem == "");
        CHECK(gini_of_income(nation, 2.5) == Approx(gini).margin(0.01));
    }
}

TEST_CASE("attitude and efficacy start at their anchors") {
    const auto& world = reference().world;
    const auto attitude = world.values<Attitude>();
    const auto anchor = world.values<AttitudeAnchor>();
    double gap = 0;
    for (std::uint32_t i = 0; i < reference().citizens(); ++i)
        gap = std::max(gap, static_cast<double>(std::abs(attitude[i] - static_cast<float>(anchor[i]))));
    CHECK(gap < 1e-5);
}
