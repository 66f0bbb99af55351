// A scenario or policy file. What loads must load again from its own canonical text, to the same text.
#include <cstdlib>

#include "models/all_models.h"
#include "sim/input/load.h"
#include "tests/fuzz/fuzz.h"

namespace agora::fuzz {

void take(std::string_view bytes) {
    input::Request request;
    request.files = {"x.yaml"};
    request.texts = {{"x.yaml", std::string(bytes)}};
    const input::Loaded loaded = input::load(request, all_models());
    for (const input::Problem& problem : loaded.problems) input::to_text(problem, true);
    for (const Scenario& scenario : loaded.scenarios) {
        input::Request again;
        again.files = {"again.yaml"};
        again.texts = {{"again.yaml", scenario.resolved_text}};
        const input::Loaded second = input::load(again, all_models());
        if (second.scenarios.size() != 1 || second.scenarios[0].resolved_text != scenario.resolved_text) std::abort();
    }
}

std::vector<std::string> made_seeds() { return {}; }

}  // namespace agora::fuzz
