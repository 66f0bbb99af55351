// A trial is one run of each kind with the luck of the first replicate.
#include "sim/app/sweep/trial.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/app/basis_text.h"
#include "sim/app/jobs.h"
#include "sim/app/progress.h"
#include "sim/app/study.h"
#include "sim/core/serial_executor.h"
#include "sim/output/basis.h"
#include "sim/sweep/merge.h"

namespace agora::app {
namespace {

constexpr double kMostUpdates = 5e7;  // of an agent in a step, over all runs of a trial: some ten seconds

bool is_tried(const input::Factor& factor) {
    return factor.kind == input::FactorKind::parameter && factor.lowest < factor.highest;
}

Scenario with(const Scenario& base, const input::Factor& factor, double value) {
    Scenario out = base;
    input::vary(out, factor, value);
    return out;
}

// A scenario of the study and a factor of its sweep.
std::string told(const Scenario& base, const std::string& factor, const std::string& why) {
    return fmt::format("{}: {} could not act: {}", base.name, factor, why);
}

output::RunResult run_of(const sweep::Plan& plan, const Scenario& scenario) {
    SerialExecutor alone;
    Progress silent(scenario.steps, true);
    ProgressObserver watcher(silent);
    return run_job({plan.model, &scenario, 0, 0}, alone, {.trace = false}, watcher).result;
}

double updates_of(const sweep::Plan& plan) {
    double runs = 1, updates = 0;
    for (const input::Factor& factor : plan.variation.factors) runs += is_tried(factor) ? 2 : 0;
    for (const Scenario& base : plan.bases) updates += runs * expected_agents(base) * base.steps;
    return updates;
}

// The scenario before this one in the plan that has no policies.
const Scenario& bare(const sweep::Plan& plan, std::size_t base) {
    return plan.bases[base - base % (1 + plan.variation.policies)];
}

bool have_same_outcomes(const sweep::Plan& plan, const output::RunResult& a, const output::RunResult& b) {
    return std::ranges::all_of(plan.variation.outcomes, [&](const input::Outcome& outcome) {
        const double x = sweep::outcome_value(plan, outcome, a), y = sweep::outcome_value(plan, outcome, b);
        return x == y || (std::isnan(x) && std::isnan(y));
    });
}

void try_factors(const sweep::Plan& plan, const Scenario& base, std::vector<std::string>& out) {
    for (const input::Factor& factor : plan.variation.factors) {
        if (!is_tried(factor)) continue;
        const Scenario low = with(base, factor, factor.lowest), high = with(base, factor, factor.highest);
        const output::RunResult at_low = run_of(plan, low), at_high = run_of(plan, high);
        const output::Inertness found = output::inertness_of(*plan.model, low, high, {{&at_low, &at_high}});
        if (found.kind != Inert::acts) out.push_back(told(base, factor.name, found.text + ", from end to end"));
        else if (have_same_outcomes(plan, at_low, at_high))
            out.push_back(told(base, factor.name, "it made no difference to any outcome from end to end"));
    }
}

}  // namespace

std::vector<std::string> varied_in_vain(const sweep::Plan& plan) {
    std::vector<std::string> out;
    for (const Scenario& base : plan.bases) {
        for (const std::string& vain : vain_policies(*plan.model, base)) out.push_back(base.name + ": " + vain);
        for (const input::Factor& factor : plan.variation.factors) {
            if (!is_tried(factor)) continue;
            const Scenario low = with(base, factor, factor.lowest), high = with(base, factor, factor.highest);
            const output::Inertness found = output::inertness_of(*plan.model, low, high, {});
            if (found.kind != Inert::acts) out.push_back(told(base, factor.name, found.text));
        }
    }
    return out;
}

std::vector<std::string> tried_out(const sweep::Plan& plan) {
    std::vector<std::string> out = varied_in_vain(plan);
    if (updates_of(plan) > kMostUpdates) {
        out.push_back("what outcomes rest on was not tried out, for it would take too long");
        return out;
    }
    std::vector<output::RunResult> runs;
    for (const Scenario& base : plan.bases) runs.push_back(run_of(plan, base));
    for (std::size_t b = 0; b < runs.size(); ++b) {
        const Scenario& base = plan.bases[b];
        const std::vector<double> counts = output::basis_of(*plan.model, base, runs[b]);
        if (!counts.empty())
            out.push_back(fmt::format("{}: {} in one run", base.name, basis_text(*plan.model, counts)));
        const std::size_t without = b - b % (1 + plan.variation.policies);
        const output::Inertness policy =
            output::inertness_of(*plan.model, bare(plan, b), base, {{&runs[without], &runs[b]}});
        if (b != without && policy.kind == Inert::same_worlds) out.push_back(told(base, "its policy", policy.text));
        try_factors(plan, base, out);
    }
    return out;
}

}  // namespace agora::app
