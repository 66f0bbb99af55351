// One population whoever computes it, and contradictions told instead of computed.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>

#include "population_fixture.h"
#include "sim/threads/tbb_executor.h"

using namespace agora;
using namespace agora::cocreation;

namespace {

// Tasks from the last to the first, on three pretended workers.
class BackwardExecutor final : public Executor {
  public:
    void for_each(std::size_t count, const std::function<void(std::size_t, std::size_t)>& task) override {
        for (std::size_t t = count; t-- > 0;) task(t, t % 3);
    }
    std::size_t workers() const override { return 3; }
};

// Name of the first column or network in which two populations differ, or an empty text.
std::string difference(const TestPopulation& a, const TestPopulation& b) {
    for (const ColumnDescription& column : a.model.columns) {
        const Buffer& x = a.world.column(column.type).current;
        const Buffer& y = b.world.column(column.type).current;
        if (x.size() != y.size() || std::memcmp(x.data(), y.data(), x.size()) != 0)
            return std::string(column.info.name);
    }
    for (const NetworkDescription& network : a.model.networks) {
        const NetworkStore& x = a.world.network(network.type);
        const NetworkStore& y = b.world.network(network.type);
        if (x.offsets != y.offsets || x.targets != y.targets) return std::string(network.info.name);
    }
    return "";
}

}  // namespace

TEST_CASE("a population has the same bits whoever computes it") {
    const Settings small{{"places.population", 60000}, {"organisations.private_share", 0.3}};
    const TestPopulation serial(small);
    REQUIRE(serial.problem == "");
    BackwardExecutor backward;
    CHECK(difference(serial, TestPopulation(small, 1.0, backward)) == "");
    for (const std::size_t workers : {1u, 2u, 3u, 7u}) {
        const auto threads = make_tbb_executor(workers);
        CHECK(difference(serial, TestPopulation(small, 1.0, *threads)) == "");
    }
    CHECK(difference(serial, TestPopulation({{"places.population", 60000}, {"people.trust_mean", 0.4}})) != "");
}

TEST_CASE("all contradictions are told at once") {
    const TestPopulation impossible(
        {{"people.share_0_14", 0.6}, {"people.share_65plus", 0.5}, {"ties.support_degree", 3}});
    CHECK(impossible.problem.find("people.share_0_14") != std::string::npos);
    CHECK(impossible.problem.find("ties.support_degree") != std::string::npos);
    CHECK(TestPopulation({{"places.localities", 5000}}).problem.find("places.localities") == 0);
}

TEST_CASE("parameters of the start have sources, defaults in range and no name twice") {
    std::vector<std::string> names;
    for (const ParameterGroup& group : setup_parameters()) {
        CHECK(group.size == 4 * group.parameters.size());  // every field has its row
        for (const ParameterInfo& info : group.parameters) {
            INFO(info.name);
            CHECK(info.default_value >= info.lowest);
            CHECK(info.default_value <= info.highest);
            CHECK_FALSE(info.source.empty());
            names.push_back(info.name);
        }
    }
    std::sort(names.begin(), names.end());
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
}

TEST_CASE("one catchment is enough of a world") {
    const TestPopulation tiny({{"places.population", 100}, {"places.localities", 1}, {"places.smallest_locality", 50}});
    REQUIRE(tiny.problem == "");
    CHECK(tiny.citizens() == 100);
    const TestPopulation sampled({{"places.population", 150000}}, 1e-6);
    CHECK(sampled.world.all<Catchment>().size() == 1);
}
