// The file of one run of a study that is not over: its result so far and what has changed in its world, or the result
// of a run that is finished. The format is described in sim/README.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/output/run_result.h"

namespace agora::output {

// What a checkpoint must have been made by and for; a file with another origin is refused.
struct CheckpointOrigin {
    std::string engine_version;
    std::string study;  // any text that names the study
};

// Why a checkpoint cannot be used.
enum class CheckpointFault : std::uint8_t { none, unreadable, damaged, other_origin, other_world };

struct CheckpointProblem {
    CheckpointFault fault = CheckpointFault::none;
    std::string text;  // empty when all is well
};

// A copy of what a checkpoint holds, so that the run can go on while it is written.
struct CheckpointImage {
    std::vector<std::byte> head;
    std::vector<Buffer> columns;
};

// Copies the result so far and the columns that submodels change; what a world is populated with is not kept. `world`
// is null when the run is over.
CheckpointImage image_of(const CheckpointOrigin& origin, const RunResult& result, const World* world,
                         Executor& executor);

// Puts a checkpoint in the place of the one before, whole or not at all. Returns what failed, or an empty text.
std::string write_checkpoint(const std::string& path, const CheckpointImage& image);

// Both, one after the other.
std::string write_checkpoint(const std::string& path, const CheckpointOrigin& origin, const RunResult& result,
                             const World* world, Executor& executor);

// A checkpoint of which all but the world has been read.
class Checkpoint {
  public:
    // Opens a file and checks it against its origin and the run it is of.
    static Checkpoint open(const std::string& path, const CheckpointOrigin& origin, const Model& model,
                           const Scenario& scenario);

    const CheckpointProblem& problem() const { return problem_; }
    bool holds_world() const { return !hashes_.empty(); }

    // The result so far; its report says how many steps are done.
    RunResult result;

    // Overwrites the changing columns of a world that was populated from the same scenario, and checks every column
    // against what it was.
    CheckpointProblem restore(World& world, Executor& executor) const;

  private:
    bool check(bool fine, CheckpointFault fault, const std::string& text);
    void read_head(const CheckpointOrigin& origin);
    void check_against(const Model& model, const Scenario& scenario);

    std::string path_;
    CheckpointProblem problem_;
    std::uint64_t first_column_ = 0;     // byte of the file at which the columns begin
    std::vector<std::uint64_t> hashes_;  // of every column that lives for the run, in the model's order
};

}  // namespace agora::output
