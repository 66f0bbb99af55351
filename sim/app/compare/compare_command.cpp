// The command `agora compare`: what policies change, against doing nothing and against redesign by staff alone.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/app/commands.h"
#include "sim/app/compare/comparison.h"
#include "sim/app/compare/comparison_text.h"
#include "sim/app/interrupt.h"
#include "sim/app/run_study.h"
#include "sim/app/settings.h"
#include "sim/app/stop.h"
#include "sim/app/terminal.h"
#include "sim/input/quoting.h"
#include "sim/output/result_file.h"

namespace agora::app {
namespace {

constexpr std::uint32_t kMostReplicates = 64;

// Whether every difference of a key metric is known to the share of its base that was asked for; differences of what no
// world has (no pairs) do not count, and a single pair says nothing.
bool precise_enough(const Comparison& comparison, double precision) {
    for (const Compared& row : comparison.compared())
        for (const std::size_t m : key_metric_positions(*comparison.study().model)) {
            const statistics::Contrast& c = row.outcomes[m];
            if (c.pairs > 0 && !(c.half_width <= precision * std::abs(c.base_mean))) return false;
        }
    return true;
}

void run(Comparison& comparison, const Options& options) {
    std::uint32_t replicates = options.replicates.value_or(kFirstReplicates);
    comparison.run_until(replicates, options);
    while (options.precision && !interrupted() && replicates < kMostReplicates &&
           !precise_enough(comparison, *options.precision)) {
        replicates = std::min(2 * replicates, kMostReplicates);
        comparison.run_until(replicates, options);
    }
}

void publish(Comparison& comparison, const Options& options, const std::string& path) {
    const output::StudyInfo info = study_info(options, "Agora: comparison");
    const Study& study = comparison.study();
    auto created = output::ResultFile::create(path, *study.model, study.scenarios, info, options.force);
    if (!created.problem.empty()) throw Stop(kCannotCreate, created.problem);
    created.file->set_contrasts(comparison.table());
    for (output::RunResult& result : comparison.take_results())
        if (const auto problem = created.file->add(std::move(result)); !problem.empty()) throw Stop(kInternal, problem);
    const Undisturbed undisturbed;
    if (const auto problem = created.file->publish(); !problem.empty()) throw Stop(kInputOutput, problem);
}

}  // namespace

int compare(const Options& options) {
    Comparison comparison(options);
    const std::string path = claim_result_path(options, "results/comparison.h5");
    watch_signals();
    run(comparison, options);
    if (options.json) print(lines_of(comparison));
    else print(text_of(comparison) + notes_of(comparison));
    const bool cut_short = interrupted();
    publish(comparison, options, path);
    if (cut_short) throw Stop(kInterrupted, "interrupted; what was finished is in " + path);
    if (comparison.lost() > 0) return kInvalidScenario;
    if (!options.quiet)
        say(fmt::format("the runs and their differences are in {} (agora report {})", path, input::shell_word(path)));
    return kFine;
}

}  // namespace agora::app
