// study.json of a folder of checkpoints. What is read must be written as the same bytes.
#include "sim/app/stored_study.h"

#include <cstdio>
#include <cstdlib>

#include "sim/app/stop.h"
#include "sim/app/version.h"
#include "tests/fuzz/fuzz.h"

namespace agora::fuzz {

void take(std::string_view bytes) {
    try {
        const app::StoredRequest stored = app::load_stored(std::string(bytes), "study.json");
        if (app::stored_text(stored.study, stored.settings) != bytes) std::abort();
    } catch (const app::Stop&) {
        return;  // told
    }
}

std::vector<std::string> made_seeds() {
    input::Request request;
    request.files = {"x.yaml"};
    request.texts = {{"x.yaml", "model: sir\nname: x\n"}};
    app::Settings settings;
    settings.checkpoint_every = 5;
    settings.info.engine_version = app::engine_version();
    return {app::stored_text(app::load_study(request, false), settings)};
}

}  // namespace agora::fuzz
