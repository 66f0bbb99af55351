// The command `agora sweep merge`: all runs as one result file and one table, whoever made them.
#include "sim/sweep/merge.h"

#include <fmt/format.h>

#include <filesystem>

#include "sim/app/memory.h"
#include "sim/app/stop.h"
#include "sim/app/sweep/commands.h"
#include "sim/app/terminal.h"
#include "sim/app/version.h"
#include "sim/input/quoting.h"
#include "sim/output/publish.h"
#include "sim/output/result_file.h"
#include "sim/sweep/plan_file.h"

namespace agora::app {
namespace {

// Nothing of the moment or the folder: the same runs give the same bytes.
output::StudyInfo info_of(const sweep::Plan& plan) {
    output::StudyInfo info;
    info.title = "Agora: " + plan.variation.study;
    info.engine_version = plan.engine;
    info.compiler = compiler();
    info.compiler_flags = compiler_flags();
    info.reproducible = true;
    return info;
}

void refuse_gaps(const sweep::Merged& merged, const sweep::Plan& plan, const Options& options) {
    if (merged.missing.empty() || options.sweep.partial) return;
    std::string listed = sweep::runs_text(merged.missing);
    if (listed.size() > 200) listed = listed.substr(0, listed.rfind(' ', 200)) + " …";
    throw Stop(kInterrupted,
               fmt::format("{} of {} runs are missing (design:replicates {})\nagora sweep run {} makes them; --partial "
                           "merges what there is",
                           merged.missing.size(), plan.runs(), listed, input::shell_word(options.names.front())));
}

void write_result(const std::string& path, const sweep::Plan& plan, sweep::Merged& merged, bool overwrite) {
    auto created = output::ResultFile::create(path, *plan.model, sweep::all_scenarios(plan), info_of(plan), overwrite);
    if (!created.problem.empty()) throw Stop(kCannotCreate, created.problem);
    created.file->set_design(sweep::design_table(plan, merged.rows));
    for (auto& [key, row] : merged.rows)
        if (const auto problem = created.file->add(std::move(row.result)); !problem.empty())
            throw Stop(kInternal, problem);
    if (const auto problem = created.file->publish(); !problem.empty()) throw Stop(kInputOutput, problem);
}

}  // namespace

int sweep_merge(const Options& options) {
    Options place_options = options;
    place_options.out.clear();
    const SweepPlace place = find_sweep(place_options);
    const sweep::Plan plan = open_sweep(place, place_options);
    working_on(Need::rows);
    sweep::Merged merged = sweep::merge(sweep::Store(place.folder, plan), plan);
    stop_on(merged.problem);
    refuse_gaps(merged, plan, options);
    const bool own_place = options.out.empty();  // what was merged from the same runs before may be replaced
    const std::string path = own_place ? place.folder + "/" + plan.variation.study + ".h5" : options.out;
    const std::string table = std::filesystem::path(path).replace_extension(".outcomes.csv").string();
    const std::string csv = sweep::outcomes_csv(plan, merged.rows);
    write_result(path, plan, merged, own_place || options.force);
    if (const auto problem = output::publish(table, std::as_bytes(std::span(csv)), true); !problem.empty())
        throw Stop(kInputOutput, problem);
    if (!options.quiet)
        say(fmt::format("{} runs are in {} (agora show {}), their outcomes in {}", merged.rows.size(), path,
                        input::shell_word(path), table));
    return merged.missing.empty() ? kFine : kInterrupted;
}

}  // namespace agora::app
