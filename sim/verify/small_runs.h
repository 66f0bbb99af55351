// Whole runs of the co-creation model on a few thousand citizens, for targets and tests.
#pragma once

#include <functional>
#include <initializer_list>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "models/cocreation/model.h"
#include "sim/core/serial_executor.h"
#include "sim/run/run.h"

namespace agora::verify {

inline const Model& whole_model() {
    static const Model model = cocreation::make_model();
    return model;
}

inline Executor& one_thread() {
    static SerialExecutor executor;
    return executor;
}

using Assignments = std::initializer_list<std::pair<const char*, double>>;

// About 6,000 citizens in six catchments, 30 months, projects from the third month on and more of them than usual.
Scenario small_scenario(Assignments settings = {});

// Calls a function with the world after every month, and keeps the metrics and traces of all months.
class Watcher : public Observer {
  public:
    using Look = std::function<void(const StepView&)>;
    explicit Watcher(Look look = {}) : look_(std::move(look)) {}
    bool observe(const StepView& view) override;
    std::vector<std::vector<double>> metrics;
    std::vector<std::vector<std::uint32_t>> traces;

  private:
    Look look_;
};

struct FinishedRun {
    World world;
    RunReport report;
};

// One finished run, watched if a watcher is given.
FinishedRun run_small(const Scenario& scenario, Watcher* watcher = nullptr, Executor& executor = one_thread(),
                      const RunOptions& options = {}, std::uint32_t replicate = 0);

std::vector<std::string> metric_names();

// Names of the columns whose bytes differ between two worlds of the model.
std::set<std::string> different_columns(const World& a, const World& b);

}  // namespace agora::verify
