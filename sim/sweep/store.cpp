// parts/K.part is chunk K, parts/K.HOST-PID-N.rows a journal of it, parts/retry.HOST-PID-N.rows runs tried again.
#include "sim/sweep/store.h"

#include <algorithm>
#include <filesystem>

#include "sim/output/publish.h"

namespace agora::sweep {
namespace {

namespace fs = std::filesystem;

bool holds(const Chunk& chunk, const RunKey& key) {
    return std::find(chunk.runs.begin(), chunk.runs.end(), key) != chunk.runs.end();
}

std::string run_name(const RunKey& key) {
    return "replicate " + std::to_string(key.replicate) + " of design " + std::to_string(key.design);
}

}  // namespace

std::string Store::create() const {
    std::error_code failure;
    fs::create_directories(parts(), failure);
    return failure ? "cannot make the folder " + parts() + ": " + failure.message() : std::string();
}

bool Store::is_published(std::size_t chunk) const { return fs::exists(part_of(chunk)); }

std::vector<std::string> Store::files(const std::string& beginning) const {
    std::vector<std::string> out;
    std::error_code failure;
    for (const fs::directory_entry& entry : fs::directory_iterator(parts(), failure)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(beginning) && name.ends_with(".rows")) out.push_back(entry.path().string());
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::string Store::new_name(const std::string& beginning) const {
    for (std::uint32_t n = 0;; ++n) {
        std::string path = parts() + beginning + output::writer_name() + "-" + std::to_string(n) + ".rows";
        if (!fs::exists(path)) return path;
    }
}

std::string Store::new_journal(std::size_t chunk) const { return new_name(std::to_string(chunk) + "."); }
std::string Store::new_retry() const { return new_name("retry."); }

// A run that went well stands for one that failed; of two reasons to fail the first in the alphabet is kept, so that
// the order of reading leaves no mark.
void Store::take(ChunkRows& out, Row row, const std::string& path) const {
    const RunKey key = row.key();
    const bool known = key.design < plan_.designs() && row.scenario == plan_.scenario_hash(key.design);
    if (!known) {
        out.problem = {Fault::other_program, "'" + path + "' holds " + run_name(key) + ", which is not of this plan"};
        return;
    }
    const auto [place, is_new] = out.rows.try_emplace(key, row);
    Row& present = place->second;
    if (is_new) return;
    if (present.failed() && (!row.failed() || row.result.problem < present.result.problem)) present = std::move(row);
    else if (!present.failed() && !row.failed() && row_hash(present) != row_hash(row))
        out.problem = {Fault::contradiction, "two copies of " + run_name(key) +
                                                 " differ, and should be equal to the last bit; one is in '" + path +
                                                 "'"};
}

void Store::read_into(ChunkRows& out, const std::string& path, bool must_be_whole) const {
    RowFile file = read_rows(path, plan_.identity());
    if (!file.problem.empty() && fs::exists(path)) out.problem = {Fault::other_program, file.problem};
    if (must_be_whole && !file.whole && file.problem.empty())
        out.problem = {Fault::unreadable, "'" + path + "' is damaged; without it, its runs are made again"};
    for (Row& row : file.rows) take(out, std::move(row), path);
}

ChunkRows Store::read(std::size_t chunk) const {
    ChunkRows out;
    out.published = is_published(chunk);
    if (out.published) read_into(out, part_of(chunk), true);
    for (const std::string& path : files(std::to_string(chunk) + ".")) read_into(out, path, false);
    ChunkRows retried;
    for (const std::string& path : files("retry.")) read_into(retried, path, false);
    if (retried.problem.fault != Fault::none) out.problem = retried.problem;
    for (auto& [key, row] : retried.rows)
        if (holds(plan_.chunks[chunk], key)) take(out, std::move(row), parts() + "retry");
    return out;
}

StoreProblem Store::publish(std::size_t chunk, const std::map<RunKey, Row>& rows) const {
    std::vector<std::vector<std::byte>> packed{pack_head(plan_.identity())};
    for (const auto& [key, row] : rows) packed.push_back(pack_row(row));
    const std::vector<std::span<const std::byte>> pieces(packed.begin(), packed.end());
    const std::string problem = output::publish(part_of(chunk), pieces, false);
    if (!problem.empty() && !is_published(chunk)) return {Fault::not_written, problem};
    if (!problem.empty()) {
        ChunkRows both = read(chunk);
        for (const auto& [key, row] : rows) take(both, row, "this process");
        if (both.problem.fault != Fault::none) return both.problem;
    }
    std::error_code ignored;
    for (const std::string& path : files(std::to_string(chunk) + ".")) fs::remove(path, ignored);
    return {};
}

}  // namespace agora::sweep
