// What is kept of one run, and what is said about the study it belongs to: plain data, filled by a Recorder.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "sim/run/run.h"

namespace agora::output {

// Stored as int8 flags; the numbers are a frozen format.
enum class Status : std::uint8_t { missing = 0, ok = 1, failed = 2, interrupted = 3 };

// One column of the rows kept, [snapshot][row][component]. Sixteen-bit numbers are kept as float; uint8 as int16 and
// uint32 as int32, because the unsigned types are not readable everywhere (kNoRow becomes -1).
struct MicroColumn {
    std::string name;
    std::string unit;
    std::string meaning;
    std::variant<std::vector<float>, std::vector<std::int16_t>, std::vector<std::int32_t>, std::vector<double>> values;
    std::string dimension{};                // of the components; empty when a value is one number
    std::vector<std::string> components{};  // names

    std::size_t elements() const { return components.empty() ? 1 : components.size(); }  // of one value
};

// Where each of the rows kept belongs during the whole run: a row of another entity, -1 for none.
struct MicroPlace {
    std::string name;
    std::string meaning;
    std::vector<std::int32_t> rows;
};

// Snapshots of one entity.
struct MicroTable {
    std::string entity;
    std::string meaning;
    std::uint32_t total_rows = 0;           // in the world, of which `rows` are kept
    std::vector<std::uint32_t> rows;        // ascending
    std::vector<std::uint32_t> steps_done;  // one per snapshot
    std::vector<MicroColumn> columns;       // of the entity, then where its rows belong at each snapshot
    std::vector<MicroPlace> places{};
    std::vector<std::string> left_out{};  // columns whose inside only the model knows
};

// Links of one network, as rows of its two entities; of large networks only the links between rows that are kept.
struct EdgeTable {
    std::string network;
    std::string meaning;
    std::string from_entity, to_entity;
    std::uint64_t total_edges = 0;  // in the world
    std::vector<std::uint32_t> from, to;
};

struct RunResult {
    std::uint32_t design = 0;  // index of the scenario in the study
    std::uint32_t replicate = 0;
    Status status = Status::missing;
    std::string problem;               // why a failed run has no world
    std::vector<float> metrics;        // [metric][step], in the model's order; NaN = undefined or not reached
    std::vector<std::uint32_t> trace;  // [step][persistent column]; empty when not traced
    std::uint64_t fingerprint = 0;
    std::uint64_t agents = 0;
    double setup_seconds = 0;
    double seconds = 0;
    std::uint64_t peak_rss_bytes = 0;
    RunReport report;
    std::vector<MicroTable> micro;
    std::vector<EdgeTable> edges;
};

struct StudyInfo {
    std::string title;
    std::string command_line;
    std::string created_at;  // ISO 8601, UTC
    std::string engine_version;
    std::string compiler;
    std::string compiler_flags;
    bool reproducible =
        false;        // leave out all that differs between two runs of the same study: clock, timing, command line
    int deflate = 4;  // compression level, 0 to 9
};

}  // namespace agora::output
