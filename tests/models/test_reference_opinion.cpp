// Opinion models against linear algebra, small independent loops and known limits.
#include <algorithm>
#include <cmath>

#include "finished_run.h"
#include "models/reference/deffuant.h"
#include "models/reference/friedkin_johnsen.h"
#include "models/reference/hegselmann_krause.h"
#include "models/reference/models.h"

using namespace agora;
using namespace agora::reference;

namespace {

using Matrix = std::vector<std::vector<double>>;

// x of m x = b by Gauss-Jordan elimination with pivoting.
std::vector<double> solve(Matrix m, std::vector<double> b) {
    const std::size_t n = b.size();
    for (std::size_t c = 0; c < n; ++c) {
        std::size_t pivot = c;
        for (std::size_t r = c; r < n; ++r)
            if (std::fabs(m[r][c]) > std::fabs(m[pivot][c])) pivot = r;
        std::swap(m[c], m[pivot]), std::swap(b[c], b[pivot]);
        for (std::size_t r = 0; r < n; ++r) {
            if (r == c) continue;
            const double factor = m[r][c] / m[c][c];
            for (std::size_t k = c; k < n; ++k) m[r][k] -= factor * m[c][k];
            b[r] -= factor * b[c];
        }
    }
    for (std::size_t r = 0; r < n; ++r) b[r] /= m[r][r];
    return b;
}

// A group with random weights (some links missing), susceptibilities and opinions.
struct Group {
    std::vector<GivenNetwork::Link> links;
    Matrix weights;  // rows divided by their sums
    std::vector<double> susceptibility, opinions;
};

Group random_group(std::uint32_t n, std::uint32_t seed) {
    Group group;
    group.weights.assign(n, std::vector<double>(n, 0.0));
    Draws draws(make_key(seed, 0), 1, 0, Purpose::tests);
    std::uint32_t next = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
        double sum = 0;
        for (std::uint32_t j = 0; j < n; ++j) {
            if (i != j && draws.uniform(next++) < 0.5f) continue;
            const float weight = 0.1f + draws.uniform(next++);
            group.links.push_back({i, j, weight});
            group.weights[i][j] = static_cast<double>(weight);
            sum += static_cast<double>(weight);
        }
        for (double& weight : group.weights[i]) weight /= sum;
        group.susceptibility.push_back(0.95 * static_cast<double>(draws.uniform(next++)));
        group.opinions.push_back(100.0 * static_cast<double>(draws.uniform(next++)) - 30.0);
    }
    return group;
}

std::vector<double> fixed_point(const Group& group) {
    const std::size_t n = group.opinions.size();
    Matrix m(n, std::vector<double>(n, 0.0));
    std::vector<double> b(n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j)
            m[i][j] = (i == j ? 1.0 : 0.0) - group.susceptibility[i] * group.weights[i][j];
        b[i] = (1 - group.susceptibility[i]) * group.opinions[i];
    }
    return solve(m, b);
}

// Hegselmann-Krause as one would write it down, for comparison.
std::vector<double> plain_hegselmann_krause(std::vector<double> x, double confidence, int steps) {
    for (int step = 0; step < steps; ++step) {
        std::vector<double> next(x.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            double sum = 0, count = 0;
            for (const double other : x)
                if (std::fabs(other - x[i]) <= confidence) sum += other, count += 1;
            next[i] = sum / count;
        }
        x = next;
    }
    return x;
}

}  // namespace

TEST_CASE("Friedkin-Johnsen ends where the linear equations say, for any weights") {
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        const std::uint32_t n = 2 + 3 * seed;
        const Group group = random_group(n, seed);
        const Model model = friedkin_johnsen_model();
        Scenario scenario = scenario_of(model, 600);
        scenario.network = given_links(n, group.links, true);
        scenario.agents = {{"opinion", group.opinions, "test"}, {"susceptibility", group.susceptibility, "test"}};
        const Finished finished = run_model(model, scenario);
        const auto expected = fixed_point(group);
        for (std::uint32_t i = 0; i < n; ++i) CHECK(finished.values<Opinion>()[i] == Approx(expected[i]).margin(1e-9));
        CHECK(finished.metric("largest_change") < 1e-9);
    }
}

TEST_CASE("weights may count as they are given") {
    const std::vector<float> weights{0.5f, 0.25f};
    const std::vector<Row<Agent>> others{{0}, {1}};
    const auto opinion = [](Row<Agent> i) { return i.index == 0 ? 4.0 : 8.0; };
    struct Lookup {
        decltype(opinion)& of;
        double operator[](Row<Agent> i) const { return of(i); }
    };
    CHECK(heard(1.0, others, weights, true, Lookup{opinion}) == Approx(4.0));
    CHECK(heard(1.0, others, weights, false, Lookup{opinion}) == Approx(16.0 / 3));
    CHECK(mean_with_own(3.0, others, Lookup{opinion}) == Approx(5.0));
    CHECK(heard(3.0, others, {}, false, Lookup{opinion}) == Approx(6.0));
    CHECK(heard(3.0, others, {}, true, Lookup{opinion}) == Approx(12.0));
    CHECK(heard(3.0, {}, {}, false, Lookup{opinion}) == 3.0);
}

TEST_CASE("a weight that is left out is 1") {
    const Model model = friedkin_johnsen_model();
    const GivenLinks links{{0, 1}, {1, 2}, {2, 2}};
    for (const double weights : {0.0, 1.0}) {
        Scenario scenario = scenario_of(model, 7, {{"influence.weights", weights}});
        scenario.agents = {{"opinion", {0, 0.25, 1}, "test"}};
        scenario.network = given_links(3, links, false, false);
        const Finished without = run_model(model, scenario);
        scenario.network = given_links(3, links, false, true);
        const Finished with = run_model(model, scenario);
        for (std::uint32_t i = 0; i < 3; ++i)
            CHECK(without.values<Opinion>()[i] == Approx(with.values<Opinion>()[i]).epsilon(1e-14));
    }
}

TEST_CASE("DeGroot reaches the mean weighted by degree plus one") {
    const Model model = friedkin_johnsen_model();
    const Finished finished = run_model(model, scenario_of(model, 3000,
                                                           {{"influence.susceptibility", 1},
                                                            {"network.nodes", 200},
                                                            {"network.degree", 6},
                                                            {"network.rewiring", 0.3}}));
    const NetworkStore& ties = finished.populated.world.links<Ties>();
    double sum = 0, total = 0;
    for (std::uint32_t i = 0; i < 200; ++i) {
        const double weight = ties.offsets[i + 1] - ties.offsets[i] + 1.0;
        sum += weight * finished.values<InitialOpinion>()[i], total += weight;
    }
    for (const double opinion : finished.values<Opinion>()) CHECK(opinion == Approx(sum / total).epsilon(1e-6));
}

TEST_CASE("the implied complete graph gives what the stored one gives") {
    const Settings everybody{{"network.generator", generator(Generator::complete)}, {"network.nodes", 60}};
    std::vector<GivenNetwork::Link> links;
    for (std::uint32_t i = 0; i < 60; ++i)
        for (std::uint32_t j = i; j < 60; ++j) links.push_back({i, j, 1});  // to oneself, too
    for (const Model& model : {friedkin_johnsen_model(), hegselmann_krause_model()}) {
        Scenario scenario = scenario_of(model, 7, everybody);
        const Finished implied = run_model(model, scenario);
        scenario.network = given_links(60, links, false, false);
        const Finished stored = run_model(model, scenario);
        for (std::uint32_t i = 0; i < 60; ++i)
            CHECK(implied.values<Opinion>()[i] == Approx(stored.values<Opinion>()[i]).epsilon(1e-12));
    }
}

TEST_CASE("Hegselmann-Krause on the grid for any confidence, against a plain loop") {
    const Model model = hegselmann_krause_model();
    for (const double confidence : {0.013, 0.0503, 0.0777, 0.1503, 0.2103, 0.37, 0.61}) {
        const Finished finished = run_model(
            model, scenario_of(model, 40,
                               {{"network.nodes", 303}, {"opinions.start", 1}, {"bounded.confidence", confidence}}));
        std::vector<double> grid(303);
        for (std::size_t i = 0; i < grid.size(); ++i) grid[i] = (static_cast<double>(i) + 0.5) / 303;
        const auto expected = plain_hegselmann_krause(grid, confidence, 40);
        for (std::size_t i = 0; i < grid.size(); ++i)
            REQUIRE(finished.values<Opinion>()[i] == Approx(expected[i]).margin(1e-11));
    }
}

// Steps in which anybody moves, and groups at the end, from exact fractions; see the oracle of the same name.
TEST_CASE("Hegselmann-Krause on grids on which opinions are exactly as far apart as confidence reaches") {
    const Model model = hegselmann_krause_model();
    struct Case {
        double nodes, confidence;
        std::uint32_t steps;
        std::size_t clusters;
    };
    for (const Case& c : {Case{400, 0.19, 85, 1}, {100, 0.2, 7, 2}, {100, 0.1, 10, 4}, {60, 0.25, 7, 1}}) {
        const Finished finished = run_model(model, scenario_of(model, c.steps + 1,
                                                               {{"network.nodes", c.nodes},
                                                                {"network.generator", generator(Generator::complete)},
                                                                {"opinions.start", 1},
                                                                {"bounded.confidence", c.confidence}}));
        INFO(c.nodes << " opinions, confidence " << c.confidence);
        CHECK(finished.metric("largest_change", c.steps - 1) > 1e-9);
        CHECK(finished.metric("largest_change", c.steps) < 1e-12);
        CHECK(find_clusters(finished.values<Opinion>(), 1e-6).all == c.clusters);
    }
}

TEST_CASE("bounds of opinions are decimals, not single-precision numbers beside them") {
    const std::vector<double> grid{0.05, 0.15, 0.25, 0.35, 0.45};
    CHECK(find_clusters(grid, 0.1).all == 1);
    CHECK(find_clusters(grid, 0.0999).all == 5);
    CHECK(after_meeting(0.15, 0.35, 0.2, 0.5) == 0.15);
    CHECK(after_meeting(0.15, 0.35, 0.2001, 0.5) == Approx(0.25));
}

TEST_CASE("opinions exactly as far apart as confidence reaches are listened to") {
    std::vector<double> opinions(130);
    for (std::size_t i = 0; i < opinions.size(); ++i) opinions[i] = i % 2 == 0 ? 0.0 : 0.25;
    for (const std::size_t count : {2, 64, 130}) {
        CHECK(mean_within(0, opinions.data(), count, 0.25) == 0.125);
        CHECK(mean_within(0, opinions.data(), count, 0.2499) == 0);
    }
}

TEST_CASE("with boundless confidence an anchored Hegselmann-Krause is Friedkin-Johnsen") {
    const Model bounded = hegselmann_krause_model(), anchored_model = friedkin_johnsen_model();
    const Settings network{{"network.generator", generator(Generator::watts_strogatz)}, {"network.nodes", 300}};
    Settings one = network, other = network;
    one.insert(one.end(), {{"bounded.confidence", 10}, {"bounded.susceptibility", 0.75}});
    other.push_back({"influence.susceptibility", 0.75});
    const Finished a = run_model(bounded, scenario_of(bounded, 30, one));
    const Finished b = run_model(anchored_model, scenario_of(anchored_model, 30, other));
    for (std::uint32_t i = 0; i < 300; ++i)
        CHECK(a.values<Opinion>()[i] == Approx(b.values<Opinion>()[i]).epsilon(1e-12));
}

TEST_CASE("in Deffuant meetings are mutual, keep the mean and pair whom they should") {
    const Model model = deffuant_model();
    for (const Generator name : {Generator::complete, Generator::watts_strogatz}) {
        Scenario scenario = scenario_of(model, 0,
                                        {{"network.generator", generator(name)},
                                         {"network.nodes", 501},
                                         {"deffuant.confidence", 2},
                                         {"deffuant.convergence", 0.5}});
        const Finished before = run_model(model, scenario);
        scenario.steps = 1;
        const Finished finished = run_model(model, scenario);
        double sum = 0, first = 0;
        std::vector<double> moved;
        for (std::uint32_t i = 0; i < 501; ++i) {
            sum += finished.values<Opinion>()[i], first += before.values<Opinion>()[i];
            if (finished.values<Change>()[i] > 0) moved.push_back(finished.values<Opinion>()[i]);
        }
        CHECK(sum == Approx(first).epsilon(1e-12));
        std::sort(moved.begin(), moved.end());
        REQUIRE(moved.size() % 2 == 0);
        for (std::size_t k = 0; k < moved.size(); k += 2) CHECK(moved[k] == Approx(moved[k + 1]).epsilon(1e-12));
        CHECK(moved.size() >= (name == Generator::complete ? 498u : 150u));
    }
}

TEST_CASE("the Deffuant rule") {
    CHECK(after_meeting(0.4, 0.6, 0.3, 0.5) == Approx(0.5));
    CHECK(after_meeting(0.4, 0.6, 0.3, 0.25) == Approx(0.45));
    CHECK(after_meeting(0.4, 0.6, 0.1, 0.5) == 0.4);
    CHECK(after_meeting(0.6, 0.4, 0.1, 0.5) == 0.6);
}

TEST_CASE("clusters are what gaps separate") {
    std::vector<double> opinions(60, 0.2);
    opinions.insert(opinions.end(), 38, 0.5);
    opinions.insert(opinions.end(), {0.9, 0.95});
    const Clusters clusters = find_clusters(opinions, 0.1);
    CHECK(clusters.all == 3);
    CHECK(clusters.major == 2);
    CHECK(clusters.widest == Approx(0.05));
    CHECK(find_clusters(opinions, 0.01).all == 4);
    CHECK(find_clusters(opinions, 0.31).all == 2);
    CHECK(find_clusters(std::vector<double>(5, 0.3), 0.01).all == 1);
    std::vector<double> chain;
    for (int i = 0; i < 100; ++i) chain.push_back(0.0101 * i);
    CHECK(find_clusters(chain, 0.0102).all == 1);
    CHECK(find_clusters(chain, 0.0100).all == 100);
}
