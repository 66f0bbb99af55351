// Files of finished runs, one row per run: each row carries its own hash, so that a file that was cut off anywhere
// still gives all rows that are whole. The format is described in sim/sweep/README.md.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/output/run_result.h"
#include "sim/sweep/plan.h"

namespace agora::sweep {

struct Row {
    output::RunResult result;
    std::uint64_t scenario = 0;      // Plan::scenario_hash of its design
    std::uint64_t memory_bytes = 0;  // of the world

    RunKey key() const { return {result.design, result.replicate}; }
    bool failed() const { return result.status == output::Status::failed; }
};

// A hash of all of a row that follows from its scenario and seed: no times, no memory.
std::uint64_t row_hash(const Row& row);

// The beginning of a file: `identity` is what must not be mixed (Plan::identity).
std::vector<std::byte> pack_head(const std::string& identity);
std::vector<std::byte> pack_row(const Row& row);

// The whole rows of a file, up to the first that is not.
struct RowFile {
    std::vector<Row> rows;
    std::string problem;  // not such a file, or of another program; empty when all is well
    bool whole = true;    // nothing was cut off
};
RowFile read_rows(const std::string& path, const std::string& identity);

// A file that rows are added to as they finish. What has been added survives the end of the process at any moment;
// after sync() also that of the machine. A failed write leaves the file as it was.
class Journal {
  public:
    // Creates a file of this name, which must be new. Check problem() then.
    Journal(std::string path, const std::string& identity);
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;
    ~Journal();

    // Returns what failed, or an empty text.
    std::string add(const Row& row);
    std::string sync();
    const std::string& problem() const { return problem_; }
    const std::string& path() const { return path_; }

  private:
    std::string write(std::span<const std::byte> bytes);

    std::string path_;
    int file_ = -1;
    std::int64_t size_ = 0;
    std::string problem_;
};

}  // namespace agora::sweep
