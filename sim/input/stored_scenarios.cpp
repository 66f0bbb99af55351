// Scenarios load from their resolved texts; only the places their values came from are kept beside them.
#include "sim/input/stored_scenarios.h"

#include <nlohmann/json.hpp>

namespace agora::input {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const Scenario& scenario) {
    Json origins = Json::object(), changes = Json::array();
    for (const auto& [name, value] : scenario.parameters) origins[name] = value.origin;
    for (const Intervention& change : scenario.interventions) changes.push_back(change.origin);
    return {{"scenario_yaml", scenario.resolved_text}, {"parameter_origins", origins}, {"change_origins", changes}};
}

// Overwrites where values came from, which would otherwise name the resolved text.
void set_origins(Scenario& scenario, const StoredJson& stored) {
    const StoredJson parameters = stored.at("parameter_origins"), changes = stored.at("change_origins");
    for (auto& [name, value] : scenario.parameters) value.origin = parameters.at(name).text();
    const std::vector<StoredJson> origins = changes.items();
    if (origins.size() != scenario.interventions.size())
        changes.refuse("a list of " + std::to_string(scenario.interventions.size()));
    for (std::size_t i = 0; i < origins.size(); ++i) scenario.interventions[i].origin = origins[i].text();
}

}  // namespace

Json stored_scenarios(std::span<const Scenario> scenarios) {
    Json out = Json::array();
    for (const Scenario& scenario : scenarios) out.push_back(to_json(scenario));
    return out;
}

Request resolved_request(std::span<const std::string> texts, const std::string& what) {
    Request request;
    for (std::size_t d = 0; d < texts.size(); ++d) {
        request.files.push_back("scenario-" + std::to_string(d) + "-of-the-" + what + ".yaml");
        request.texts[request.files.back()] = texts[d];
    }
    return request;
}

Loaded load_stored_scenarios(const StoredJson& stored, const std::string& what, std::span<const Model> models) {
    const std::vector<StoredJson> items = stored.items();
    std::vector<std::string> texts;
    for (const StoredJson& item : items) texts.push_back(item.at("scenario_yaml").text());
    Loaded loaded = load(resolved_request(texts, what), models);
    if (loaded.problems.empty() && loaded.scenarios.size() != texts.size())
        stored.refuse("scenarios alone");  // a study among them would be several
    for (std::size_t d = 0; d < loaded.scenarios.size(); ++d) {
        Scenario& scenario = loaded.scenarios[d];
        if (scenario.resolved_text != texts[d])
            loaded.problems.push_back(
                {what, 0, 0, "the scenario " + scenario.name + " is not what it was", "", "", ""});
        set_origins(scenario, items[d]);
    }
    return loaded;
}

}  // namespace agora::input
