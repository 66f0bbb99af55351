// A head of packed values with its hash, then the columns that submodels change, one after another.
#include "sim/output/checkpoint.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "agora/model.h"
#include "sim/core/hash.h"
#include "sim/output/check_result.h"
#include "sim/output/pack_result.h"
#include "sim/output/publish.h"
#include "sim/run/fingerprint.h"

namespace agora::output {
namespace {

constexpr std::string_view kMark = "agora-checkpoint-1\n";

bool is_changed(const Model& model, TypeId column) {
    for (const Pass& pass : model.passes)
        for (const Submodel& submodel : pass.submodels)
            for (const Access& access : submodel.accesses)
                if (access.type == column && (access.kind == AccessKind::write || access.kind == AccessKind::update))
                    return true;
    return false;
}

std::vector<std::uint64_t> hashes_of(const World& world, Executor& executor) {
    std::vector<std::uint64_t> hashes;
    for (std::size_t c = 0; c < world.model().columns.size(); ++c)
        if (!world.model().columns[c].transient) hashes.push_back(column_hash(world, c, executor));
    return hashes;
}

std::size_t persistent_columns(const Model& model) {
    return static_cast<std::size_t>(std::count_if(model.columns.begin(), model.columns.end(),
                                                  [](const auto& column) { return !column.transient; }));
}

// The bytes of a column in the world's own memory.
std::span<std::byte> bytes_of(const World& world, const ColumnDescription& column) {
    return {world.column(column.type).current.data(), world.rows(column.entity) * column.value_bytes};
}

// Copied by all threads, since one alone does not use the memory's whole speed.
Buffer copy_of(std::span<const std::byte> bytes, Executor& executor) {
    constexpr std::size_t kPiece = std::size_t{4} << 20;
    Buffer copy(bytes.size());
    executor.for_each((bytes.size() + kPiece - 1) / kPiece, [&](std::size_t piece, std::size_t) {
        const std::size_t first = piece * kPiece;
        std::memcpy(copy.data() + first, bytes.data() + first, std::min(kPiece, bytes.size() - first));
    });
    return copy;
}

// The part of the file that comes before the columns.
std::vector<std::byte> head_of(const CheckpointOrigin& origin, const RunResult& result,
                               const std::vector<std::uint64_t>& hashes) {
    Packer head, file;
    head.exchange(origin.engine_version);
    head.exchange(origin.study);
    exchange_result(head, result);
    head.exchange(hashes);
    file.append(kMark.data(), kMark.size());
    file.exchange(std::uint64_t{head.bytes().size()});
    file.exchange(hash_bytes(head.bytes().data(), head.bytes().size()));
    file.append(head.bytes().data(), head.bytes().size());
    return file.bytes();
}

bool read_bytes(std::istream& file, std::span<std::byte> bytes) {
    return bool(file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size())));
}

}  // namespace

CheckpointImage image_of(const CheckpointOrigin& origin, const RunResult& result, const World* world,
                         Executor& executor) {
    CheckpointImage image;
    if (world != nullptr)
        for (const ColumnDescription& column : world->model().columns)
            if (!column.transient && is_changed(world->model(), column.type))
                image.columns.push_back(copy_of(bytes_of(*world, column), executor));
    image.head = head_of(origin, result, world == nullptr ? std::vector<std::uint64_t>() : hashes_of(*world, executor));
    return image;
}

std::string write_checkpoint(const std::string& path, const CheckpointImage& image) {
    std::vector<std::span<const std::byte>> pieces{image.head};
    for (const Buffer& column : image.columns) pieces.emplace_back(column.data(), column.size());
    return publish(path, pieces, true);
}

std::string write_checkpoint(const std::string& path, const CheckpointOrigin& origin, const RunResult& result,
                             const World* world, Executor& executor) {
    return write_checkpoint(path, image_of(origin, result, world, executor));
}

bool Checkpoint::check(bool fine, CheckpointFault fault, const std::string& text) {
    if (!fine && problem_.fault == CheckpointFault::none) problem_ = {fault, "'" + path_ + "' " + text};
    return problem_.fault == CheckpointFault::none;
}

Checkpoint Checkpoint::open(const std::string& path, const CheckpointOrigin& origin, const Model& model,
                            const Scenario& scenario) {
    Checkpoint checkpoint;
    checkpoint.path_ = path;
    checkpoint.read_head(origin);
    if (checkpoint.problem_.text.empty()) checkpoint.check_against(model, scenario);
    return checkpoint;
}

void Checkpoint::read_head(const CheckpointOrigin& origin) {
    const std::string problem = reading_problem(path_);
    if (!problem.empty()) {
        problem_ = {CheckpointFault::unreadable, problem};
        return;
    }
    std::ifstream file(path_, std::ios::binary);
    if (!check(bool(file), CheckpointFault::unreadable, "cannot be read: " + std::generic_category().message(errno)))
        return;
    std::string mark(kMark.size(), '\0');
    std::uint64_t sizes[2] = {0, 0};  // of the head: its bytes and its hash
    const bool starts = read_bytes(file, std::as_writable_bytes(std::span(mark))) && mark == kMark &&
                        read_bytes(file, std::as_writable_bytes(std::span(sizes)));
    std::error_code failure;
    const std::uintmax_t file_bytes = std::filesystem::file_size(path_, failure);
    first_column_ = kMark.size() + sizeof sizes + sizes[0];
    if (!check(starts && !failure && sizes[0] < file_bytes && first_column_ <= file_bytes, CheckpointFault::damaged,
               "is damaged, or not a checkpoint"))
        return;
    std::vector<std::byte> head(sizes[0]);
    const bool whole = read_bytes(file, head) && hash_bytes(head.data(), head.size()) == sizes[1];
    if (!check(whole, CheckpointFault::damaged, "is damaged")) return;
    Unpacker unpacker(head);
    CheckpointOrigin found;
    unpacker.exchange(found.engine_version);
    unpacker.exchange(found.study);
    if (!check(found.engine_version == origin.engine_version, CheckpointFault::other_origin,
               "was made by agora " + found.engine_version + ", and this is " + origin.engine_version) ||
        !check(found.study == origin.study, CheckpointFault::other_origin, "belongs to another study"))
        return;
    exchange_result(unpacker, result);
    unpacker.exchange(hashes_);
    check(unpacker.finished(), CheckpointFault::damaged, "is damaged");
}

void Checkpoint::check_against(const Model& model, const Scenario& scenario) {
    const bool is_over = result.status == Status::ok || result.status == Status::failed;
    std::string fault = fault_of(result, model, scenario);
    if (fault.empty() && hashes_.size() != (is_over ? 0 : persistent_columns(model)))
        fault = "the wrong number of columns";
    check(fault.empty(), CheckpointFault::other_origin,
          "was made with another state of the model " + model.name + ": it has " + fault);
}

CheckpointProblem Checkpoint::restore(World& world, Executor& executor) const {
    const Model& model = world.model();
    std::ifstream file(path_, std::ios::binary);
    file.seekg(static_cast<std::streamoff>(first_column_));
    for (const ColumnDescription& column : model.columns) {
        if (column.transient || !is_changed(model, column.type)) continue;
        if (!read_bytes(file, bytes_of(world, column)))
            return {CheckpointFault::damaged, "'" + path_ + "' ends within " + std::string(column.info.name)};
    }
    const std::vector<std::uint64_t> now = hashes_of(world, executor);
    std::size_t number = 0;
    for (const ColumnDescription& column : model.columns) {
        if (column.transient) continue;
        const std::size_t at = number++;
        if (now[at] == hashes_[at]) continue;
        const std::string name = std::string(column.info.name);
        if (is_changed(model, column.type))
            return {CheckpointFault::damaged, "'" + path_ + "' is damaged in column " + name};
        return {CheckpointFault::other_world,
                "the world made again for '" + path_ + "' differs in column " + name + ": the program is another one"};
    }
    return {};
}

}  // namespace agora::output
