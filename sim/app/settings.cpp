// From the command line to settings, with the clock read once.
#include "sim/app/settings.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>
#include <filesystem>

#include "sim/app/run_study.h"
#include "sim/app/version.h"

namespace agora::app {

output::StudyInfo study_info(const Options& options, const std::string& title) {
    output::StudyInfo info;
    info.title = title;
    info.command_line = options.command_line;
    info.created_at = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
    info.engine_version = engine_version();
    info.compiler = compiler();
    info.compiler_flags = compiler_flags();
    info.reproducible = options.reproducible;
    return info;
}

Settings settings_of(const Options& options) {
    Settings settings;
    const std::string name = std::filesystem::path(default_result_path(request_of(options))).stem().string();
    settings.info = study_info(options, "Agora: " + name);
    settings.record.micro = settings.record.network = options.all_agents || options.sampled_agents.has_value();
    settings.record.all_agents = options.all_agents;
    settings.record.sample = options.sampled_agents.value_or(0);
    settings.overwrite = options.force;
    settings.checkpoint_every = options.checkpoint_every.value_or(0);
    return settings;
}

}  // namespace agora::app
