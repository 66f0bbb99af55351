// Writes the result file that check_results.py opens with every reader: write_sample FILE.
#include <cstdio>

#include "tests/output/sample_study.h"

int main(int count, char** arguments) {
    if (count != 2) return 64;
    agora::Model model = agora::test::sample_model();
    model.tallies[0].metrics[1].kind = agora::MetricKind::flow;
    model.tallies[0].metrics[1].unit = "persons/month";
    const auto scenarios = agora::test::sample_scenarios();
    auto created =
        agora::output::ResultFile::create(arguments[1], model, scenarios, agora::test::sample_info(false), true);
    std::string problem = created.problem;
    for (std::uint32_t d = 0; d < scenarios.size() && problem.empty(); ++d)
        for (std::uint32_t r = 0; r < scenarios[d].replicates && problem.empty(); ++r) {
            agora::output::RunResult result = agora::test::sample_result(scenarios, d, r);
            if (r == 1) result.metrics[scenarios[d].steps + 2] = 7;  // the flow has a value at every step
            problem = created.file->add(std::move(result));
        }
    if (problem.empty()) problem = created.file->publish();
    if (!problem.empty()) std::fprintf(stderr, "%s\n", problem.c_str());
    return problem.empty() ? 0 : 73;
}
