// Watches one run and keeps what its result needs: metrics, hashes, snapshots of sampled agents, and their links.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/output/run_result.h"

namespace agora::output {

struct RecordOptions {
    bool micro = false;                    // snapshots: sampled agents, and all rows of the model's recorded entities
    bool trace = true;                     // a hash per step and column
    bool network = false;                  // links, as they are after the first step, or at the start with all agents
    bool all_agents = false;               // every agent, but only before the first and after the last step
    std::uint32_t sample = 1000;           // about how many agents to keep; a larger sample contains the smaller one
    std::uint32_t every = 12;              // steps between snapshots; the first and the last step are always kept
    std::uint64_t small_network = 200000;  // networks with no more links than this are kept whole
};

class Recorder : public Observer {
  public:
    // The model and the result must outlive the recorder. The result is reset.
    Recorder(const Model& model, const Scenario& scenario, std::uint32_t design, std::uint32_t replicate,
             const RecordOptions& options, RunResult& result);

    // Continues a result that another recorder with the same options began.
    Recorder(const Model& model, const Scenario& scenario, const RecordOptions& options, RunResult& so_far);

    // To be called with the populated world before the run.
    void begin(const World& world);

    bool observe(const StepView& view) override;

    // To be called when the run has returned, or to have the result so far: keeps the report, and with it status and
    // fingerprint.
    void finish(const RunReport& report);

  private:
    void start(const World& world);
    void add_snapshot(const World& world, std::uint32_t steps_done);
    bool is_snapshot_due(std::uint32_t steps_done) const;

    const Model& model_;
    RecordOptions options_;
    std::uint32_t steps_;
    RunResult& result_;
    RunReport earlier_;                  // of the part of the run that is continued
    std::vector<TypeId> kept_entities_;  // one per table of result_.micro
};

// The entities of which snapshots are kept; the columns of one, still without values, and behind them where its rows
// belong when that changes; and the columns whose inside only the model knows. All in the model's order.
std::vector<TypeId> kept_entities(const Model& model);
std::vector<MicroColumn> columns_kept(const Model& model, TypeId entity);
std::vector<std::string> columns_left_out(const Model& model, TypeId entity);

// The rows of an entity that are kept: all, or those whose keyed draw falls below sample / rows. Ascending.
std::vector<std::uint32_t> sampled_rows(const World& world, TypeId entity, std::uint32_t sample);

}  // namespace agora::output
