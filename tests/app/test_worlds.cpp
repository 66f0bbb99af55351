// Worlds that are copied are the worlds that would have been made, whatever a scenario changes.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>
#include <string>
#include <vector>

#include "models/all_models.h"
#include "sim/app/jobs.h"
#include "sim/app/worlds.h"
#include "sim/core/serial_executor.h"
#include "sim/run/fingerprint.h"
#include "sim/verify/model_runs.h"
#include "sim/verify/small_runs.h"

using namespace agora;
using namespace agora::app;

namespace {

constexpr std::size_t kRoomForAll = std::size_t{1} << 30;

SerialExecutor alone;

Scenario tiny_cocreation() {
    Scenario scenario = verify::small_scenario({{"places.population", 1500},
                                                {"places.localities", 2},
                                                {"places.catchment_size", 500},
                                                {"projects.first_month", 1},
                                                {"facilitation.brokers_per_million", 2000}});
    scenario.steps = 3;
    return scenario;
}

Scenario given_opinions() {
    Scenario scenario = verify::scenario_of("friedkin-johnsen", 3, {});
    verify::give_links(scenario, 4, {{0, 1, 1.0f}, {1, 2, 0.5f}, {2, 3, 1.0f}, {0, 3, 0.25f}});
    verify::give_values(scenario, "opinion", {0.1, 0.9, 0.4, 0.2});
    return scenario;
}

bool is_same(const Buffer& a, const Buffer& b) {
    return a.size() == b.size() && (a.size() == 0 || std::memcmp(a.data(), b.data(), a.size()) == 0);
}

// The first thing in which two worlds differ, or an empty text.
std::string difference(const World& a, const World& b) {
    const Model& model = a.model();
    for (const EntityDescription& e : model.entities)
        if (a.rows(e.type) != b.rows(e.type)) return "rows of " + std::string(e.info.name);
    for (std::size_t c = 0; c < model.columns.size(); ++c) {
        const ColumnStore &x = a.column(model.columns[c].type), &y = b.column(model.columns[c].type);
        const bool is_hashed = !model.columns[c].transient;
        if (!is_same(x.current, y.current) || !is_same(x.next, y.next) ||
            (is_hashed && column_hash(a, c, alone) != column_hash(b, c, alone)))
            return std::string(model.columns[c].info.name);
    }
    for (const NetworkDescription& n : model.networks) {
        const NetworkStore &x = a.network(n.type), &y = b.network(n.type);
        if (x.offsets != y.offsets || x.targets != y.targets || x.weights != y.weights) return std::string(n.info.name);
    }
    for (const MembershipDescription& m : model.memberships) {
        const MembershipStore &x = a.membership(m.type), &y = b.membership(m.type);
        if (x.offsets != y.offsets || x.parents != y.parents) return std::string(m.info.name);
    }
    for (const ParameterGroup& group : model.parameters)
        if (std::memcmp(a.parameters(group.type), b.parameters(group.type), group.size) != 0) return group.name;
    return "";
}

// Compares a world from the store with one made anew, before and after the run, and takes the former back.
void check_same(Worlds& store, const Scenario& scenario, std::uint32_t replicate = 0) {
    const Model& model = *find_model(scenario.model);
    Populated ours = store.populate(model, scenario, replicate, alone);
    Populated anew = populate(model, scenario, replicate, alone);
    CHECK(ours.problem == anew.problem);
    if (!anew.problem.empty()) return;
    CHECK(difference(ours.world, anew.world) == "");
    CHECK(ours.world.bytes() == anew.world.bytes());
    const RunReport our_report = run(model, scenario, ours.world, alone, {});
    CHECK(our_report.fingerprint == run(model, scenario, anew.world, alone, {}).fingerprint);
    CHECK(difference(ours.world, anew.world) == "");
    store.take_back(std::move(ours.world));
}

// Another value inside the range, near enough for a world of about the same size.
double moved(const ParameterInfo& info) {
    const double value = info.default_value;
    if (info.kind == ParameterKind::real)
        return value < info.highest ? value + 0.2 * (info.highest - value) : value + 0.2 * (info.lowest - value);
    for (const double step : {2.0, -2.0, 1.0})
        if (value + step >= info.lowest && value + step <= info.highest) return value + step;
    return value - 1;
}

}  // namespace

TEST_CASE("a world made once is the same for runs that begin alike, and nobody's run changes it") {
    Scenario changed = tiny_cocreation();
    changed.interventions.push_back({1, 0, "technology.digital_share", 0.9, "a policy", "a test"});
    changed.interventions.push_back({0, 2, "need.rate", 0.3, "a policy", "a test"});
    for (const Scenario& scenario : {tiny_cocreation(), changed, given_opinions()}) {
        Worlds store(kRoomForAll);
        for (int time = 0; time < 3; ++time)
            for (const std::uint32_t replicate : {0u, 1u}) check_same(store, scenario, replicate);
        CHECK(store.kept() == 2);
    }
}

TEST_CASE("memory of one world serves another of any size") {
    Worlds store(kRoomForAll);
    Scenario large = tiny_cocreation(), complete = verify::scenario_of("friedkin-johnsen", 2, {{"network.nodes", 300}});
    large.parameters.at("places.population").value = 4000;
    for (const Scenario& scenario : {large, tiny_cocreation(), complete, given_opinions(), large, complete})
        check_same(store, scenario);
}

TEST_CASE("whatever parameter a scenario changes, its run is what it would have been without reuse") {
    Worlds store(kRoomForAll);
    const Scenario usual = tiny_cocreation();
    check_same(store, usual);
    for (const ParameterGroup& group : find_model(usual.model)->parameters)
        for (const ParameterInfo& info : group.parameters) {
            INFO(info.name);
            Scenario scenario = usual;
            double& value = scenario.parameters.at(info.name).value;
            value = value == info.default_value ? moved(info) : value * 1.5;
            check_same(store, scenario);
            check_same(store, usual);
        }
}

TEST_CASE("runs that differ in levers share one world, runs that differ in its making do not") {
    Worlds store(kRoomForAll);
    const Scenario usual = tiny_cocreation();
    const auto kept_after = [&](const std::string& parameter, double value) {
        Scenario scenario = usual;
        scenario.parameters.at(parameter).value = value;
        store.populate(*find_model(scenario.model), scenario, 0, alone);
        return store.kept();
    };
    CHECK(kept_after("need.rate", usual.parameters.at("need.rate").value) == 1);
    for (const char* lever : {"need.rate", "delivery.capacity_change", "trust.memory", "cession.coaching"})
        CHECK(kept_after(lever, 0.4) == 1);
    CHECK(kept_after("technology.digital_share", 0.4) == 2);
    CHECK(kept_after("opinion.susceptibility", 0.4) == 3);
    CHECK(kept_after("people.trust_mean", 0.4) == 4);
}

TEST_CASE("what a scenario gives besides parameters makes another world") {
    Worlds store(kRoomForAll);
    Scenario scenario = given_opinions();
    check_same(store, scenario);
    scenario.agents.front().values.front() = 0.2;
    check_same(store, scenario);
    verify::give_links(scenario, 4, {{0, 1, 1.0f}, {1, 2, 0.5f}, {2, 3, 0.5f}, {0, 3, 0.25f}});
    check_same(store, scenario);
    scenario.seed = 99;
    check_same(store, scenario);
    CHECK(store.kept() == 4);
    Scenario half = tiny_cocreation();
    check_same(store, half);
    half.scale = 0.5;
    check_same(store, half);
    CHECK(store.kept() == 6);
}

TEST_CASE("no more is kept than there is room for, and the world that was not used for longest goes first") {
    const Scenario scenario = tiny_cocreation();
    const Model& model = *find_model(scenario.model);
    const std::size_t bytes = populate(model, scenario, 0, alone).world.bytes();
    Worlds tight(7 * bytes);
    check_same(tight, scenario);
    CHECK(tight.kept() == 0);
    Worlds store(9 * bytes);
    for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
        check_same(store, scenario, replicate);
        check_same(store, scenario, 0);
        CHECK(store.kept() <= 10);
    }
    const std::size_t kept = store.kept();
    check_same(store, scenario, 0);
    check_same(store, scenario, 19);
    CHECK(store.kept() == kept);
}

TEST_CASE("runs side by side share worlds and end as they do alone") {
    std::vector<Scenario> scenarios(4, tiny_cocreation());
    for (std::size_t s = 0; s < scenarios.size(); ++s)
        scenarios[s].parameters.at("need.rate").value = 0.1 + 0.05 * static_cast<double>(s);
    const std::size_t replicates = 3;
    std::vector<std::uint64_t> fingerprints(scenarios.size() * replicates);
    for_each_run(fingerprints.size(), {4, true}, [&](std::size_t i, Executor& executor) {
        struct : Observer {
            bool observe(const StepView&) override { return true; }
        } nobody;
        const Job job{find_model("cocreation"), &scenarios[i / replicates], 0,
                      static_cast<std::uint32_t>(i % replicates)};
        fingerprints[i] = run_job(job, executor, {}, nobody).result.fingerprint;
    });
    for (std::size_t i = 0; i < fingerprints.size(); ++i) {
        const Scenario& scenario = scenarios[i / replicates];
        const Model& model = *find_model(scenario.model);
        Populated anew = populate(model, scenario, static_cast<std::uint32_t>(i % replicates), alone);
        CHECK(fingerprints[i] == run(model, scenario, anew.world, alone, {}).fingerprint);
    }
}
