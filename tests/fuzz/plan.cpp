// plan.json beside the design it was planned with. What is read must be written as the same bytes.
#include <cstdlib>

#include "sim/sweep/merge.h"
#include "sim/sweep/plan_file.h"
#include "tests/fuzz/fuzz.h"
#include "tests/sweep/sample_plan.h"

namespace agora::fuzz {
namespace {

sweep::Plan packed(const std::string& design) {
    sweep::Plan plan = test::sample_plan("kind: full-factorial, levels: 3", design).plan;
    sweep::pack_chunks(plan, 3, test::thousand_agents);
    return plan;
}

}  // namespace

void take(std::string_view bytes) {
    static const std::string kDesign = design_text(packed("kind: latin-hypercube, rows: 3"));
    const sweep::Planned read = sweep::read_plan(std::string(bytes), kDesign, "1.0", input_test::models());
    if (!read.problem.empty()) return;
    if (plan_text(read.plan) != bytes) std::abort();
    outcomes_csv(read.plan, {});
    design_table(read.plan, {});
    all_scenarios(read.plan);
}

std::vector<std::string> made_seeds() { return {plan_text(packed("kind: latin-hypercube, rows: 3"))}; }

}  // namespace agora::fuzz
