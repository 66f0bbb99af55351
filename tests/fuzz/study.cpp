// A study file beside two scenarios and a policy. A small study that loads must be planned, and its plan read again.
#include <cstdlib>

#include "sim/sweep/plan_file.h"
#include "tests/fuzz/fuzz.h"
#include "tests/sweep/sample_plan.h"

namespace agora::fuzz {
namespace {

constexpr double kMostPoints = 200;

bool is_small(const input::Variation& variation) {
    double points = 1 + variation.design.rows;
    for (const input::Factor& factor : variation.factors)
        points *= factor.levels.empty() ? variation.design.levels : static_cast<double>(factor.levels.size());
    return points < kMostPoints;
}

}  // namespace

void take(std::string_view bytes) {
    input::Request request = test::sample_request(std::string(bytes));
    input::LoadedSweep loaded = input::load_sweep(request, input_test::models());
    for (const input::Problem& problem : loaded.base.problems) input::to_text(problem, true);
    if (loaded.base.scenarios.empty() || !is_small(loaded.variation) || loaded.base.scenarios[0].replicates > 10)
        return;
    sweep::Planned planned = sweep::make_plan(input_test::models()[0], std::move(loaded), "1.0");
    if (!planned.problem.empty()) return;
    pack_chunks(planned.plan, 3, test::thousand_agents);
    const sweep::Planned again =
        sweep::read_plan(plan_text(planned.plan), design_text(planned.plan), "1.0", input_test::models());
    if (!again.problem.empty()) std::abort();
}

std::vector<std::string> made_seeds() { return {test::kSampleStudy}; }

}  // namespace agora::fuzz
