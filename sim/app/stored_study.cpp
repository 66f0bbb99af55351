// A study is its stored scenarios and what the command line decided about them.
#include "sim/app/stored_study.h"

#include <fmt/format.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "models/all_models.h"
#include "sim/app/stop.h"
#include "sim/app/version.h"
#include "sim/input/bounds.h"
#include "sim/input/stored_scenarios.h"

namespace agora::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "agora-checkpoint 1";

Settings settings_from(const input::StoredJson& json) {
    Settings settings;
    settings.info.title = json.at("title").text();
    settings.info.command_line = json.at("command_line").text();
    settings.info.created_at = json.at("created_at").text();
    settings.info.engine_version = engine_version();
    settings.info.compiler = compiler();
    settings.info.compiler_flags = compiler_flags();
    settings.info.reproducible = json.at("reproducible").flag();
    settings.overwrite = json.at("overwrite").flag();
    settings.checkpoint_every = json.at("checkpoint_every").whole32(1, input::kMostSteps);
    settings.record.micro = settings.record.network = json.at("agents").flag();
    settings.record.all_agents = json.at("all_agents").flag();
    settings.record.sample = json.at("sampled_agents").whole32(0, std::numeric_limits<std::uint32_t>::max());
    return settings;
}

}  // namespace

std::string stored_text(const Study& study, const Settings& settings) {
    Json json{{"format", kFormat},
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
              {"scenarios", input::stored_scenarios(study.scenarios)}};
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Study load_resolved(const std::vector<std::string>& texts, const std::string& what) {
    return load_study(input::resolved_request(texts, what), false);
}

StoredRequest load_stored(const std::string& text, const std::string& path) {
    try {
        const Json parsed = input::parse_stored(text);
        const input::StoredJson json(parsed, "");
        if (json.at("format").text() != kFormat) json.at("format").refuse(kFormat);
        const std::string version = json.at("engine_version").text();
        if (version != engine_version())
            throw Stop(kInvalidScenario, fmt::format("{} was written by agora {}, and this is {}: the run can only be "
                                                     "continued by the version that began it",
                                                     path, version, engine_version()));
        input::Loaded loaded = input::load_stored_scenarios(json.at("scenarios"), "checkpoint", all_models());
        StoredRequest out{study_of(std::move(loaded), false), settings_from(json)};
        input::must_be_as_written(text, stored_text(out.study, out.settings));
        return out;
    } catch (const input::DamagedJson& failure) {
        throw Stop(kInvalidScenario, path + " is damaged: " + failure.what());
    }
}

}  // namespace agora::app
