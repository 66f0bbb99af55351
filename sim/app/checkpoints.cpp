// study.json, one file per run, and a lock on the folder.
#include "sim/app/checkpoints.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "sim/app/interrupt.h"
#include "sim/app/stop.h"
#include "sim/app/stored_study.h"
#include "sim/core/sha256.h"
#include "sim/output/publish.h"

namespace agora::app {
namespace {

namespace fs = std::filesystem;

std::string content_of(const std::string& path) {
    if (const std::string problem = output::reading_problem(path); !problem.empty()) throw Stop(kInputMissing, problem);
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Removes files by the beginning of their name; "." begins those that an interrupted write has left.
void remove_files(const std::string& folder, const std::string& beginning) {
    std::error_code failure;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, failure))
        if (entry.path().filename().string().starts_with(beginning)) fs::remove(entry.path(), failure);
}

}  // namespace

std::string checkpoint_folder(const std::string& result_path) { return result_path + ".checkpoint"; }

void Checkpoints::lock() {
    lock_ = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock_ < 0) throw Stop(kCannotCreate, "cannot open the folder " + folder_);
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        throw Stop(kCannotCreate, "another agora is at work on " + folder_);
}

Checkpoints::~Checkpoints() {
    if (lock_ >= 0) ::close(lock_);
}

std::unique_ptr<Checkpoints> Checkpoints::begin(const std::string& result_path, const Study& study,
                                                const Settings& settings) {
    std::unique_ptr<Checkpoints> checkpoints(new Checkpoints(checkpoint_folder(result_path)));
    std::error_code failure;
    fs::create_directory(checkpoints->folder_, failure);
    if (failure)
        throw Stop(kCannotCreate,
                   fmt::format("cannot make the folder {}: {}", checkpoints->folder_, failure.message()));
    checkpoints->lock();
    remove_files(checkpoints->folder_, "");
    const std::string text = stored_text(study, settings);
    const auto problem = output::publish(checkpoints->folder_ + "/study.json", std::as_bytes(std::span(text)), false);
    if (!problem.empty()) throw Stop(kCannotCreate, problem);
    checkpoints->study_ = study;
    checkpoints->settings_ = settings;
    checkpoints->origin_ = {settings.info.engine_version, sha256(text)};
    return checkpoints;
}

std::unique_ptr<Checkpoints> Checkpoints::open(const std::string& folder) {
    const std::string path = folder + "/study.json";
    if (!holds_checkpoint(folder)) throw Stop(kInputMissing, "there is no checkpoint in " + folder);
    std::unique_ptr<Checkpoints> checkpoints(new Checkpoints(folder));
    checkpoints->lock();
    remove_files(folder, ".");
    const std::string text = content_of(path);
    StoredRequest stored = load_stored(text, path);
    checkpoints->study_ = std::move(stored.study);
    checkpoints->settings_ = std::move(stored.settings);
    checkpoints->origin_ = {checkpoints->settings_.info.engine_version, sha256(text)};
    return checkpoints;
}

std::string Checkpoints::file_of(std::uint32_t design, std::uint32_t replicate) const {
    return fmt::format("{}/{}_{}.run", folder_, design, replicate);
}

void Checkpoints::read(const std::vector<Job>& jobs) {
    for (const Job& job : jobs) {
        const std::string path = file_of(job.design, job.replicate);
        if (!fs::exists(path)) continue;
        auto checkpoint =
            std::make_unique<output::Checkpoint>(output::Checkpoint::open(path, origin_, *job.model, *job.scenario));
        if (!checkpoint->problem().text.empty())
            throw Stop(kInvalidScenario, checkpoint->problem().text + "\nwithout this file the run starts anew");
        if (checkpoint->result.design != job.design || checkpoint->result.replicate != job.replicate)
            throw Stop(kInvalidScenario, "'" + path + "' is of another run\nwithout this file the run starts anew");
        read_[{job.design, job.replicate}] = std::move(checkpoint);
    }
}

std::unique_ptr<output::Checkpoint> Checkpoints::take(const Job& job) {
    const auto found = read_.find({job.design, job.replicate});
    return found == read_.end() ? nullptr : std::move(found->second);
}

std::uint64_t Checkpoints::steps_done() const {
    std::uint64_t steps = 0;
    for (const auto& [run, checkpoint] : read_) steps += checkpoint->result.report.steps_done;
    return steps;
}

std::string Checkpoints::keep(const output::RunResult& result, const World* world, Executor& executor) const {
    return output::write_checkpoint(file_of(result.design, result.replicate), origin_, result, world, executor);
}

std::future<std::string> Checkpoints::keep_aside(const output::RunResult& result, const World& world,
                                                 Executor& executor) const {
    return std::async(
        std::launch::async | std::launch::deferred,
        [path = file_of(result.design, result.replicate), image = output::image_of(origin_, result, &world, executor)] {
            return output::write_checkpoint(path, image);
        });
}

void Checkpoints::remove() {
    const Undisturbed undisturbed;
    std::error_code failure;
    fs::remove(folder_ + "/study.json", failure);  // first, because without it there is nothing to continue
    remove_files(folder_, "");
    fs::remove(folder_, failure);
}

bool holds_checkpoint(const std::string& folder) { return fs::exists(folder + "/study.json"); }

void discard_checkpoints(const std::string& folder) {
    Checkpoints checkpoints(folder);
    checkpoints.lock();
    checkpoints.remove();
}

bool CheckpointObserver::observe(const StepView& view) {
    if (view.steps_done % checkpoints_.settings().checkpoint_every != 0 || view.steps_done >= steps_) return true;
    wait();
    recorder_.finish(view.report_so_far());
    pending_ = checkpoints_.keep_aside(result_, view.world, executor_);
    return true;
}

void CheckpointObserver::wait() {
    if (!pending_.valid()) return;
    if (const std::string problem = pending_.get(); !problem.empty()) tell_(problem);
}

}  // namespace agora::app
