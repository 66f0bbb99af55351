// Every scenario, policy and study that is shipped loads, and so do the resolved and the template form of each.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "models/all_models.h"
#include "sim/input/documents.h"
#include "sim/input/load.h"

namespace {

namespace fs = std::filesystem;
using agora::input::Loaded;

std::vector<std::string> shipped_files() {
    std::vector<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(AGORA_SOURCE_DIR) / "scenarios"))
        if (entry.path().extension() == ".yaml") out.push_back(entry.path().string());
    std::sort(out.begin(), out.end());
    return out;
}

Loaded check(const std::vector<std::string>& files) {
    Loaded loaded = agora::input::check(files, agora::all_models());
    for (const agora::input::Problem& problem : loaded.problems) UNSCOPED_INFO(agora::input::to_text(problem, false));
    return loaded;
}

// The text is handed over in memory: a file of a fixed name would be shared by test runs at the same time.
std::string text_after_loading(const std::string& text, const std::string& name) {
    agora::input::Request request;
    request.files = {name + ".yaml"};
    request.texts[name + ".yaml"] = text;
    const Loaded loaded = agora::input::load(request, agora::all_models());
    for (const agora::input::Problem& problem : loaded.problems) UNSCOPED_INFO(agora::input::to_text(problem, false));
    REQUIRE(loaded.scenarios.size() == 1);
    return loaded.scenarios[0].resolved_text;
}

}  // namespace

TEST_CASE("all shipped files load, and their resolved and template forms say the same") {
    const std::vector<std::string> files = shipped_files();
    REQUIRE(files.size() > 30);
    const Loaded loaded = check(files);
    CHECK(loaded.problems.empty());
    REQUIRE(loaded.scenarios.size() > 30);
    for (const agora::Scenario& scenario : loaded.scenarios) {
        INFO(scenario.name);
        const agora::Model& model = *agora::find_model(scenario.model);
        CHECK(text_after_loading(scenario.resolved_text, "resolved") == scenario.resolved_text);
        CHECK(text_after_loading(agora::input::template_scenario(model, scenario), "template") ==
              scenario.resolved_text);
    }
}
