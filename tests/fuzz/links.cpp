// A file of links that a scenario names.
#include "models/all_models.h"
#include "sim/input/load.h"
#include "tests/fuzz/fuzz.h"

namespace agora::fuzz {

void take(std::string_view bytes) {
    input::Request request;
    request.files = {"x.yaml"};
    request.texts = {{"x.yaml", "model: sir\nname: x\nnetwork: {edges: links.csv}\n"},
                     {"links.csv", std::string(bytes)}};
    for (const input::Problem& problem : input::load(request, all_models()).problems) input::to_text(problem, false);
}

std::vector<std::string> made_seeds() { return {}; }

}  // namespace agora::fuzz
