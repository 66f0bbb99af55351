// The folder of a sweep: its plan, the parts that are finished, and the journals of chunks that are not.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/sweep/rows.h"

namespace agora::sweep {

// What went wrong with a folder, so that the caller can choose an exit code.
enum class Fault : std::uint8_t { none, unreadable, other_program, contradiction, not_written };

struct StoreProblem {
    Fault fault = Fault::none;
    std::string text;
};

// What is known of one chunk: from its part, or from what processes that work or worked on it have left.
struct ChunkRows {
    std::map<RunKey, Row> rows;
    bool published = false;
    StoreProblem problem;
};

// A row is a pure function of scenario, seed and program, so nobody needs to know who else is at work: whoever finishes
// a chunk publishes it, the first one wins, and a second copy must have equal hashes.
class Store {
  public:
    Store(std::string folder, const Plan& plan) : folder_(std::move(folder)), plan_(plan) {}

    // Makes the folder of parts. Returns what failed, or an empty text.
    std::string create() const;
    // Rows of the part, of all journals of the chunk, and of failed runs that were tried again. Every row is checked
    // against the plan and against its other copies, and a part must hold every run of its chunk.
    ChunkRows read(std::size_t chunk) const;
    // The name of a journal that nobody else has.
    std::string new_journal(std::size_t chunk) const;
    // The name of a file for runs that are tried again.
    std::string new_retry() const;
    // Puts the part of a chunk in its place and removes the chunk's journals; a part that is there already must agree.
    StoreProblem publish(std::size_t chunk, const std::map<RunKey, Row>& rows) const;

  private:
    std::string parts() const { return folder_ + "/parts/"; }
    // Whether anything has the name of a chunk's part.
    bool has_part(std::size_t chunk) const;
    std::string part_of(std::size_t chunk) const { return parts() + std::to_string(chunk) + ".part"; }
    std::vector<std::string> files(const std::string& beginning) const;
    std::string new_name(const std::string& beginning) const;
    void read_into(ChunkRows& out, const std::string& path, bool must_be_whole) const;
    std::string fault_of(const Row& row) const;
    void take(ChunkRows& out, Row row, const std::string& path) const;

    std::string folder_;
    const Plan& plan_;
};

}  // namespace agora::sweep
