// The commands `agora sweep status` and `agora sweep resume`: how far a sweep is, and what would complete it.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "sim/app/json_line.h"
#include "sim/app/memory.h"
#include "sim/app/stop.h"
#include "sim/app/sweep/chunk_list.h"
#include "sim/app/sweep/commands.h"
#include "sim/app/sweep/missing.h"
#include "sim/app/terminal.h"
#include "sim/input/quoting.h"
#include "sim/sweep/merge.h"
#include "sim/sweep/plan_file.h"

namespace agora::app {
namespace {

struct State {
    std::size_t runs = 0, ok = 0, failed = 0, published = 0;
    double setup_seconds = 0;                   // of those done, for making worlds
    double seconds_done = 0, seconds_left = 0;  // on one core
    std::map<std::string, std::vector<sweep::RunKey>> reasons;
};

State state_of(const sweep::Store& store, const sweep::Plan& plan) {
    State out;
    out.runs = plan.runs();
    double estimated_done = 0, estimated_left = 0;
    for (std::size_t c = 0; c < plan.chunks.size(); ++c) {
        const sweep::ChunkRows chunk = store.read(c);
        stop_on(chunk.problem);
        out.published += chunk.published;
        for (const auto& [key, row] : chunk.rows) {
            out.setup_seconds += row.result.setup_seconds;
            out.seconds_done += row.result.setup_seconds + row.result.seconds;
            if (row.failed()) ++out.failed, out.reasons[row.result.problem].push_back(key);
            else ++out.ok;
        }
        const auto all = static_cast<double>(plan.chunks[c].runs.size());
        const double share = static_cast<double>(chunk.rows.size()) / all;
        estimated_done += share * plan.chunks[c].seconds;
        estimated_left += (1 - share) * plan.chunks[c].seconds;
    }
    // What was measured so far corrects the rule of thumb.
    const double correction = estimated_done > 0 ? out.seconds_done / estimated_done : 1;
    out.seconds_left = estimated_left * correction;
    return out;
}

std::string line_of(const State& state, const sweep::Plan& plan) {
    nlohmann::ordered_json failures = nlohmann::ordered_json::array();
    for (const auto& [reason, keys] : state.reasons)
        for (const sweep::RunKey& key : keys)
            failures.push_back({{"design", key.design}, {"replicate", key.replicate}, {"problem", reason}});
    return json_line({{"runs", state.runs},
                      {"ok", state.ok},
                      {"failed", state.failed},
                      {"missing", state.runs - state.ok - state.failed},
                      {"chunks", plan.chunks.size()},
                      {"chunks_published", state.published},
                      {"core_seconds_done", state.seconds_done},
                      {"core_seconds_setup", state.setup_seconds},
                      {"core_seconds_left", state.seconds_left},
                      {"failures", failures}});
}

std::string text_of(const State& state, const sweep::Plan& plan) {
    std::string out = fmt::format("{} of {} runs are done ({} of {} chunks published), {} failed, {} missing\n",
                                  state.ok + state.failed, state.runs, state.published, plan.chunks.size(),
                                  state.failed, state.runs - state.ok - state.failed);
    out += fmt::format("{:.3g} core-hours were used, about {:.3g} are left\n", state.seconds_done / 3600,
                       state.seconds_left / 3600);
    for (const auto& [reason, keys] : state.reasons)
        out += fmt::format("failed: {} (design:replicates {})\n", reason, sweep::runs_text(keys));
    return out;
}

}  // namespace

std::vector<std::size_t> missing_chunks(const sweep::Store& store, const sweep::Plan& plan) {
    std::vector<std::size_t> out;
    for (std::size_t c = 0; c < plan.chunks.size(); ++c) {
        const sweep::ChunkRows chunk = store.read(c);
        stop_on(chunk.problem);
        if (!chunk.published) out.push_back(c);
    }
    return out;
}

int sweep_status(const Options& options) {
    const SweepPlace place = find_sweep(options);
    const sweep::Plan plan = open_sweep(place, options);
    working_on(Need::rows);
    const State state = state_of(sweep::Store(place.folder, plan), plan);
    print(options.json ? line_of(state, plan) : text_of(state, plan));
    return kFine;
}

int sweep_resume(const Options& options) {
    const SweepPlace place = find_sweep(options);
    const sweep::Plan plan = open_sweep(place, options);
    const std::vector<std::size_t> missing = missing_chunks(sweep::Store(place.folder, plan), plan);
    const std::string name = input::shell_word(options.names.front());
    if (missing.empty()) return print(fmt::format("nothing is missing: agora sweep merge {}\n", name)), kFine;
    print(fmt::format("--array={}\n", chunk_list_text(missing)));
    if (!options.quiet)
        say(fmt::format(
            "{} of {} chunks are missing; each of these makes them:\nagora sweep run {}\nagora sweep submit "
            "--slurm {}",
            missing.size(), plan.chunks.size(), name, name));
    return kFine;
}

}  // namespace agora::app
