// Cost is taken as so much per agent for making a world, and so much per agent and step for running it.
#include "sim/app/sweep/dry_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/app/jobs.h"
#include "sim/app/json_line.h"
#include "sim/app/progress.h"
#include "sim/app/stop.h"
#include "sim/app/study.h"
#include "sim/app/sweep/trial.h"
#include "sim/app/terminal.h"
#include "sim/core/serial_executor.h"
#include "sim/sweep/rows.h"

namespace agora::app {
namespace {

constexpr double kMostAgents = 2e5;
constexpr std::uint32_t kMostSteps = 24;
constexpr double kMostArrayTasks = 1001;  // Slurm's MaxArraySize unless a site changed it

// Of one agent, measured; the dearest of the runs that were timed counts for memory.
struct Rates {
    double setup_seconds = 0, step_seconds = 0, memory_bytes = 0;
    double row_bytes_per_step = 0;
};

struct Cost {
    double seconds = 0, most_memory = 0, part_bytes = 0;
};

// A copy that is small enough to time, and how many agents it has.
Rates time_one(const sweep::Plan& plan, std::uint32_t design) {
    Scenario scenario = plan.scenario(design);
    const double agents = expected_agents(scenario);
    if (agents > kMostAgents) make_smaller(scenario, kMostAgents / agents);
    scenario.steps = std::min(scenario.steps, kMostSteps);
    std::erase_if(scenario.interventions, [&](const Intervention& change) { return change.at >= scenario.steps; });
    SerialExecutor alone;
    Progress silent(scenario.steps, true);
    ProgressObserver watcher(silent);
    const Done done = run_job({plan.model, &scenario, 0, 0}, alone, {.trace = false}, watcher);
    if (!done.result.problem.empty())
        throw Stop(kInvalidScenario, fmt::format("design {}: {}", design, done.result.problem));
    const double measured = std::max<double>(1, static_cast<double>(done.result.agents));
    const auto bytes = static_cast<double>(sweep::pack_row({done.result, 0, 0}).size());
    return {done.result.setup_seconds / measured, done.result.seconds / measured / scenario.steps,
            static_cast<double>(done.memory_bytes) / measured, bytes / scenario.steps};
}

Rates measure(const sweep::Plan& plan) {
    std::vector<std::pair<double, std::uint32_t>> by_size;
    for (std::uint32_t d = 0; d < plan.designs(); ++d) by_size.emplace_back(expected_agents(plan.scenario(d)), d);
    std::sort(by_size.begin(), by_size.end());
    std::vector<std::uint32_t> chosen{by_size.front().second, by_size[by_size.size() / 2].second,
                                      by_size.back().second};
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    time_one(plan, chosen.front());  // the first run pays for what later ones find warm
    Rates out;
    const auto count = static_cast<double>(chosen.size());
    for (const std::uint32_t design : chosen) {
        const Rates one = time_one(plan, design);
        out.setup_seconds += one.setup_seconds / count;
        out.step_seconds += one.step_seconds / count;
        out.memory_bytes = std::max(out.memory_bytes, one.memory_bytes);
        out.row_bytes_per_step = std::max(out.row_bytes_per_step, one.row_bytes_per_step);
    }
    return out;
}

Cost cost_of(const sweep::Plan& plan, const Rates& rates) {
    Cost out;
    for (std::uint32_t d = 0; d < plan.designs(); ++d) {
        const Scenario scenario = plan.scenario(d);
        const double agents = expected_agents(scenario);
        out.seconds += plan.replicates * agents * (rates.setup_seconds + rates.step_seconds * scenario.steps);
        out.part_bytes += plan.replicates * rates.row_bytes_per_step * scenario.steps;
        out.most_memory = std::max(out.most_memory, agents * rates.memory_bytes);
    }
    return out;
}

std::string size_text(double bytes) {
    if (bytes >= 1e9) return fmt::format("{:.3g} GB", bytes / 1e9);
    return bytes >= 1e6 ? fmt::format("{:.3g} MB", bytes / 1e6) : fmt::format("{:.3g} kB", bytes / 1e3);
}

std::string duration_text(double seconds) {
    if (seconds < 120) return fmt::format("{:.0f} s", seconds);
    return seconds < 7200 ? fmt::format("{:.0f} min", seconds / 60) : fmt::format("{:.1f} h", seconds / 3600);
}

std::string text_of(const sweep::Plan& plan, const Cost& cost, std::uint32_t tasks, double task_memory) {
    std::string out = fmt::format("{} points, {} runs: about {:.3g} core-hours\n", plan.points.size(), plan.runs(),
                                  cost.seconds / 3600);
    std::vector<std::uint32_t> counts{1, tasks};
    counts.erase(std::unique(counts.begin(), counts.end()), counts.end());
    for (const std::uint32_t n : counts)
        out += fmt::format("  on {:>4} task(s) of one core: {}\n", n, duration_text(cost.seconds / n));
    out += fmt::format("  memory of a task: {}\n", size_text(task_memory));
    out += fmt::format("  written: {} in {} parts, then one result file\n", size_text(cost.part_bytes),
                       plan.chunks.size());
    out += fmt::format("  jobs: an array of {} tasks and one merge\n", plan.chunks.size());
    if (static_cast<double>(plan.chunks.size()) >= kMostArrayTasks)
        out += "  more tasks than Slurm's MaxArraySize usually allows: plan with fewer --chunks\n";
    return out + "Timed on small copies, on this machine as busy as it is now; nothing was kept.\n";
}

}  // namespace

void dry_run(sweep::Plan plan, const Options& options) {
    sweep::pack_chunks(plan, options.sweep.number_of_chunks.value_or(0), expected_agents);
    const Cost cost = cost_of(plan, measure(plan));
    const std::uint32_t tasks = options.sweep.tasks.value_or(static_cast<std::uint32_t>(plan.chunks.size()));
    const double rows_in_memory = cost.part_bytes / static_cast<double>(plan.chunks.size());
    const double task_memory = 5e7 + cost.most_memory + rows_in_memory;  // the program itself takes about 50 MB
    const std::vector<std::string> tried = tried_out(plan);
    if (!options.json)
        return print(text_of(plan, cost, tasks, task_memory) + fmt::format("{}\n", fmt::join(tried, "\n")));
    print(json_line({{"runs", plan.runs()},
                     {"core_seconds", cost.seconds},
                     {"tasks", tasks},
                     {"wall_seconds", cost.seconds / tasks},
                     {"memory_bytes_per_task", task_memory},
                     {"part_bytes", cost.part_bytes},
                     {"parts", plan.chunks.size()},
                     {"jobs", plan.chunks.size() + 1},
                     {"tried", tried}}));
}

}  // namespace agora::app
