// Every reference model gives the same bits whatever the number of threads and the order of tasks.
#include <bit>

#include "finished_run.h"
#include "models/reference/models.h"

using namespace agora;
using namespace agora::reference;

namespace {

// Metrics as bits, so that undefined ones compare equal.
std::vector<std::uint64_t> bits(const std::vector<double>& metrics) {
    std::vector<std::uint64_t> out;
    for (const double metric : metrics) out.push_back(std::bit_cast<std::uint64_t>(metric));
    return out;
}

void check_same_bits(const Model& model, const Settings& settings) {
    const Scenario scenario = scenario_of(model, 12, settings);
    const Finished serial = run_model(model, scenario);
    for (const std::size_t threads : {1u, 2u, 3u, 7u}) {
        const auto executor = make_tbb_executor(threads);
        for (const TaskOrder order : {TaskOrder::forward, TaskOrder::reversed, TaskOrder::shuffled}) {
            const Finished other(model, scenario, *executor, {order, true, false});
            INFO(model.name << " with " << threads << " threads");
            CHECK(other.report.fingerprint == serial.report.fingerprint);
            CHECK(bits(other.metrics.back()) == bits(serial.metrics.back()));
        }
    }
    Scenario reseeded = scenario;
    reseeded.seed += 1;
    CHECK(run_model(model, reseeded).report.fingerprint != serial.report.fingerprint);
}

const Settings kOnPoisson{{"network.generator", generator(Generator::erdos_renyi)}, {"network.nodes", 9000}};
const Settings kEverybody{
    {"network.generator", generator(Generator::complete)}, {"network.nodes", 700}, {"network.copies", 3}};

}  // namespace

TEST_CASE("opinion models do not depend on threads") {
    for (const Settings& settings : {kOnPoisson, kEverybody}) {
        check_same_bits(friedkin_johnsen_model(), settings);
        check_same_bits(deffuant_model(), settings);
        check_same_bits(hegselmann_krause_model(), settings);
    }
}

TEST_CASE("models of contagion do not depend on threads") {
    Settings many = kOnPoisson, crowd = kEverybody;
    many.push_back({"seeds.count", 60});
    crowd.push_back({"seeds.count", 30});
    check_same_bits(watts_cascade_model(), many);
    check_same_bits(complex_contagion_model(), many);
    check_same_bits(sir_model(), many);
    crowd.push_back({"sir.infection", 0.002});
    check_same_bits(sir_model(), crowd);
    crowd.pop_back();
    crowd.push_back({"granovetter.thresholds", 2});
    check_same_bits(granovetter_model(), crowd);
}

TEST_CASE("models of diffusion and choice do not depend on threads") {
    for (const Settings& settings : {kOnPoisson, kEverybody}) {
        check_same_bits(bass_model(), settings);
        check_same_bits(brock_durlauf_model(), settings);
    }
}

TEST_CASE("models of exchange and segregation do not depend on threads") {
    for (const Settings& settings : {kOnPoisson, kEverybody}) check_same_bits(boltzmann_model(), settings);
    check_same_bits(bargaining_model(), kOnPoisson);
    check_same_bits(random_matching_model(), kOnPoisson);
    check_same_bits(schelling_model(), {});
}
