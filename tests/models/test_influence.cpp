// Power: formal weights of rungs, shares of influence, voice, and bargaining against published balanced outcomes.
#include <algorithm>
#include <catch2/catch.hpp>
#include <utility>
#include <vector>

#include "models/cocreation/projects/bargaining.h"
#include "models/cocreation/projects/influence.h"

using namespace agora;
using namespace agora::cocreation;

namespace {

using Edges = std::vector<std::pair<int, int>>;

// The dynamics of theory M4 on any graph, unit surplus, one exchange per actor unless `centre_capacity` lets actor 0 do
// more, with the offers of the model: what each actor gets in its best exchange.
struct Bargaining {
    Edges edges;
    std::size_t actors;
    std::vector<float> disagreement;
    std::size_t centre_capacity = 1;
    std::vector<float> alternatives{}, offers{};  // per direction of an edge: 2e from first to second, 2e + 1 back

    int from(std::size_t direction) const {
        return direction % 2 == 0 ? edges[direction / 2].first : edges[direction / 2].second;
    }
    float best_offer(int actor, std::size_t without_edge) const {
        std::vector<float> received;
        for (std::size_t d = 0; d < offers.size(); ++d)
            if (d / 2 != without_edge && from(d ^ 1) == actor) received.push_back(offers[d]);
        std::sort(received.rbegin(), received.rend());
        const std::size_t rank = actor == 0 ? centre_capacity - 1 : 0;
        const float best = rank < received.size() ? received[rank] : 0.0f;
        return std::max(disagreement[static_cast<std::size_t>(actor)], best);
    }
    std::vector<float> payoffs(int rounds) {
        alternatives.assign(2 * edges.size(), 0.0f);
        offers.assign(2 * edges.size(), 0.0f);
        for (int round = 0; round < rounds; ++round) {
            for (std::size_t d = 0; d < offers.size(); ++d)
                offers[d] = offer_of(1.0f, alternatives[d], alternatives[d ^ 1]);
            for (std::size_t d = 0; d < offers.size(); ++d)
                alternatives[d] += 0.5f * (best_offer(from(d), d / 2) - alternatives[d]);
        }
        std::vector<float> out;
        for (std::size_t actor = 0; actor < actors; ++actor)
            out.push_back(best_offer(static_cast<int>(actor), edges.size()));
        return out;
    }
};

std::vector<float> settled(Edges edges, std::size_t actors) {
    return Bargaining{std::move(edges), actors, std::vector<float>(actors, 0.0f)}.payoffs(20000);
}

void expect(const std::vector<float>& found, const std::vector<double>& expected, double margin = 2e-3) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        INFO("actor " << i);
        CHECK(found[i] == Approx(expected[i]).margin(margin).epsilon(0));
    }
}

}  // namespace

TEST_CASE("the formal weight of citizens rises with the rung, linearly between rungs") {
    const std::vector<double> weights{0, 0, .05, .10, .20, .40, .60, .85};
    for (std::size_t rung = 1; rung <= 8; ++rung)
        CHECK(rung_weight(static_cast<float>(rung)) == Approx(weights[rung - 1]).margin(1e-6));
    CHECK(rung_weight(5.5f) == Approx(0.3).margin(1e-6));
    CHECK(rung_weight(7.2f) == Approx(0.65).margin(1e-6));
    CHECK(rung_weight(0.0f) == 0.0f);
    CHECK(rung_weight(9.0f) == Approx(0.85).margin(1e-6));
}

TEST_CASE("the effective rung is capped by willingness to cede") {
    CHECK(effective_rung(8, 0) == 1.0f);
    CHECK(effective_rung(8, 0.5f) == 4.5f);
    CHECK(effective_rung(3, 0.5f) == 3.0f);
    CHECK(effective_rung(8, 1) == 8.0f);
}

TEST_CASE("shares of influence lie in [0, 1], sum to 1 and rise with rung, room, age and bargaining position") {
    const InfluenceParams p;
    for (float rung = 1; rung <= 8; rung += 0.5f)
        for (float bargaining = 0; bargaining <= 1; bargaining += 0.25f)
            for (float discretion = 0; discretion <= 1; discretion += 0.25f) {
                const Shares shares = influence_shares({rung, 0.9f, 12, bargaining, discretion}, p);
                CHECK(shares[0] + shares[1] + shares[2] == Approx(1).margin(1e-6));
                for (const float share : shares) CHECK((share >= 0 && share <= 1));
            }
    const Position at{5, 0.8f, 6, 0.4f, 0.5f};
    const float citizens = influence_shares(at, p)[0];
    CHECK(influence_shares({6, 0.8f, 6, 0.4f, 0.5f}, p)[0] > citizens);
    CHECK(influence_shares({5, 1.0f, 6, 0.4f, 0.5f}, p)[0] > citizens);
    CHECK(influence_shares({5, 0.8f, 9, 0.4f, 0.5f}, p)[0] > citizens);
    CHECK(influence_shares({5, 0.8f, 6, 0.5f, 0.5f}, p)[0] > citizens);
    CHECK(influence_shares({1, 0.8f, 6, 0.4f, 0.5f}, p)[0] == 0.0f);
}

TEST_CASE("shares of influence at a position worked out by hand") {
    // Rung 6: weight .4; c = .4 · (1 − e^−1) · (2 · .5) = .252848, s = .6 · .55, o = .6 · .45.
    const Shares shares = influence_shares({6, 1.0f, 3, 0.5f, 0.5f}, {});
    const double c = 0.4 * (1 - std::exp(-1.0)), s = 0.6 * 0.55, o = 0.6 * 0.45;
    CHECK(shares[0] == Approx(c / (c + s + o)).margin(1e-6));
    CHECK(shares[1] == Approx(s / (c + s + o)).margin(1e-6));
    CHECK(shares[2] == Approx(o / (c + s + o)).margin(1e-6));
}

TEST_CASE("V62: without the power exponent the bargaining position does not matter") {
    InfluenceParams p;
    p.power_exponent = 0;
    for (const float bargaining : {0.0f, 0.3f, 1.0f})
        CHECK(influence_shares({5, 0.8f, 6, bargaining, 0.5f}, p) == influence_shares({5, 0.8f, 6, 0.5f, 0.5f}, p));
}

TEST_CASE("V63: without the voice exponent all voices are equal") {
    for (const float competence : {0.0f, 0.3f, 1.0f}) CHECK(voice_of(competence, 0.5f, 0.2f, 0) == 1.0f);
    CHECK(voice_of(0.5f, 0.4f, 0.3f, 1) == Approx(0.06).margin(1e-6));
    CHECK(voice_of(0.5f, 0.4f, 0.3f, 0.5f) == Approx(std::sqrt(0.06)).margin(1e-6));
}

TEST_CASE("V26: two parties split the surplus over their disagreement values") {
    CHECK(two_party_share(0.2f, 0.1f) == Approx(0.55).margin(1e-6));
    CHECK(two_party_share(0.1f, 0.2f) == Approx(0.45).margin(1e-6));
    CHECK(two_party_share(0, 0) == 0.5f);
    CHECK(Bargaining{{{0, 1}}, 2, {0.2f, 0.1f}}.payoffs(200)[0] == Approx(0.55).margin(1e-5));
}

TEST_CASE("V24: offers lead to the balanced outcomes of exchange networks") {
    expect(settled({{0, 1}}, 2), {.5, .5});
    expect(settled({{0, 1}, {1, 2}}, 3), {0, 1, 0});
    expect(settled({{0, 1}, {1, 2}, {2, 3}}, 4), {1. / 3, 2. / 3, 2. / 3, 1. / 3});
    expect(settled({{0, 1}, {1, 2}, {2, 3}, {3, 4}}, 5), {0, 1, 0, 1, 0});
    expect(settled({{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}}, 6), {.25, .75, .5, .5, .75, .25});
    expect(settled({{0, 1}, {1, 2}, {1, 3}, {2, 3}}, 4), {.25, .75, .5, .5});
    expect(settled({{0, 1}, {1, 2}, {1, 3}, {3, 4}}, 5), {0, 1, 0, .5, .5});
    expect(settled({{0, 2}, {1, 2}, {2, 3}, {3, 4}, {3, 5}}, 6), {0, 0, 1, 1, 0, 0});
    expect(settled({{0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 2}, {3, 4}}, 5), {.5, .5, .5, .5, .5});
    expect(settled({{0, 1}, {1, 2}, {0, 2}, {0, 3}, {1, 4}, {2, 5}}, 6),
           {2. / 3, 2. / 3, 2. / 3, 1. / 3, 1. / 3, 1. / 3});
    expect(settled({{0, 1}, {1, 2}, {0, 2}}, 3), {.5, .5, .5});  // no stable outcome: shares add up to more than 1
}

TEST_CASE("V25: a centre that can serve all leaves has no more power than they") {
    const auto centre = [](std::size_t leaves, std::size_t capacity) {
        Edges edges;
        for (std::size_t leaf = 1; leaf <= leaves; ++leaf) edges.emplace_back(0, static_cast<int>(leaf));
        return Bargaining{edges, leaves + 1, std::vector<float>(leaves + 1, 0.0f), capacity}.payoffs(20000)[0];
    };
    CHECK(centre(2, 1) == Approx(1).margin(2e-3));
    CHECK(centre(2, 2) == Approx(0.5).margin(2e-3));
    CHECK(centre(3, 2) == Approx(1).margin(2e-3));
    CHECK(centre(3, 3) == Approx(0.5).margin(2e-3));
    CHECK(centre(4, 2) == Approx(1).margin(2e-3));
}

TEST_CASE("V28: the share above one half is half the imbalance of dependence") {
    for (const auto& [edges, actors] : {std::pair<Edges, std::size_t>{{{0, 1}, {1, 2}, {2, 3}}, 4},
                                        {{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}}, 6},
                                        {{{0, 1}, {1, 2}, {1, 3}, {2, 3}}, 4}}) {
        Bargaining game{edges, actors, std::vector<float>(actors, 0.0f)};
        game.payoffs(20000);
        const float dependence_of_first = 1 - game.alternatives[0], dependence_of_second = 1 - game.alternatives[1];
        CHECK(game.offers[1] == Approx(0.5 * (1 + dependence_of_second - dependence_of_first)).margin(1e-5));
    }
}
