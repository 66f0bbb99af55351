// Scenarios load from their resolved texts; only the places their values came from are kept beside them.
#include "sim/app/stored_study.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sim/app/stop.h"
#include "sim/app/version.h"

namespace agora::app {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const Scenario& scenario) {
    Json origins = Json::object(), changes = Json::array();
    for (const auto& [name, value] : scenario.parameters) origins[name] = value.origin;
    for (const Intervention& change : scenario.interventions) changes.push_back(change.origin);
    return {{"scenario_yaml", scenario.resolved_text}, {"parameter_origins", origins}, {"change_origins", changes}};
}

// Overwrites where values came from, which would otherwise name the resolved text.
void set_origins(Scenario& scenario, const Json& stored) {
    for (auto& [name, value] : scenario.parameters) value.origin = stored.at("parameter_origins").at(name);
    for (std::size_t i = 0; i < scenario.interventions.size(); ++i)
        scenario.interventions[i].origin = stored.at("change_origins").at(i);
}

Settings settings_from(const Json& json) {
    Settings settings;
    settings.info.title = json.at("title");
    settings.info.command_line = json.at("command_line");
    settings.info.created_at = json.at("created_at");
    settings.info.engine_version = engine_version();
    settings.info.compiler = compiler();
    settings.info.compiler_flags = compiler_flags();
    settings.info.reproducible = json.at("reproducible");
    settings.overwrite = json.at("overwrite");
    settings.checkpoint_every = json.at("checkpoint_every");
    settings.record.micro = settings.record.network = json.at("agents");
    settings.record.all_agents = json.at("all_agents");
    settings.record.sample = json.at("sampled_agents");
    return settings;
}

}  // namespace

std::string stored_text(const Study& study, const Settings& settings) {
    Json json{{"format", "agora-checkpoint 1"},
              {"engine_version", settings.info.engine_version},
              {"title", settings.info.title},
              {"command_line", settings.info.command_line},
              {"created_at", settings.info.created_at},
              {"reproducible", settings.info.reproducible},
              {"overwrite", settings.overwrite},
              {"checkpoint_every", settings.checkpoint_every},
              {"agents", settings.record.micro},
              {"all_agents", settings.record.all_agents},
              {"sampled_agents", settings.record.sample},
              {"scenarios", Json::array()}};
    for (const Scenario& scenario : study.scenarios) json["scenarios"].push_back(to_json(scenario));
    return json.dump(1) + "\n";
}

Study load_resolved(const std::vector<std::string>& texts, const std::string& what) {
    input::Request request;
    for (std::size_t d = 0; d < texts.size(); ++d) {
        const std::string path = fmt::format("scenario-{}-of-the-{}.yaml", d, what);
        request.files.push_back(path);
        request.texts[path] = texts[d];
    }
    return load_study(request, false);
}

StoredRequest load_stored(const std::string& text, const std::string& path) {
    try {
        const Json json = Json::parse(text);
        const std::string version = json.at("engine_version");
        if (version != engine_version())
            throw Stop(kInvalidScenario, fmt::format("{} was written by agora {}, and this is {}: the run can only be "
                                                     "continued by the version that began it",
                                                     path, version, engine_version()));
        std::vector<std::string> texts;
        for (const Json& scenario : json.at("scenarios")) texts.push_back(scenario.at("scenario_yaml"));
        StoredRequest stored{load_resolved(texts, "checkpoint"), settings_from(json)};
        for (std::size_t d = 0; d < texts.size(); ++d) {
            Scenario& scenario = stored.study.scenarios.at(d);
            if (scenario.resolved_text != texts[d])
                throw Stop(kInvalidScenario,
                           fmt::format("{}: the scenario {} is not what it was", path, scenario.name));
            set_origins(scenario, json.at("scenarios").at(d));
        }
        return stored;
    } catch (const nlohmann::json::exception& failure) {
        throw Stop(kInvalidScenario, path + " is damaged: " + failure.what());
    }
}

}  // namespace agora::app
