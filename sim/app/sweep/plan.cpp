// The command `agora sweep plan`: freezes the design of a study, or adds to it.
#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "sim/app/json_line.h"
#include "sim/app/memory.h"
#include "sim/app/stop.h"
#include "sim/app/study.h"
#include "sim/app/sweep/commands.h"
#include "sim/app/sweep/dry_run.h"
#include "sim/app/sweep/opened.h"
#include "sim/app/sweep/trial.h"
#include "sim/app/terminal.h"
#include "sim/sweep/plan_file.h"

namespace agora::app {
namespace {

std::string told(const std::vector<std::string>& lines) { return fmt::format("{}", fmt::join(lines, "; ")); }

// Takes the chunks that are planned already and says whether there is anything to add.
bool take_over(sweep::Plan& now, const SweepPlace& place, const Options& options) {
    sweep::Plan planned = read_planned(place);
    const sweep::Changes changes = sweep::changes_between(planned, now);
    if (!changes.refused.empty())
        throw Stop(kInvalidScenario, fmt::format("{} holds another plan: {}\n--force discards it with all its runs; "
                                                 "--out FOLDER plans elsewhere",
                                                 place.folder, told(changes.refused)));
    if (!changes.added.empty() && !options.sweep.extend)
        throw Stop(kInvalidScenario, fmt::format("{} is planned already, without {}\n--extend adds that and keeps all "
                                                 "that has been run",
                                                 place.folder, told(changes.added)));
    now.chunks = std::move(planned.chunks);
    return !changes.added.empty();
}

void tell_plan(const SweepPlace& place, const sweep::Plan& plan, const std::string& state, const Options& options) {
    double seconds = 0;
    for (const sweep::Chunk& chunk : plan.chunks) seconds += chunk.seconds;
    if (options.json) {
        print(json_line({{"folder", place.folder},
                         {"state", state},
                         {"points", plan.points.size()},
                         {"designs", plan.designs()},
                         {"replicates", plan.replicates},
                         {"runs", plan.runs()},
                         {"chunks", plan.chunks.size()},
                         {"estimated_core_seconds", seconds},
                         {"in_vain", varied_in_vain(plan)}}));
        return;
    }
    print(fmt::format("{}: {} points over {} scenario(s), {} replicate(s): {} runs in {} chunks, {}\n", place.folder,
                      plan.points.size(), plan.designs() / std::max<std::size_t>(1, plan.points.size()),
                      plan.replicates, plan.runs(), plan.chunks.size(), state));
    for (const std::string& vain : varied_in_vain(plan)) print(vain + "\n");
}

}  // namespace

void plan_now(const SweepPlace& place, const Options& options) {
    working_on(Need::design);
    sweep::Plan plan = plan_of_study(place.study_file, options);
    const bool is_new = !place.is_planned() || options.force;
    if (!is_new && !take_over(plan, place, options)) return tell_plan(place, plan, "planned already", options);
    if (options.force) std::filesystem::remove_all(place.folder + "/parts");
    sweep::pack_chunks(plan, options.sweep.number_of_chunks.value_or(0), expected_agents);
    freeze(place, plan, options.force || !is_new);
    tell_plan(place, plan, is_new ? "planned" : "extended", options);
}

int sweep_plan(const Options& options) {
    const SweepPlace place = find_sweep(options);
    if (place.study_file.empty()) throw Stop(kUsage, "agora sweep plan needs a STUDY file");
    if (options.sweep.dry_run) return dry_run(plan_of_study(place.study_file, options), options), kFine;
    plan_now(place, options);
    return kFine;
}

}  // namespace agora::app
