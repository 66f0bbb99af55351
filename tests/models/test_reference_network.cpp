// The generators make the networks they name, and take the ones that are given.
#include <algorithm>
#include <cmath>

#include "finished_run.h"
#include "models/reference/friedkin_johnsen.h"

using namespace agora;
using namespace agora::reference;

namespace {

// A built network and its store.
struct Built {
    Populated populated;
    const NetworkStore& store() const { return std::as_const(populated.world).links<Ties>(); }
    std::uint32_t rows() const { return populated.world.rows(type_id<Agent>()); }
    std::vector<std::uint32_t> neighbours(std::uint32_t row) const {
        const auto& s = store();
        return {s.targets.begin() + s.offsets[row], s.targets.begin() + s.offsets[row + 1]};
    }
    double mean_degree() const { return static_cast<double>(store().targets.size()) / rows(); }
};

Model bare_model() {
    Model model = network_model("bare", "", "", Generator::none, 10);
    model.populate = [](World& world, const Setup& setup, Executor& executor) {
        return build_network(world, setup, executor);
    };
    return model;
}

Built build(const Settings& settings, std::shared_ptr<const GivenNetwork> given = nullptr, std::size_t threads = 2) {
    static const Model model = bare_model();
    Scenario scenario = scenario_of(model, 1, settings);
    scenario.network = std::move(given);
    const auto executor = make_tbb_executor(threads);
    return {populate(model, scenario, 0, *executor)};
}

void check_symmetric_and_simple(const Built& built) {
    for (std::uint32_t i = 0; i < built.rows(); ++i) {
        const auto mine = built.neighbours(i);
        REQUIRE(std::is_sorted(mine.begin(), mine.end()));
        REQUIRE(std::adjacent_find(mine.begin(), mine.end()) == mine.end());
        for (const std::uint32_t j : mine) {
            REQUIRE(j != i);
            const auto theirs = built.neighbours(j);
            REQUIRE(std::binary_search(theirs.begin(), theirs.end(), i));
        }
    }
}

using Neighbours = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("generated networks are symmetric, simple and as dense as asked") {
    for (const Generator name :
         {Generator::ring, Generator::watts_strogatz, Generator::erdos_renyi, Generator::power_law, Generator::complete,
          Generator::path, Generator::star, Generator::cycle, Generator::bow_tie}) {
        const Built built = build({{"network.generator", generator(name)},
                                   {"network.nodes", 101},
                                   {"network.degree", 6},
                                   {"network.rewiring", 0.7},
                                   {"network.mean_degree", 8},
                                   {"network.copies", 3}});
        INFO(generator(name));
        REQUIRE(built.populated.problem.empty());
        check_symmetric_and_simple(built);
    }
}

TEST_CASE("mean degrees are those asked for") {
    const auto degree = [](Generator name, double mean) {
        return build({{"network.generator", generator(name)}, {"network.nodes", 50000}, {"network.mean_degree", mean}})
            .mean_degree();
    };
    for (const double mean : {0.5, 3.0, 12.0})
        CHECK(degree(Generator::erdos_renyi, mean) == Approx(mean).epsilon(0.02));
    CHECK(degree(Generator::power_law, 6.0) == Approx(6.0).epsilon(0.03));
    for (const double rewiring : {0.0, 0.1, 1.0})
        CHECK(build({{"network.generator", generator(Generator::watts_strogatz)},
                     {"network.nodes", 5000},
                     {"network.degree", 10},
                     {"network.rewiring", rewiring}})
                  .mean_degree() == Approx(10).epsilon(0.002));
}

TEST_CASE("rewired links do not fall on links that are kept") {
    const Built built = build({{"network.generator", generator(Generator::watts_strogatz)},
                               {"network.nodes", 60},
                               {"network.degree", 20},
                               {"network.rewiring", 0.5},
                               {"network.copies", 20}});
    // About 16 pairs in each copy choose each other and share one link: 1,470 pairs, each with a chance of (5/48)².
    CHECK(built.mean_degree() == Approx(20 - 2 * 16.0 / 60).margin(0.15));
}

TEST_CASE("every pair of an Erdos-Renyi network has the same chance") {
    const std::uint32_t nodes = 12, copies = 20000;
    const Built built = build({{"network.generator", generator(Generator::erdos_renyi)},
                               {"network.nodes", nodes},
                               {"network.mean_degree", 3.3},
                               {"network.copies", copies}});
    std::vector<int> links(nodes * nodes, 0);
    for (std::uint32_t i = 0; i < built.rows(); ++i)
        for (const std::uint32_t j : built.neighbours(i)) ++links[i % nodes * nodes + j % nodes];
    for (std::uint32_t a = 0; a < nodes; ++a)
        for (std::uint32_t b = 0; b < nodes; ++b)
            CHECK(links[a * nodes + b] / double{copies} == Approx(a == b ? 0.0 : 0.3).margin(0.015));
}

TEST_CASE("degrees of a power law have the tail they should") {
    const Built built = build({{"network.generator", generator(Generator::power_law)},
                               {"network.nodes", 200000},
                               {"network.mean_degree", 6},
                               {"network.exponent", 2.5}});
    const auto above = [&](std::uint32_t degree) {
        double count = 0;
        for (std::uint32_t i = 0; i < built.rows(); ++i) count += built.neighbours(i).size() >= degree ? 1 : 0;
        return count;
    };
    CHECK(std::log2(above(20) / above(40)) == Approx(1.5).margin(0.1));  // P(degree >= k) ~ k^-1.5
}

TEST_CASE("small graphs are those of the exchange experiments") {
    const auto rows = [](Generator name) {
        const Built built = build({{"network.generator", generator(name)}, {"network.nodes", 4}});
        std::vector<Neighbours> out;
        for (std::uint32_t i = 0; i < built.rows(); ++i) out.push_back(built.neighbours(i));
        return out;
    };
    CHECK(rows(Generator::dyad) == std::vector<Neighbours>{{1}, {0}});
    CHECK(rows(Generator::path) == std::vector<Neighbours>{{1}, {0, 2}, {1, 3}, {2}});
    CHECK(rows(Generator::cycle) == std::vector<Neighbours>{{1, 3}, {0, 2}, {1, 3}, {0, 2}});
    CHECK(rows(Generator::star) == std::vector<Neighbours>{{1, 2, 3}, {0}, {0}, {0}});
    CHECK(rows(Generator::stem) == std::vector<Neighbours>{{1}, {0, 2, 3}, {1, 3}, {1, 2}});
    CHECK(rows(Generator::t) == std::vector<Neighbours>{{1}, {0, 2, 3}, {1}, {1, 4}, {3}});
    CHECK(rows(Generator::h) == std::vector<Neighbours>{{2}, {2}, {0, 1, 3}, {2, 4, 5}, {3}, {3}});
    CHECK(rows(Generator::bow_tie) == std::vector<Neighbours>{{1, 2, 3, 4}, {0, 2}, {0, 1}, {0, 4}, {0, 3}});
    CHECK(rows(Generator::triangle_with_pendants) ==
          std::vector<Neighbours>{{1, 2, 3}, {0, 2, 4}, {0, 1, 5}, {0}, {1}, {2}});
}

TEST_CASE("given links keep weights, directions and copies") {
    const Built both = build({{"network.copies", 2}}, given_links(3, {{2, 0, 0.5f}, {0, 1, 2.0f}, {1, 1, 4.0f}}));
    CHECK(both.rows() == 6);
    CHECK(both.neighbours(0) == Neighbours{1, 2});
    CHECK(both.neighbours(1) == Neighbours{0, 1});
    CHECK(both.neighbours(3) == Neighbours{4, 5});
    CHECK(both.store().weights == std::vector<float>{2, 0.5f, 2, 4, 0.5f, 2, 0.5f, 2, 4, 0.5f});
    const Built directed = build({}, given_links(3, {{2, 0, 0.5f}, {2, 1, 1.0f}}, true));
    CHECK(directed.neighbours(0).empty());
    CHECK(directed.neighbours(2) == Neighbours{0, 1});
}

TEST_CASE("networks do not depend on threads") {
    for (const Generator name : {Generator::watts_strogatz, Generator::erdos_renyi, Generator::power_law}) {
        const Settings settings{{"network.generator", generator(name)}, {"network.nodes", 30000}};
        const Built one = build(settings, nullptr, 1);
        for (const std::size_t threads : {2u, 3u, 7u}) {
            const Built other = build(settings, nullptr, threads);
            CHECK(other.store().targets == one.store().targets);
            CHECK(other.store().offsets == one.store().offsets);
        }
    }
}

TEST_CASE("impossible networks are refused with the reason") {
    const auto problem = [](const Settings& settings) { return build(settings).populated.problem; };
    const std::pair<std::string, double> ring{"network.generator", generator(Generator::ring)};
    CHECK(problem({ring, {"network.degree", 5}}).find("must be even") != std::string::npos);
    CHECK(problem({ring, {"network.nodes", 4}}).find("must be below network.nodes (4)") != std::string::npos);
    CHECK(problem({{"network.generator", generator(Generator::complete)}, {"network.nodes", 100000}})
              .find("more links") != std::string::npos);
}
