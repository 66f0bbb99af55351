// An outside user of the installed layers: loads a context, runs a little of it on two threads, prints its fingerprint.
#include <cinttypes>
#include <cstdio>

#include "models/all_models.h"
#include "sim/input/load.h"
#include "sim/run/run.h"
#include "sim/threads/tbb_executor.h"

int main(int count, char** words) {
    agora::input::Request request;
    request.files.assign(words + 1, words + count);
    request.steps = 3;
    request.citizens = 2000;
    const agora::input::Loaded loaded = agora::input::load(request, agora::all_models());
    for (const agora::input::Problem& problem : loaded.problems)
        std::fputs(agora::input::to_text(problem, false).c_str(), stderr);
    if (!loaded.problems.empty() || loaded.scenarios.empty()) return 1;

    const agora::Scenario& scenario = loaded.scenarios.front();
    const agora::Model& model = *agora::find_model(scenario.model);
    const auto executor = agora::make_tbb_executor(2);
    agora::Populated populated = agora::populate(model, scenario, 0, *executor);
    if (!populated.problem.empty()) return 1;
    const agora::RunReport report = agora::run(model, scenario, populated.world, *executor, {});
    std::printf("%016" PRIx64 "\n", report.fingerprint);
    return 0;
}
