// The folder RESULT.h5.checkpoint: all it takes to continue a study that was killed or interrupted, and to end with the
// bytes it would have had.
#pragma once

#include <cstdint>
#include <future>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "sim/app/jobs.h"
#include "sim/app/settings.h"
#include "sim/output/checkpoint.h"

namespace agora::app {

// The folder beside a result file, and whether there is something in it to continue.
std::string checkpoint_folder(const std::string& result_path);
bool holds_checkpoint(const std::string& folder);

// Removes a folder of checkpoints. Stops (73) when another program is at work on it.
void discard_checkpoints(const std::string& folder);

class Checkpoints {
  public:
    // Makes the folder and keeps the study in it. Stops (73) when it cannot be made.
    static std::unique_ptr<Checkpoints> begin(const std::string& result_path, const Study& study,
                                              const Settings& settings);
    // Opens the folder. Stops (65) when the study in it is damaged or of another version of the program, (66) when
    // there is none, and (73) when another program is at work on it.
    static std::unique_ptr<Checkpoints> open(const std::string& folder);
    ~Checkpoints();

    const Study& study() const { return study_; }
    const Settings& settings() const { return settings_; }
    const std::string& folder() const { return folder_; }

    // Reads what is kept of each run, all but the worlds. Stops (65) when a file cannot be used.
    void read(const std::vector<Job>& jobs);
    // What was read of a run, to be taken once; null when there is nothing.
    std::unique_ptr<output::Checkpoint> take(const Job& job);
    // Steps of all runs read that need not be done again.
    std::uint64_t steps_done() const;

    // Keeps a run: with its world between two steps, or without when it is over. Returns what failed, or an empty text;
    // what was kept before is then still there. May be called from any thread.
    std::string keep(const output::RunResult& result, const World* world, Executor& executor) const;
    // Likewise between two steps, with a copy of the world's state, so that the run can go on at once.
    std::future<std::string> keep_aside(const output::RunResult& result, const World& world, Executor& executor) const;

    // Removes the folder, when the result is published.
    void remove();

  private:
    friend void discard_checkpoints(const std::string& folder);
    explicit Checkpoints(std::string folder) : folder_(std::move(folder)) {}
    std::string file_of(std::uint32_t design, std::uint32_t replicate) const;
    void lock();

    std::string folder_;
    Study study_;
    Settings settings_;
    output::CheckpointOrigin origin_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::unique_ptr<output::Checkpoint>> read_;
    int lock_ = -1;
};

// Asks for checkpoints of one run while it goes on. One is written at a time: the next waits for the one before, so
// that no more than one copy of the state is in memory.
class CheckpointObserver final : public Observer {
  public:
    CheckpointObserver(const Checkpoints& checkpoints, output::Recorder& recorder, const output::RunResult& result,
                       Executor& executor, std::uint32_t steps, const Tell& tell)
        : checkpoints_(checkpoints),
          recorder_(recorder),
          result_(result),
          executor_(executor),
          steps_(steps),
          tell_(tell) {}
    bool observe(const StepView& view) override;
    // Waits until what was asked for is written, and tells when that failed.
    void wait();

  private:
    const Checkpoints& checkpoints_;
    output::Recorder& recorder_;
    const output::RunResult& result_;
    Executor& executor_;
    const std::uint32_t steps_;
    const Tell& tell_;
    std::future<std::string> pending_;
};

}  // namespace agora::app
