// Seeds, and what is measured of who is active.
#include "models/reference/contagion.h"

#include <algorithm>
#include <cmath>

#include "agora/permutation.h"

namespace agora::reference {

ParameterGroup seed_parameters(std::int32_t count) {
    using P = SeedParams;
    // clang-format off
    ParameterGroup group = describe<P>("seeds", {
        {&P::count, "count", "1", {0, 1e8}, "Agents of each copy of the network that start.", "free choice", When::at_start},
        {&P::share, "share", "1", {0, 1}, "Share of agents that start; if above 0 it is used instead of the count.", "free choice", When::at_start},
        {&P::placement, "placement", "1", {0, 1}, "Random agents, or the first ones, who stand side by side on a ring.", "free choice; adjacent: Centola & Macy 2007 doi 10.1086/521848", When::at_start, {"random", "adjacent"}},
    });
    // clang-format on
    group.parameters[0].default_value = count;
    return group;
}

std::uint32_t seeds_in_copy(const SeedParams& p, std::uint32_t agents) {
    const double wanted = p.share > 0 ? std::floor(p.share * agents + 0.5) : p.count;
    return static_cast<std::uint32_t>(std::min<double>(wanted, agents));
}

void plant_seeds(World& world, TypeId column_of_bytes) {
    const auto& p = world.params<SeedParams>();
    auto* bytes = reinterpret_cast<std::uint8_t*>(world.column(column_of_bytes).current.data());
    const auto random = world.random<Crowd>(kSetupStep);
    for (const auto crowd : world.all<Crowd>()) {
        const Rows<Agent> agents = world.members<CrowdAgents>(crowd);
        Draws draws = random(crowd, Purpose::seed_choice);
        const Permutation order(agents.size(), {draws.word(0), draws.word(1), draws.word(2), draws.word(3)});
        const std::uint32_t seeds = seeds_in_copy(p, agents.size());
        for (std::uint32_t k = 0; k < seeds; ++k) bytes[agents.first() + (p.placement == 0 ? order(k) : k)] = 1;
    }
}

namespace {

void sum_active(Rows<Agent> agents, Own<Active> active, Sums<2> sums) {
    for (const auto i : agents) {
        sums[0] += 1;
        sums[1] += active[i];
    }
}

constexpr double kCascadeShare = 0.1;

void sum_cascades(Rows<Crowd> crowds, Members<CrowdAgents> members, Read<Active> active, Sums<3> sums) {
    for (const auto crowd : crowds) {
        std::uint32_t count = 0;
        for (const auto i : members[crowd]) count += active[i];
        const double share = static_cast<double>(count) / members[crowd].size();
        sums[0] += 1;
        sums[1] += share > kCascadeShare ? 1 : 0;
        sums[2] += share > kCascadeShare ? share : 0;
    }
}

double ratio(double a, double b) { return b > 0 ? a / b : std::nan(""); }

}  // namespace

Tally active_tally() {
    return tally<&sum_active>("active", {{"active_share",
                                          "1",
                                          "Share of agents who are active.",
                                          {0, 1},
                                          "definition",
                                          [](std::span<const double> sums) { return sums[1] / sums[0]; }},
                                         {"active_agents",
                                          "1",
                                          "Number of agents who are active.",
                                          {0, 1e9},
                                          "definition",
                                          [](std::span<const double> sums) { return sums[1]; }}});
}

Tally cascade_tally() {
    return tally<&sum_cascades>("cascades", {{"cascade_frequency",
                                              "1",
                                              "Share of copies of the network in which more than a tenth is active.",
                                              {0, 1},
                                              "Watts 2002 doi 10.1073/pnas.082090499",
                                              [](std::span<const double> sums) { return sums[1] / sums[0]; }},
                                             {"cascade_size",
                                              "1",
                                              "Mean active share of those copies.",
                                              {0, 1},
                                              "Watts 2002 doi 10.1073/pnas.082090499",
                                              [](std::span<const double> sums) { return ratio(sums[2], sums[1]); }}});
}

}  // namespace agora::reference
