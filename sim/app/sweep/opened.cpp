// Folders, plan files and the study behind them.
#include "sim/app/sweep/opened.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "models/all_models.h"
#include "sim/app/catalogue.h"
#include "sim/app/memory.h"
#include "sim/app/stop.h"
#include "sim/app/study.h"
#include "sim/app/version.h"
#include "sim/input/quoting.h"
#include "sim/output/publish.h"
#include "sim/sweep/plan_file.h"

namespace agora::app {
namespace {

namespace fs = std::filesystem;

std::string content_of(const std::string& path) {
    if (const std::string problem = output::reading_problem(path); !problem.empty()) throw Stop(kInputMissing, problem);
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Stop(kInputMissing, "cannot read " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string listed(const std::vector<std::string>& lines) { return fmt::format("\n  {}", fmt::join(lines, "\n  ")); }

}  // namespace

bool SweepPlace::is_planned() const { return fs::exists(plan()); }

SweepPlace find_sweep(const Options& options) {
    if (options.names.size() != 1) throw Stop(kUsage, "agora " + options.command + " needs one STUDY file or folder");
    std::string name = options.names.front();
    while (name.size() > 1 && name.ends_with('/')) name.pop_back();
    if (fs::is_directory(name)) return {name, ""};
    const std::string file = find_file(name, {"studies"});
    const std::string folder = options.out.empty() ? "results/" + fs::path(file).stem().string() : options.out;
    return {folder, fs::absolute(file).lexically_normal().string()};
}

sweep::Plan plan_of_study(const std::string& study_file, const Options& options) {
    input::Request request;
    request.files = {study_file};
    input::LoadedSweep loaded = input::load_sweep(request, all_models());
    const Study study = study_of(loaded.base, options.json);
    sweep::Planned planned = sweep::make_plan(*study.model, std::move(loaded), engine_version());
    if (!planned.problem.empty()) throw Stop(kInvalidScenario, study_file + ": " + planned.problem);
    planned.plan.study_file = study_file;
    return std::move(planned.plan);
}

sweep::Plan read_planned(const SweepPlace& place) {
    if (!place.is_planned())
        throw Stop(kInputMissing,
                   fmt::format("there is no plan in {}\nagora sweep plan STUDY.yaml makes one", place.folder));
    sweep::Planned planned =
        sweep::read_plan(content_of(place.plan()), content_of(place.design()), engine_version(), all_models());
    if (!planned.problem.empty()) throw Stop(kInvalidScenario, place.folder + ": " + planned.problem);
    return std::move(planned.plan);
}

sweep::Plan open_sweep(const SweepPlace& place, const Options& options) {
    working_on(Need::design);
    sweep::Plan plan = read_planned(place);
    const std::string study_file = place.study_file.empty() ? plan.study_file : place.study_file;
    if (!fs::exists(study_file)) return plan;  // the plan is complete without it
    const sweep::Changes changes = sweep::changes_between(plan, plan_of_study(study_file, options));
    if (!changes.refused.empty())
        throw Stop(kInvalidScenario,
                   fmt::format("{} is no longer what was planned:{}\nundo that, or plan it under another name",
                               study_file, listed(changes.refused)));
    if (!changes.added.empty())
        throw Stop(
            kInvalidScenario,
            fmt::format("{} asks for more than was planned:{}\nagora sweep plan --extend {} --out {} adds it and "
                        "keeps all that has been run",
                        study_file, listed(changes.added), input::shell_word(study_file),
                        input::shell_word(place.folder)));
    return plan;
}

void freeze(const SweepPlace& place, const sweep::Plan& plan, bool overwrite) {
    std::error_code failure;
    fs::create_directories(place.folder, failure);
    if (failure) throw Stop(kCannotCreate, fmt::format("cannot make {}: {}", place.folder, failure.message()));
    const std::string design = sweep::design_text(plan), text = sweep::plan_text(plan);
    std::string problem = output::publish(place.design(), std::as_bytes(std::span(design)), true);
    if (problem.empty()) problem = output::publish(place.plan(), std::as_bytes(std::span(text)), overwrite);
    if (!problem.empty()) throw Stop(kInputOutput, problem);
}

void stop_on(const sweep::StoreProblem& problem) {
    switch (problem.fault) {
        case sweep::Fault::none: return;
        case sweep::Fault::other_program: throw Stop(kInvalidScenario, problem.text);
        case sweep::Fault::contradiction: throw Stop(kInternal, problem.text);
        case sweep::Fault::unreadable:
        case sweep::Fault::not_written: throw Stop(kInputOutput, problem.text);
    }
}

}  // namespace agora::app
