// A head with the identity of the program, then rows as length, hash and packed bytes.
#include "sim/sweep/rows.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "sim/core/hash.h"
#include "sim/output/pack_result.h"
#include "sim/output/publish.h"

namespace agora::sweep {
namespace {

constexpr std::string_view kMark = "agora-rows-1\n";

// What depends on the machine and the moment.
struct Timing {
    double setup_seconds, seconds;
    std::uint64_t peak_rss_bytes, memory_bytes;
};

output::RunResult without_times(output::RunResult result) {
    result.setup_seconds = result.seconds = 0;
    result.peak_rss_bytes = 0;
    result.report.seconds = result.report.metric_seconds = 0;
    for (SubmodelTiming& timing : result.report.timings) timing.seconds = 0;
    return result;
}

void append_block(output::Packer& out, const std::vector<std::byte>& bytes) {
    out.exchange(std::uint64_t{bytes.size()});
    out.exchange(hash_bytes(bytes.data(), bytes.size()));
    out.append(bytes.data(), bytes.size());
}

// The next block of a file; empty at its end, or where it was cut off or damaged.
std::span<const std::byte> next_block(std::span<const std::byte>& left) {
    std::uint64_t sizes[2] = {0, 0};  // bytes and their hash
    if (left.size() < sizeof sizes) return {};
    std::memcpy(sizes, left.data(), sizeof sizes);
    const std::span<const std::byte> rest = left.subspan(sizeof sizes);
    if (sizes[0] == 0 || sizes[0] > rest.size() || hash_bytes(rest.data(), sizes[0]) != sizes[1]) return {};
    left = rest.subspan(sizes[0]);
    return rest.first(sizes[0]);
}

bool unpack_row(std::span<const std::byte> bytes, Row& row) {
    output::Unpacker unpacker(bytes);
    Timing timing{};
    unpacker.exchange(timing);
    unpacker.exchange(row.scenario);
    output::exchange_result(unpacker, row.result);
    unpacker.exchange(row.result.problem);
    row.result.setup_seconds = timing.setup_seconds;
    row.result.seconds = timing.seconds;
    row.result.peak_rss_bytes = timing.peak_rss_bytes;
    row.memory_bytes = timing.memory_bytes;
    return unpacker.finished();
}

std::string failure(const std::string& action, const std::string& path) {
    return "cannot " + action + " '" + path + "': " + std::generic_category().message(errno);
}

}  // namespace

std::uint64_t row_hash(const Row& row) {
    output::Packer packer;
    packer.exchange(row.scenario);
    output::exchange_result(packer, without_times(row.result));
    return hash_bytes(packer.bytes().data(), packer.bytes().size());
}

std::vector<std::byte> pack_head(const std::string& identity) {
    output::Packer head, out;
    head.exchange(identity);
    out.append(kMark.data(), kMark.size());
    append_block(out, head.bytes());
    return out.bytes();
}

std::vector<std::byte> pack_row(const Row& row) {
    output::Packer packed, out;
    const output::RunResult& result = row.result;
    packed.exchange(Timing{result.setup_seconds, result.seconds, result.peak_rss_bytes, row.memory_bytes});
    packed.exchange(row.scenario);
    output::exchange_result(packed, without_times(result));
    packed.exchange(result.problem);
    append_block(out, packed.bytes());
    return out.bytes();
}

RowFile read_rows(const std::string& path, const std::string& identity) {
    if (std::string problem = output::reading_problem(path); !problem.empty()) return {{}, std::move(problem), false};
    std::error_code error;
    std::ifstream file(path, std::ios::binary);
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error || !file) return {{}, failure("read", path), false};  // removed by who published its rows, perhaps
    std::vector<std::byte> bytes(size);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    const std::vector<std::byte> head = pack_head(identity);
    std::span<const std::byte> left = bytes;
    if (left.size() < head.size()) return {{}, {}, false};  // its writer had not come far
    if (std::memcmp(left.data(), head.data(), head.size()) != 0)
        return {{}, "'" + path + "' was made by another version of the program, or is no file of runs", false};
    left = left.subspan(head.size());
    RowFile out;
    for (auto block = next_block(left); !block.empty(); block = next_block(left)) {
        Row row;
        if (!unpack_row(block, row)) return {std::move(out.rows), {}, false};
        out.rows.push_back(std::move(row));
    }
    out.whole = left.empty();
    return out;
}

Journal::Journal(std::string path, const std::string& identity) : path_(std::move(path)) {
    file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    problem_ = file_ < 0 ? failure("create", path_) : write(pack_head(identity));
}

Journal::~Journal() {
    if (file_ >= 0) ::close(file_);
}

std::string Journal::write(std::span<const std::byte> bytes) {
    const std::int64_t before = size_;
    while (!bytes.empty()) {
        const ssize_t written = ::write(file_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            const std::string problem = failure("write", path_) + "; free some space and start the same command again";
            if (::ftruncate(file_, before) == 0) ::lseek(file_, before, SEEK_SET);
            size_ = before;
            return problem;
        }
        size_ += written;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

std::string Journal::add(const Row& row) { return write(pack_row(row)); }

std::string Journal::sync() { return ::fsync(file_) == 0 ? std::string() : failure("write", path_); }

}  // namespace agora::sweep
