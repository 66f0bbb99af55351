// Granovetter: parameters, thresholds, the step and the model.
#include "models/reference/granovetter.h"

#include "models/reference/initial.h"
#include "models/reference/models.h"

namespace agora::reference {
namespace {

ParameterGroup granovetter_parameters() {
    using P = GranovetterParams;
    // clang-format off
    return describe<P>("granovetter", {
        {&P::thresholds, "thresholds", "1", {0, 2}, "Thresholds 0, 1, …, n - 1; or drawn as shares of the crowd, evenly between 0 and 1 or from a normal distribution.", "Granovetter 1978", When::at_start, {"sequence", "uniform", "normal"}},
        {&P::mean, "mean", "1", {-1, 2}, "Mean of normal thresholds, as a share of the crowd.", "Granovetter 1978: 0.25", When::at_start},
        {&P::deviation, "deviation", "1", {0, 2}, "Standard deviation of normal thresholds, as a share of the crowd.", "Granovetter 1978: around 0.122 the outcome jumps", When::at_start},
    });
    // clang-format on
}

void count_active(Rows<Crowd> crowds, Members<CrowdAgents> members, Read<Active> active, Update<ActiveCount> count) {
    for (const auto crowd : crowds) {
        count[crowd] = 0;
        for (const auto i : members[crowd]) count[crowd] += active[i];
    }
}

void join_crowd(Rows<Agent> agents, ParentOf<CrowdAgents> crowd, Read<ActiveCount> count, Own<HeadsThreshold> threshold,
                Update<Active> active) {
    for (const auto i : agents) active[i] |= joins_crowd(count[crowd[i]], threshold[i]) ? 1 : 0;
}

double threshold_of(const GranovetterParams& p, Draws draws, std::uint32_t place, std::uint32_t agents) {
    if (p.thresholds == 0) return place;
    if (p.thresholds == 1) return uniform_double(draws, 0) * agents;
    return (p.mean + p.deviation * static_cast<double>(normal_from_word(draws.word(0)))) * agents;
}

std::string populate_granovetter(World& world, const Setup& setup, Executor& executor) {
    if (setup.network || !is_complete(world.params<NetworkParams>()))
        return "granovetter is about a crowd in which everybody sees everybody: network.generator must be complete";
    std::string problem = build_network(world, setup, executor, CompleteGraph::implied);
    if (!problem.empty()) return problem;
    const auto& p = world.params<GranovetterParams>();
    const auto thresholds = world.values<HeadsThreshold>();
    const auto random = world.random<Agent>(kSetupStep);
    const std::uint32_t agents = world.rows(type_id<Agent>()) / world.rows(type_id<Crowd>());
    for_blocks(executor, thresholds.size(), [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t row = first; row < last; ++row)
            thresholds[row] = threshold_of(p, random(Row<Agent>{row}, Purpose::initial_value), row % agents, agents);
    });
    plant_seeds(world, type_id<Active>());
    return set_given(world, setup);
}

}  // namespace

Model granovetter_model() {
    Model model = network_model("granovetter", "Granovetter thresholds", "Everybody joins when enough others have.",
                                Generator::complete, 100);
    add_columns<Active, HeadsThreshold, ActiveCount>(model);
    model.parameters.push_back(granovetter_parameters());
    model.parameters.push_back(seed_parameters(0));
    model.passes.push_back({"counting", "Heads are counted.", {submodel<&count_active>("counting", "active agents")}});
    model.passes.push_back(
        {"joining", "Who joins.", {submodel<&join_crowd>("joining", "compares with the threshold")}});
    model.tallies = {active_tally()};
    model.key_metrics = {"active_agents", "active_share"};
    model.given = {type_id<HeadsThreshold>(), type_id<Active>()};
    model.recorded = {type_id<Agent>()};
    model.populate = &populate_granovetter;
    return model;
}

}  // namespace agora::reference
