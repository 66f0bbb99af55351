// Degrees, symmetry, locality and small-world structure of ties.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "models/cocreation/households.h"
#include "models/cocreation/ties.h"
#include "population_fixture.h"

using namespace agora;
using namespace agora::cocreation;

namespace {

const TestPopulation& reference() {
    static const TestPopulation population(reference_settings());
    return population;
}

bool symmetric_sorted_and_simple(const NetworkStore& links) {
    const auto row = [&](std::uint32_t i) {
        return std::pair(links.targets.begin() + links.offsets[i], links.targets.begin() + links.offsets[i + 1ull]);
    };
    for (std::uint32_t i = 0; i + 1ull < links.offsets.size(); ++i) {
        const auto [first, last] = row(i);
        if (std::adjacent_find(first, last, [](auto a, auto b) { return a >= b; }) != last) return false;
        for (auto j = first; j != last; ++j) {
            const auto [back_first, back_last] = row(*j);
            if (*j == i || !std::binary_search(back_first, back_last, i)) return false;
        }
    }
    return true;
}

std::vector<LatticePlace> singles(std::uint32_t n) {
    std::vector<LatticePlace> ring;
    for (std::uint32_t i = 0; i < n; ++i) ring.push_back({i, i});
    return ring;
}

double clustering(std::uint32_t n, const std::vector<std::set<std::uint32_t>>& neighbours) {
    double sum = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
        double closed = 0;
        const auto& mine = neighbours[i];
        for (const std::uint32_t a : mine)
            for (const std::uint32_t b : mine) closed += a < b && neighbours[a].count(b) ? 1 : 0;
        sum += mine.size() < 2 ? 0 : 2 * closed / static_cast<double>(mine.size() * (mine.size() - 1));
    }
    return sum / n;
}

}  // namespace

TEST_CASE("the reach and keep of weak ties meet the mean degree") {
    CHECK(weak_rule(8.0f).reach == 9);
    CHECK(weak_rule(8.0f).keep == Approx(1.0f));
    CHECK(weak_rule(4.0f).reach == 5);
    CHECK(weak_rule(4.0f).keep == Approx(0.9f));
    CHECK(weak_rule(0.0f).reach == 0);
    CHECK(weak_rule(40.0f).reach <= kFarthestCandidate);
}

TEST_CASE("V22: thinned random order with K = 40 and sociability Beta(1,2)") {
    const std::uint32_t n = 200000;
    const RandomKey key = make_key(22, 0);
    std::vector<float> sociability(n);
    for (std::uint32_t i = 0; i < n; ++i)
        sociability[i] = 1.0f - std::sqrt(Draws(key, i, 0, Purpose::tests).uniform(0));
    std::vector<std::uint32_t> degree(n, 0);
    weak_ties(
        Permutation(n, {1, 2, 3, 4}), n, {20, 1.0f}, [&](std::uint32_t i) { return sociability[i]; },
        Random<Citizen>(key, 0, 0), 0, [&](std::uint32_t a, std::uint32_t b) { ++degree[a], ++degree[b]; });
    double total = 0, product = 0, squares = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
        const double s = static_cast<double>(sociability[i]);
        total += degree[i];
        product += s * degree[i];
        squares += s * s;
    }
    CHECK(total / n == Approx(4.444).margin(0.05));
    CHECK(product / squares == Approx(13.33).margin(0.1));  // slope of degree on sociability, through 0
}

TEST_CASE("weak ties are those of one position after the other") {
    const RandomKey key = make_key(5, 0);
    const auto sociability = [](std::uint32_t i) { return static_cast<float>(i * 37 % 101) / 100.0f; };
    for (const std::uint32_t n : {1u, 2u, 3u, 5u, 255u, 256u, 257u, 319u, 320u, 600u})
        for (const std::uint32_t farthest : {1u, 4u, 5u, 20u, 63u}) {
            std::vector<std::pair<std::uint32_t, std::uint32_t>> expected, found;
            const Permutation holder(n, {4, 3, 2, 1});
            const std::uint32_t reach = std::min(farthest, (n - 1) / 2);
            for (std::uint32_t position = 0; position < n; ++position)
                for (std::uint32_t l = 1; l <= reach; ++l) {
                    const std::uint32_t a = holder(position), b = holder((position + l) % n);
                    const float uniform = Draws(key, 7 + a, 0, Purpose::weak_tie).uniform(l - 1);
                    if (uniform < 0.9f * sociability(a) * sociability(b)) expected.emplace_back(a, b);
                }
            weak_ties(holder, n, {farthest, 0.9f}, sociability, Random<Citizen>(key, 0, 0), 7,
                      [&](std::uint32_t a, std::uint32_t b) { found.emplace_back(a, b); });
            std::sort(expected.begin(), expected.end());
            std::sort(found.begin(), found.end());
            CHECK(found == expected);
        }
}

TEST_CASE("V20: the support ring is a small world") {
    const std::uint32_t n = 5000;
    const RandomKey key = make_key(20, 0);
    std::vector<std::uint64_t> scratch;
    for (const auto& [rewire, expected] :
         {std::pair{0.0f, 2.0 / 3.0}, std::pair{0.01f, 0.647}, std::pair{0.1f, 0.487}}) {
        std::vector<std::set<std::uint32_t>> neighbours(n);
        support_ties(
            singles(n), 5, rewire, [&](std::uint32_t i) { return Draws(key, i, 0, Purpose::support_rewiring); },
            scratch, [&](std::uint32_t a, std::uint32_t b) { neighbours[a].insert(b), neighbours[b].insert(a); });
        CHECK(clustering(n, neighbours) == Approx(expected).margin(0.01));
    }
}

TEST_CASE("tiny groups get the ties they can have, none twice") {
    std::vector<std::uint64_t> scratch;
    const RandomKey key = make_key(1, 0);
    for (std::uint32_t n = 0; n < 8; ++n) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
        const auto keep = [&](std::uint32_t a, std::uint32_t b) { ties.emplace_back(std::min(a, b), std::max(a, b)); };
        const auto draws = [&](std::uint32_t i) { return Draws(key, i, 0, Purpose::tests); };
        support_ties(singles(n), 2, 0.0f, draws, scratch, keep);
        weak_ties(
            Permutation(n, {1, 2, 3, 4}), n, {9, 1e9f}, [](std::uint32_t) { return 1.0f; }, Random<Citizen>(key, 0, 0),
            0, [&](std::uint32_t a, std::uint32_t b) { keep(a + 100, b + 100); });
        std::sort(ties.begin(), ties.end());
        CHECK(std::adjacent_find(ties.begin(), ties.end()) == ties.end());
        for (const auto& [a, b] : ties) CHECK(a != b);
        CHECK(ties.size() == (n < 3 ? 0u : 1u) * (n * std::min(2u, (n - 1) / 2) + n * ((n - 1) / 2)));
    }
}

TEST_CASE("support ties of the reference run: four each, symmetric, in the catchment, outside the household") {
    REQUIRE(reference().problem == "");
    const auto& world = reference().world;
    const NetworkStore& links = world.links<SupportTies>();
    CHECK(symmetric_sorted_and_simple(links));
    CHECK(static_cast<double>(links.targets.size()) / reference().citizens() == Approx(4.0).margin(0.005));
    const auto places = world.values<HouseholdPlace>();
    const auto& catchments = world.membership(type_id<CatchmentCitizens>()).parents;
    bool same_catchment = true, other_household = true;
    for (std::uint32_t i = 0; i < reference().citizens(); ++i)
        for (std::uint32_t e = links.offsets[i]; e < links.offsets[i + 1ull]; ++e) {
            const std::uint32_t j = links.targets[e];
            same_catchment &= catchments[i] == catchments[j];
            other_household &= household_first(i, places[i]) != household_first(j, places[j]);
        }
    CHECK(same_catchment);
    CHECK(other_household);
}

TEST_CASE("weak ties of the reference run: four on average, symmetric, in the locality, across catchments") {
    const auto& world = reference().world;
    const NetworkStore& links = world.links<WeakTies>();
    CHECK(symmetric_sorted_and_simple(links));
    CHECK(static_cast<double>(links.targets.size()) / reference().citizens() == Approx(4.0).margin(0.03));
    const auto& catchments = world.membership(type_id<CatchmentCitizens>()).parents;
    const auto& localities = world.membership(type_id<LocalityCatchments>()).parents;
    bool same_locality = true;
    double other_catchment = 0;
    for (std::uint32_t i = 0; i < reference().citizens(); ++i)
        for (std::uint32_t e = links.offsets[i]; e < links.offsets[i + 1ull]; ++e) {
            const std::uint32_t a = catchments[i], b = catchments[links.targets[e]];
            same_locality &= localities[a] == localities[b];
            other_catchment += a != b ? 1 : 0;
        }
    CHECK(same_locality);
    CHECK(other_catchment / static_cast<double>(links.targets.size()) == Approx(0.9).margin(0.01));  // ten catchments
}

TEST_CASE("an odd number of support ties and too many ties are refused") {
    TiesParams p;
    CHECK(ties_problem(p, 1000).empty());
    p.support_degree = 3;
    CHECK(ties_problem(p, 1000).find("must be even") != std::string::npos);
    p.support_degree = 4;
    CHECK_FALSE(ties_problem(p, 1000000000).empty());
}
