// parts/K.part is chunk K, parts/K.HOST-PID-N.rows a journal of it, parts/retry.HOST-PID-N.rows runs tried again.
#include "sim/sweep/store.h"

#include <algorithm>
#include <filesystem>

#include "sim/output/check_result.h"
#include "sim/output/publish.h"

namespace agora::sweep {
namespace {

namespace fs = std::filesystem;

std::string run_name(const RunKey& key) {
    return "replicate " + std::to_string(key.replicate) + " of design " + std::to_string(key.design);
}

}  // namespace

std::string Store::create() const {
    std::error_code failure;
    fs::create_directories(parts(), failure);
    return failure ? "cannot make the folder " + parts() + ": " + failure.message() : std::string();
}

// A link that leads nowhere is something too: the name is taken.
bool Store::has_part(std::size_t chunk) const {
    std::error_code failure;
    return fs::exists(fs::symlink_status(part_of(chunk), failure));
}

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
        std::error_code failure;
        if (!fs::exists(fs::symlink_status(path, failure))) return path;
    }
}

std::string Store::new_journal(std::size_t chunk) const { return new_name(std::to_string(chunk) + "."); }
std::string Store::new_retry() const { return new_name("retry."); }

// Why a row cannot be of this plan, or an empty text.
std::string Store::fault_of(const Row& row) const {
    const RunKey key = row.key();
    if (key.design >= plan_.designs() || key.replicate >= plan_.replicates ||
        row.scenario != plan_.scenario_hash(key.design))
        return "is not of this plan";
    if (row.result.status != output::Status::ok && !row.failed()) return "is not finished";
    const std::string fault = output::fault_of(row.result, *plan_.model, plan_.bases[plan_.base_of(key.design)]);
    return fault.empty() ? fault : "has " + fault;
}

// A run that went well stands for one that failed; of two reasons to fail the first in the alphabet is kept, so that
// the order of reading leaves no mark.
void Store::take(ChunkRows& out, Row row, const std::string& path) const {
    const RunKey key = row.key();
    if (const std::string fault = fault_of(row); !fault.empty()) {
        out.problem = {Fault::other_program, "'" + path + "' holds " + run_name(key) + ", which " + fault};
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
    if (!file.problem.empty() && (must_be_whole || fs::exists(path)))
        out.problem = {Fault::other_program, file.problem};
    if (must_be_whole && !file.whole && file.problem.empty())
        out.problem = {Fault::unreadable, "'" + path + "' is damaged"};
    for (Row& row : file.rows) take(out, std::move(row), path);
}

ChunkRows Store::read(std::size_t chunk) const {
    ChunkRows out;
    std::vector<RunKey> runs = plan_.chunks[chunk].runs;
    std::sort(runs.begin(), runs.end());
    const auto is_one = [&](const RunKey& key) { return std::binary_search(runs.begin(), runs.end(), key); };
    out.published = has_part(chunk);
    if (out.published) read_into(out, part_of(chunk), true);
    if (out.published && out.problem.fault == Fault::none && out.rows.size() < runs.size())
        out.problem = {Fault::unreadable, "'" + part_of(chunk) + "' lacks runs of its chunk"};
    for (const std::string& path : files(std::to_string(chunk) + ".")) read_into(out, path, false);
    for (const auto& [key, row] : out.rows)
        if (!is_one(key))
            out.problem = {Fault::other_program, "'" + part_of(chunk) + "', or a file of runs beside it, holds " +
                                                     run_name(key) + ", which is of another chunk"};
    ChunkRows retried;
    for (const std::string& path : files("retry.")) read_into(retried, path, false);
    if (retried.problem.fault != Fault::none) out.problem = retried.problem;
    for (auto& [key, row] : retried.rows)
        if (is_one(key)) take(out, std::move(row), parts() + "retry");
    if (out.problem.fault != Fault::none && out.problem.fault != Fault::contradiction)
        out.problem.text += "\nwithout that file, its runs are made again";
    return out;
}

StoreProblem Store::publish(std::size_t chunk, const std::map<RunKey, Row>& rows) const {
    std::vector<std::vector<std::byte>> packed{pack_head(plan_.identity())};
    for (const auto& [key, row] : rows) packed.push_back(pack_row(row));
    const std::vector<std::span<const std::byte>> pieces(packed.begin(), packed.end());
    const std::string problem = output::publish(part_of(chunk), pieces, false);
    if (!problem.empty() && !has_part(chunk)) return {Fault::not_written, problem};
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
