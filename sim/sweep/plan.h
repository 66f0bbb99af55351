// The plan of a sweep: every run there is, what it is a run of, and the chunks in which runs are handed out.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "agora/model.h"
#include "sim/input/load.h"

namespace agora::sweep {

// One run. A design is a point laid over one of the study's scenarios; further points and replicates leave the numbers
// of earlier ones as they are.
struct RunKey {
    std::uint32_t design = 0;
    std::uint32_t replicate = 0;
    friend auto operator<=>(const RunKey&, const RunKey&) = default;
};

struct Chunk {
    std::vector<RunKey> runs;  // the longest first
    double seconds = 0;        // estimated, on one core
};

struct Plan {
    std::string study_file;  // that it was made from, as an absolute path
    std::string engine;      // version of the program
    std::string model_hash;  // of what the model declares
    const Model* model = nullptr;
    std::vector<Scenario> bases;  // each scenario of the study, followed by itself under each policy
    input::Variation variation;
    std::vector<std::vector<double>> points;  // [point][factor], NaN where the scenario's own value holds
    std::uint32_t replicates = 1;
    std::vector<Chunk> chunks;

    std::size_t designs() const { return points.size() * bases_per_point(); }
    std::size_t runs() const { return designs() * replicates; }
    std::size_t point_of(std::uint32_t design) const { return design / bases_per_point(); }
    // The scenario a design lays its point over, as a position in `bases`.
    std::size_t base_of(std::uint32_t design) const;
    // The scenario of one design, without its resolved text.
    Scenario scenario(std::uint32_t design) const;
    // What a run's result must be made from: equal for equal scenarios, and the same in every extended plan.
    std::uint64_t scenario_hash(std::uint32_t design) const;
    // What tells programs apart whose results must not be mixed.
    std::string identity() const { return engine + " " + model_hash; }

  private:
    std::size_t bases_per_point() const;
    std::size_t bases_per_scenario() const { return 1 + variation.policies; }
};

// A plan, or why there is none.
struct Planned {
    Plan plan;
    std::string problem;  // empty when all is well
};

// About how many agents a scenario has, for the estimate of cost.
using CountAgents = std::function<double(const Scenario&)>;

// What tells apart models that declare different things.
std::string hash_of(const Model& model);

// The plan of a study that was loaded without problems, its runs not yet in chunks.
Planned make_plan(const Model& model, input::LoadedSweep loaded, const std::string& engine);

// Packs runs into this many chunks of about equal cost, the longest first; 0 for as many as give about ten minutes
// each, between 32 and 1000. Of a plan that is extended only the new runs are packed, behind the chunks there are.
void pack_chunks(Plan& plan, std::uint32_t chunks, const CountAgents& count_agents);

// Seconds one core needs for a run of so many agents, by a rule of thumb.
double estimated_seconds(double agents, std::uint32_t steps);

}  // namespace agora::sweep
