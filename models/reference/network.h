// The networks of the reference models: generated from a few parameters, or given by the scenario.
//
// Ring, Watts & Strogatz 1998 (doi 10.1038/30918), Erdős & Rényi 1959 (each pair with the same probability; skipping
// after Batagelj & Brandes 2005, doi 10.1103/PhysRevE.71.036113), power law (continuous Pareto degrees, cut at
// √(n × mean), stubs matched at random, loops and double links erased: Britton, Deijfen & Martin-Löf 2006,
// doi 10.1007/s10955-006-9168-x), the complete graph, and the small graphs of exchange experiments.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "agora/executor.h"
#include "agora/math.h"
#include "agora/model.h"
#include "models/reference/agents.h"

namespace agora::reference {

// In the order of the names of the choice network.generator.
enum class Generator : std::int32_t {
    none,
    ring,
    watts_strogatz,
    erdos_renyi,
    power_law,
    complete,
    path,
    star,
    cycle,
    dyad,
    stem,
    t,
    h,
    bow_tie,
    triangle_with_pendants
};

struct NetworkParams {
    std::int32_t generator = static_cast<std::int32_t>(Generator::ring);
    std::int32_t nodes = 1000;
    std::int32_t degree = 4;
    float rewiring = 0.1f;
    float mean_degree = 10.0f;
    float exponent = 2.5f;
    std::int32_t copies = 1;
    std::int32_t directed = 0;
};
// A model's own defaults may differ in the generator and the number of nodes.
ParameterGroup network_parameters(Generator generator, std::int32_t nodes);

// True if everybody meets everybody and the links are not stored; also false when the scenario gives links, since
// build_network then sets the generator to none.
inline bool is_complete(const NetworkParams& p) {
    return p.generator == static_cast<std::int32_t>(Generator::complete);
}
// True if links are not generated, but those the scenario gives, if any; see is_complete.
inline bool is_given(const NetworkParams& p) { return p.generator == static_cast<std::int32_t>(Generator::none); }
// Conditions of submodels that need the one or the other.
inline bool everybody_meets(const World& world) { return is_complete(world.params<NetworkParams>()); }
inline bool has_ties(const World& world) { return !everybody_meets(world); }

// A draw x ≥ x_min of the density (α − 1)/x_min (x/x_min)^−α from a uniform number in [0, 1).
inline float power_law(float uniform, float x_min, float alpha) {
    return x_min * power(1.0f - uniform, -1.0f / (alpha - 1.0f));
}

// What to do about the complete graph, whose links grow with the square of the nodes: store them all the same, or leave
// them out because the model has its own way (see is_complete).
enum class CompleteGraph : std::uint8_t { stored, implied };

// Makes the agents, their crowds and their ties: those of the scenario if it gives any, else generated. Returns an
// empty text, or why there is no such network.
std::string build_network(World& world, const Setup& setup, Executor& executor,
                          CompleteGraph complete = CompleteGraph::stored);

// A model of agents on a network, to which columns, passes and the rest are still to be added.
Model network_model(std::string_view name, std::string_view title, std::string_view description, Generator generator,
                    std::int32_t nodes);

}  // namespace agora::reference
