// Runs are dealt out by cost, the longest first, each to the chunk that has least to do so far.
#include <algorithm>
#include <cmath>
#include <queue>
#include <set>

#include "sim/sweep/plan.h"

namespace agora::sweep {
namespace {

constexpr double kSecondsPerAgentStep = 2.2e-7;  // `agora bench` says about this on one core
constexpr double kStepsOfSetup = 6;              // making a world costs an agent about as much as this many steps
constexpr double kSecondsPerRun = 5e-4;
constexpr double kSecondsPerChunk = 600;
constexpr double kFewestChunks = 32,
                 kMostChunks = 1000;  // Slurm's arrays have at most 1001 tasks unless told otherwise

struct CostedRun {
    RunKey key;
    double seconds;
};

std::vector<CostedRun> runs_without_chunk(const Plan& plan, const CountAgents& count_agents) {
    std::set<RunKey> packed;
    for (const Chunk& chunk : plan.chunks) packed.insert(chunk.runs.begin(), chunk.runs.end());
    std::vector<CostedRun> out;
    for (std::uint32_t d = 0; d < plan.designs(); ++d) {
        const Scenario scenario = plan.scenario(d);
        const double seconds = estimated_seconds(count_agents(scenario), scenario.steps);
        for (std::uint32_t r = 0; r < plan.replicates; ++r)
            if (!packed.contains({d, r})) out.push_back({{d, r}, seconds});
    }
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.seconds > b.seconds; });
    return out;
}

std::size_t number_of_chunks(const std::vector<CostedRun>& runs, std::uint32_t asked) {
    double seconds = 0;
    for (const CostedRun& run : runs) seconds += run.seconds;
    const double wanted =
        asked > 0 ? asked : std::clamp(std::ceil(seconds / kSecondsPerChunk), kFewestChunks, kMostChunks);
    return std::min(runs.size(), static_cast<std::size_t>(wanted));
}

}  // namespace

double estimated_seconds(double agents, std::uint32_t steps) {
    return kSecondsPerRun + agents * (steps + kStepsOfSetup) * kSecondsPerAgentStep;
}

void pack_chunks(Plan& plan, std::uint32_t chunks, const CountAgents& count_agents) {
    const std::vector<CostedRun> runs = runs_without_chunk(plan, count_agents);
    std::vector<Chunk> packed(number_of_chunks(runs, chunks));
    using Load = std::pair<double, std::size_t>;  // seconds so far, chunk
    std::priority_queue<Load, std::vector<Load>, std::greater<>> least;
    for (std::size_t c = 0; c < packed.size(); ++c) least.push({0, c});
    for (const CostedRun& run : runs) {
        const auto [seconds, c] = least.top();
        least.pop();
        packed[c].runs.push_back(run.key);
        packed[c].seconds = seconds + run.seconds;
        least.push({packed[c].seconds, c});
    }
    std::stable_sort(packed.begin(), packed.end(),
                     [](const Chunk& a, const Chunk& b) { return a.seconds > b.seconds; });
    for (Chunk& chunk : packed) plan.chunks.push_back(std::move(chunk));
}

}  // namespace agora::sweep
