// The run loop: interventions, passes, metrics, observers.
#include "sim/run/run.h"

#include <cassert>
#include <chrono>
#include <optional>

#include "sim/run/fingerprint.h"
#include "sim/run/interventions.h"
#include "sim/run/pass_runner.h"
#include "sim/run/ranges.h"
#include "sim/run/tallies.h"

namespace agora {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

bool observe_all(std::span<Observer* const> observers, const StepView& view) {
    bool go_on = true;
    for (Observer* observer : observers) go_on = observer->observe(view) && go_on;
    return go_on;
}

}  // namespace

Populated populate(const Model& model, const Scenario& scenario, std::uint32_t replicate, Executor& executor) {
    const auto begin = Clock::now();
    const RandomKey key = make_key(scenario.seed, replicate);
    Populated out{World(model, key), "", 0};
    out.world.begin(key, scenario.parameters);
    out.problem = model.populate(out.world, scenario, executor);
    out.seconds = seconds_since(begin);
    return out;
}

RunReport run(const Model& model, const Scenario& scenario, World& world, Executor& executor,
              std::span<Observer* const> observers, const RunOptions& options) {
    const auto begin = Clock::now();
    RunReport report;
    report.steps_done = options.first_step;
    std::vector<PassRunner> passes;
    passes.reserve(model.passes.size());
    for (const Pass& pass : model.passes) passes.emplace_back(world, pass, executor, options.order);
    std::optional<Metrics> metrics;
    if (options.metrics) metrics.emplace(world, executor);
    const std::vector<BlockSums*> no_sums;
    const auto report_so_far = [&] {
        RunReport so_far = report;
        so_far.seconds = seconds_since(begin);
        for (const PassRunner& pass : passes) {
            pass.add_timings(so_far.timings);
            so_far.metric_seconds += pass.summing_seconds();
        }
        return so_far;
    };
    const auto check_ranges = [&](const Pass* pass) {
        if (options.ranges == RangeCheck::none || !report.out_of_range.empty()) return;
        report.out_of_range = out_of_range(world, pass);
        assert(options.ranges == RangeCheck::told || report.out_of_range.empty());
    };
    check_ranges(nullptr);
    bool go_on = true;
    for (std::uint32_t step = options.first_step; step < scenario.steps && go_on; ++step) {
        apply_interventions(world, scenario, step);
        for (std::size_t p = 0; p < passes.size(); ++p) {
            passes[p].run(step, metrics ? metrics->inside(p, step) : no_sums);
            check_ranges(&model.passes[p]);
        }
        const auto metrics_begin = Clock::now();
        const auto values = metrics ? metrics->values(step) : std::vector<double>{};
        const auto trace = options.trace ? trace_hashes(world, executor) : std::vector<std::uint32_t>{};
        report.metric_seconds += seconds_since(metrics_begin);
        report.steps_done = step + 1;
        go_on = observe_all(observers, {world, report.steps_done, values, trace, report_so_far});
    }
    report = report_so_far();
    report.fingerprint = fingerprint(world, executor);
    return report;
}

}  // namespace agora
