// The commands `agora sweep run` and `agora sweep retry`: the one thing that every launcher calls, and once more what
// failed.
#include <fmt/format.h>

#include <cstdlib>

#include "sim/app/stop.h"
#include "sim/app/sweep/chunk_list.h"
#include "sim/app/sweep/commands.h"
#include "sim/app/sweep/runner.h"
#include "sim/app/terminal.h"
#include "sim/input/numbers.h"
#include "sim/sweep/merge.h"

namespace agora::app {
namespace {

// This process among those that one launcher started for the same command.
struct Share {
    std::uint64_t rank = 0, size = 1, on_this_machine = 1;
};

std::uint64_t number_in(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    const auto value = text == nullptr ? std::nullopt : input::parse_whole(text);
    return value.value_or(otherwise);
}

// Open MPI, MPICH and Slurm's srun each tell a process its number in the environment, so no library is needed.
Share share_of_launcher() {
    constexpr const char* kNames[][3] = {{"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_LOCAL_SIZE"},
                                         {"PMI_RANK", "PMI_SIZE", "MPI_LOCALNRANKS"},
                                         {"SLURM_PROCID", "SLURM_STEP_NUM_TASKS", "SLURM_TASKS_PER_NODE"}};
    for (const auto& [rank, size, local] : kNames)
        if (std::getenv(rank) != nullptr && std::getenv(size) != nullptr)
            return {number_in(rank, 0), std::max<std::uint64_t>(1, number_in(size, 1)), number_in(local, 1)};
    return {};
}

std::vector<std::size_t> chunks_to_run(const sweep::Plan& plan, const Options& options, const Share& share) {
    if (!options.sweep.chunks.empty()) return read_chunk_list(options.sweep.chunks, plan.chunks.size());
    std::vector<std::size_t> out;
    for (std::size_t c = 0; c < plan.chunks.size(); ++c)
        if (c % share.size == share.rank) out.push_back(c);
    return out;
}

// Processes on one machine share its cores.
void share_cores(Options& options, const Share& share) {
    if (options.threads || share.on_this_machine <= 1) return;
    const std::size_t cores = share_threads(1, 0, std::nullopt).threads;
    options.threads = static_cast<std::uint32_t>(std::max<std::size_t>(1, cores / share.on_this_machine));
}

sweep::Store store_of(const SweepPlace& place, const sweep::Plan& plan) {
    sweep::Store store(place.folder, plan);
    if (const std::string problem = store.create(); !problem.empty()) throw Stop(kCannotCreate, problem);
    return store;
}

}  // namespace

int sweep_run(const Options& asked) {
    Options options = asked;
    const Share share = share_of_launcher();
    share_cores(options, share);
    options.quiet = options.quiet || share.rank > 0;
    const SweepPlace place = find_sweep(options);
    if (!place.is_planned() && !place.study_file.empty() && share.size == 1) plan_now(place, options);
    const sweep::Plan plan = open_sweep(place, options);
    const sweep::Store store = store_of(place, plan);
    Runner runner(plan, store, options);
    for (const std::size_t chunk : chunks_to_run(plan, options, share)) runner.add_chunk(chunk);
    return runner.run();
}

int sweep_retry(const Options& options) {
    const SweepPlace place = find_sweep(options);
    const sweep::Plan plan = open_sweep(place, options);
    const sweep::Store store = store_of(place, plan);
    const sweep::Merged merged = sweep::merge(store, plan);
    stop_on(merged.problem);
    std::vector<sweep::RunKey> failed;
    for (const auto& [key, row] : merged.rows)
        if (row.failed()) failed.push_back(key);
    if (failed.empty()) return print("no run has failed\n"), kFine;
    Runner runner(plan, store, options);
    runner.add_retry(failed);
    return runner.run();
}

}  // namespace agora::app
