// Models of pairs against plain loops over one pair after the other, to the last bit.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <vector>

#include "agora/permutation.h"
#include "models/reference/boltzmann.h"
#include "models/reference/deffuant.h"
#include "models/reference/initial.h"
#include "models/reference/opinion.h"
#include "tests/models/finished_run.h"

using namespace agora;
using namespace agora::reference;

namespace {

constexpr std::uint32_t kNodes = 1301, kCopies = 3, kSteps = 3;
const Settings kCopiesOfOddSize{
    {"network.nodes", kNodes}, {"network.copies", kCopies}, {"network.generator", generator(Generator::complete)}};

Settings with(Settings more) {
    more.insert(more.end(), kCopiesOfOddSize.begin(), kCopiesOfOddSize.end());
    return more;
}

using Meet = std::function<void(Row<Agent> first, Row<Agent> second, const Random<Agent>& random)>;

// Calls meet for every pair of every copy and step; first and second are in the order of their rows.
void visit_pairs(const World& world, const Meet& meet) {
    for (std::uint32_t step = 0; step < kSteps; ++step)
        for (const Row<Crowd> copy : world.all<Crowd>()) {
            const std::uint32_t begin = world.members<CrowdAgents>(copy).first();
            const Permutation order(kNodes, world.random<Crowd>(step).words(copy, Purpose::pairing));
            for (std::uint32_t place = 0; place + 1 < kNodes; place += 2) {
                const Row<Agent> a{begin + order(place)}, b{begin + order(place + 1)};
                meet(std::min(a, b), std::max(a, b), world.random<Agent>(step));
            }
        }
}

template <class C>
std::vector<double> values_of(const Finished& done) {
    const auto values = done.values<C>();
    return {values.begin(), values.end()};
}

}  // namespace

TEST_CASE("wealth is exchanged as by one pair after the other") {
    const Finished done = run_model(scenario_of("boltzmann", kSteps, with({{"boltzmann.saving", .25}})));
    std::vector<double> money(kNodes * kCopies, 1.0);
    visit_pairs(done.populated.world, [&](Row<Agent> first, Row<Agent> second, const Random<Agent>& random) {
        Draws draws = random(first, Purpose::encounter);
        const Split split = exchange(money[first.index], money[second.index], .25, uniform_double(draws, 0));
        money[first.index] = split.first;
        money[second.index] = split.second;
    });
    CHECK(values_of<Money>(done) == money);
}

TEST_CASE("opinions move as by one pair after the other, and those who do not meet keep theirs") {
    const Settings settings = with({{"deffuant.meeting", .7}, {"deffuant.convergence", .3}});
    const Model& model = *find_model("deffuant");
    const Finished start = run_model(model, scenario_of(model, 0, settings));
    const Finished done = run_model(model, scenario_of(model, kSteps, settings));
    const double confidence = scenario_of(model, 0).parameters.at("deffuant.confidence").value;
    std::vector<double> opinion = values_of<Opinion>(start);
    visit_pairs(done.populated.world, [&](Row<Agent> first, Row<Agent> second, const Random<Agent>& random) {
        if (random(first, Purpose::encounter).uniform(0) >= .7) return;
        double &x = opinion[first.index], &y = opinion[second.index];
        const double before_x = x, before_y = y, convergence = .3;
        x = after_meeting(before_x, before_y, confidence, convergence);
        y = after_meeting(before_y, before_x, confidence, convergence);
    });
    CHECK(values_of<Opinion>(done) == opinion);
}
