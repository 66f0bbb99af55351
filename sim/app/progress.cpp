// The progress line: share of the steps, agent-steps a second, time left.
#include "sim/app/progress.h"

#include <fmt/format.h>

#include "agora/model.h"
#include "sim/app/interrupt.h"
#include "sim/app/terminal.h"

namespace agora::app {
namespace {

constexpr std::chrono::milliseconds kLiveEvery{200};
constexpr std::chrono::seconds kLogEvery{30};

std::string duration(double seconds) {
    const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
    if (whole < 120) return fmt::format("{} s", whole);
    if (whole < 7200) return fmt::format("{} min", (whole + 30) / 60);
    return fmt::format("{:.1f} h", seconds / 3600);
}

}  // namespace

Progress::Progress(std::uint64_t steps, bool quiet) : steps_(steps), quiet_(quiet), live_(is_live(stderr)) {}
Progress::~Progress() { clear(); }

void Progress::step_done(std::uint64_t agents) {
    const std::lock_guard lock(mutex_);
    ++steps_done_;
    agent_steps_ += static_cast<double>(agents);
    const auto now = Clock::now();
    if (quiet_ || now - shown_ < (live_ ? Clock::duration(kLiveEvery) : Clock::duration(kLogEvery))) return;
    shown_ = now;
    show(now);
}

void Progress::show(Clock::time_point now) {
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    const double share = static_cast<double>(steps_done_) / static_cast<double>(steps_);
    const std::string line = fmt::format("{:3.0f} %  {:.3g} million agent-steps a second  {} left", 100 * share,
                                         agent_steps_ / seconds / 1e6, duration(seconds * (1 - share) / share));
    if (live_) fmt::print(stderr, "\r\033[K{}", line);
    else say(line);
    on_screen_ = live_;
}

void Progress::clear() {
    const std::lock_guard lock(mutex_);
    if (on_screen_) fmt::print(stderr, "\r\033[K");
    on_screen_ = false;
}

bool ProgressObserver::observe(const StepView& view) {
    const Model& model = view.world.model();
    progress_.step_done(model.agents == nullptr ? 0 : view.world.rows(model.agents));
    return !interrupted();
}

}  // namespace agora::app
