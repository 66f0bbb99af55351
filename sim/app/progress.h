// One line on a terminal, or one line now and then in a log, that says how far a study is and how long it will take.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>

#include "sim/run/run.h"

namespace agora::app {

class Progress {
  public:
    // `steps` is the total over all runs; `quiet` says nothing.
    Progress(std::uint64_t steps, bool quiet);
    ~Progress();

    // One step of a world with so many agents is done. May be called from any thread.
    void step_done(std::uint64_t agents);
    // Takes the line off the terminal, so that something else can be printed.
    void clear();

  private:
    using Clock = std::chrono::steady_clock;
    void show(Clock::time_point now);

    std::mutex mutex_;
    const std::uint64_t steps_;
    const bool quiet_, live_;
    const Clock::time_point begin_ = Clock::now();
    Clock::time_point shown_ = begin_;
    std::uint64_t steps_done_ = 0;
    double agent_steps_ = 0;
    bool on_screen_ = false;
};

// Tells a progress line about every step of one run, and asks the run to stop when the user did.
class ProgressObserver final : public Observer {
  public:
    explicit ProgressObserver(Progress& progress) : progress_(progress) {}
    bool observe(const StepView& view) override;

  private:
    Progress& progress_;
};

}  // namespace agora::app
