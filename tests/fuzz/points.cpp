// design.csv: what is read as points must be written as the same points.
#include <cstdlib>

#include "sim/input/read_factors.h"
#include "sim/sweep/plan_file.h"
#include "tests/fuzz/fuzz.h"
#include "tests/sweep/sample_plan.h"

namespace agora::fuzz {

void take(std::string_view bytes) {
    sweep::Plan plan = test::sample_plan().plan;
    input::Report report;
    plan.points = input::read_points(*plan.model, plan.variation.factors, "design.csv", bytes, report);
    if (!report.take().empty()) return;
    const std::string written = design_text(plan);
    input::Report again;
    plan.points = input::read_points(*plan.model, plan.variation.factors, "design.csv", written, again);
    if (!again.take().empty() || design_text(plan) != written) std::abort();
}

std::vector<std::string> made_seeds() { return {design_text(test::sample_plan().plan)}; }

}  // namespace agora::fuzz
