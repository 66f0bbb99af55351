// Runs of models for targets: defaults, a few settings, links and initial values, and what came of it.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "agora/executor.h"
#include "agora/scenario.h"
#include "agora/world.h"
#include "sim/run/run.h"

namespace agora::verify {

using Settings = std::vector<std::pair<std::string, double>>;

// A scenario of a model this program knows: its defaults, with these parameters set by full name.
Scenario scenario_of(const std::string& model, std::uint32_t steps, const Settings& settings);

// Gives a scenario undirected links instead of generated ones; they are weighted if any weight is not 1.
void give_links(Scenario& scenario, std::uint32_t nodes, std::vector<GivenNetwork::Link> links);

// Gives a scenario initial values of a column of the agents.
void give_values(Scenario& scenario, const std::string& column, std::vector<double> values);

// A finished run. If its world could not be made, `problem` says why and every figure asked of it is NaN.
struct ModelRun {
    World world;
    std::string problem;
    std::vector<std::vector<double>> metrics;  // by step, in the model's order

    // A metric after a step, counted from 0; NaN if there is no such step or metric.
    double metric(const std::string& name, std::size_t step) const;
    double last(const std::string& name) const { return metric(name, metrics.size() - 1); }
    // The mean of a metric over all steps from one on.
    double mean_from(const std::string& name, std::size_t step) const;
};

// Runs one replicate; `look`, if given, sees the world after every step.
ModelRun run_model(const Scenario& scenario, Executor& executor, std::uint32_t replicate = 0,
                   const std::function<void(const StepView&)>& look = {});

}  // namespace agora::verify
