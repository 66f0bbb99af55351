// The run loop: steps of passes over a world, watched by observers that cannot change it.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "agora/executor.h"
#include "agora/model.h"
#include "agora/scenario.h"
#include "agora/world.h"

namespace agora {

struct SubmodelTiming {
    std::string pass;
    std::string submodel;
    double seconds = 0;      // summed over workers
    std::uint64_t rows = 0;  // rows handled, summed over steps
};

struct RunReport {
    std::uint64_t fingerprint = 0;
    std::uint32_t steps_done = 0;
    double seconds = 0;  // wall time of the steps, metrics included
    double metric_seconds = 0;
    std::vector<SubmodelTiming> timings;  // in the order of the plan
    std::string out_of_range;             // the first value seen outside its declared range; empty when there was none
};

// What an observer sees after each step. `metrics` holds one value per metric, in the model's order; `trace` one hash
// per persistent column, in the model's order (empty unless RunOptions::trace is set); `report_so_far` makes the report
// of the steps this call has run, without a fingerprint.
struct StepView {
    const World& world;
    std::uint32_t steps_done;
    std::span<const double> metrics;
    std::span<const std::uint32_t> trace;
    std::function<RunReport()> report_so_far = {};
};

class Observer {
  public:
    virtual ~Observer() = default;
    virtual bool observe(const StepView& view) = 0;  // false asks the run to stop after this step
};

// The order in which tasks are handed out; results never depend on it (tests prove it with the last two).
enum class TaskOrder : std::uint8_t { forward, reversed, shuffled };

// Whether the columns' declared ranges are looked at, before the first step and after each pass that changes a column:
// not at all, or with the first fault in the report, or with an assertion that there is none.
enum class RangeCheck : std::uint8_t { none, told, asserted };
#ifdef NDEBUG
inline constexpr RangeCheck kUsualRangeCheck = RangeCheck::none;
#else
inline constexpr RangeCheck kUsualRangeCheck = RangeCheck::asserted;
#endif

struct RunOptions {
    TaskOrder order = TaskOrder::forward;
    bool metrics = true;
    bool trace = false;
    RangeCheck ranges = kUsualRangeCheck;
    std::uint32_t first_step = 0;  // steps that the world has behind it, from an earlier call
};

// A populated world, or why there is none.
struct Populated {
    World world;
    std::string problem;  // empty when all is well
    double seconds = 0;
};

// Everything wrong with a model's declaration, naming submodel and column; empty when it can run.
std::vector<std::string> check_model(const Model& model);

// Builds the world of one replicate of a scenario. The model must have passed check_model.
Populated populate(const Model& model, const Scenario& scenario, std::uint32_t replicate, Executor& executor);

// Runs a world up to scenario.steps steps, applying interventions at their dates. The report counts the seconds and
// rows of this call, and all steps the world has behind it.
RunReport run(const Model& model, const Scenario& scenario, World& world, Executor& executor,
              std::span<Observer* const> observers, const RunOptions& options = {});

}  // namespace agora
