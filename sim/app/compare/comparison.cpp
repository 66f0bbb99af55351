// The worlds of a comparison and their differences.
#include "sim/app/compare/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <mutex>

#include "sim/app/catalogue.h"
#include "sim/app/compare/parameter_sets.h"
#include "sim/app/interrupt.h"
#include "sim/app/progress.h"
#include "sim/app/stop.h"
#include "sim/app/terminal.h"
#include "sim/run/tallies.h"

namespace agora::app {
namespace {

// The worlds beside which every claim must stand (theory base 4.12 and 6.4), in this order before the policies asked
// for.
constexpr const char* kNoProjects = "no-projects";
constexpr const char* kStaffOnly = "staff-only-redesign";
constexpr const char* kPlacebo = "placebo";
constexpr std::size_t kStandards = 3;

std::vector<std::string> bases_of(const Options& options) {
    std::vector<std::string> words = options.bases;
    if (options.contexts == "all")
        for (const CatalogueEntry& context : catalogue("contexts")) words.push_back(context.path);
    else if (!options.contexts.empty())
        for (std::size_t begin = 0, end = 0; begin <= options.contexts.size(); begin = end + 1) {
            end = std::min(options.contexts.find(',', begin), options.contexts.size());
            words.push_back(options.contexts.substr(begin, end - begin));
        }
    if (words.empty()) throw Stop(kUsage, "agora compare needs --base FILE or --contexts all\nsee agora --help");
    std::vector<std::string> files;
    for (const std::string& file : find_files(words, {"contexts", "studies", "reference-run"}))
        if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(file);
    return files;
}

std::vector<std::string> policies_of(const Options& options) {
    std::vector<std::string> words{kNoProjects, kStaffOnly, kPlacebo};
    for (const std::string& policy : options.policies)
        if (std::find(words.begin(), words.end(), policy) == words.end()) words.push_back(policy);
    return find_files(words, {"policies"});
}

std::string quoted_list(const std::vector<std::string>& files) {
    std::string out;
    for (const std::string& file : files)
        out += fmt::format("{}\"{}\"", out.empty() ? "" : ", ", std::filesystem::absolute(file).string());
    return "[" + out + "]";
}

input::Request request_of(const Options& options, const std::vector<std::string>& policies) {
    input::Request request;
    request.files = {"comparison.yaml"};
    request.texts["comparison.yaml"] =
        fmt::format("study: comparison\nmodel: cocreation\nscenarios: {}\npolicies: {}\n",
                    quoted_list(bases_of(options)), quoted_list(policies));
    request.sets = options.sets;
    request.seed = options.seed;
    request.steps = options.steps;
    request.scale = options.scale;
    request.citizens = options.citizens;
    if (!options.scale && !options.citizens) request.citizens = kUsualCitizens;
    request.replicates = options.replicates.value_or(kFirstReplicates);
    return request;
}

// Tells the progress of a run, and keeps how its citizens were at the end where that is asked for.
class WorldWatcher final : public Observer {
  public:
    WorldWatcher(Progress& progress, LastWellbeing* last, std::uint32_t steps)
        : progress_(progress), last_(last), steps_(steps) {}
    bool observe(const StepView& view) override {
        if (last_ != nullptr && view.steps_done == steps_) *last_ = last_wellbeing(view.world);
        return progress_.observe(view);
    }

  private:
    ProgressObserver progress_;
    LastWellbeing* last_;
    std::uint32_t steps_;
};

}  // namespace

Comparison::Comparison(const Options& options)
    : policies_(policies_of(options)), sets_(options.parameters.value_or(0)), request_(request_of(options, policies_)) {
    load(options);
    if (!options.quiet) tell_remarks(study_.scenarios);
    for (std::string& policy : policies_) policy = std::filesystem::path(policy).stem().string();
}

void Comparison::load(const Options& options) {
    study_ = load_study(request_, options.json);
    outcomes_ = outcomes_of(*study_.model);
    drawn_parameters_ = count_drawn_parameters(study_);
    if (sets_ > 0) add_parameter_sets(study_, sets_);
}

void Comparison::run_until(std::uint32_t replicates, const Options& options) {
    if (request_.replicates != replicates) {  // the scenarios say how many there are, so that a rerun repeats them all
        request_.replicates = replicates;
        load(options);
    }
    std::vector<Job> jobs = jobs_of(study_);
    std::erase_if(jobs, [&](const Job& job) { return job.replicate < replicates_; });
    results_.resize(replicates * study_.scenarios.size());
    last_citizens_.resize(results_.size());
    run(jobs, options);
    replicates_ = replicates;
    compare_all();
}

void Comparison::run(const std::vector<Job>& jobs, const Options& options) {
    std::uint64_t steps = 0;
    for (const Job& job : jobs) steps += job.scenario->steps;
    Progress progress(steps, options.quiet);
    std::mutex one_at_a_time;
    for_each_run(jobs.size(), share_threads(jobs, options.threads), [&](std::size_t i, Executor& executor) {
        const std::size_t place = jobs[i].replicate * study_.scenarios.size() + jobs[i].design;
        WorldWatcher watcher(progress, jobs[i].design < stated_worlds() ? &last_citizens_[place] : nullptr,
                             jobs[i].scenario->steps);
        Done done = run_job(jobs[i], executor, {}, watcher);
        const std::lock_guard lock(one_at_a_time);
        if (!done.result.problem.empty())
            progress.clear(), complain(jobs[i].scenario->name + ": " + done.result.problem);
        lost_ += done.result.status != output::Status::ok;
        results_[place] = std::move(done.result);
    });
}

std::vector<output::RunResult> Comparison::take_results() {
    std::erase_if(results_, [](const output::RunResult& result) { return result.status == output::Status::missing; });
    return std::move(results_);
}

std::vector<double> Comparison::outcome_values(std::size_t design, std::size_t outcome) const {
    const Outcome& wanted = outcomes_[outcome];
    std::vector<double> values(replicates_, std::numeric_limits<double>::quiet_NaN());
    const std::size_t steps = study_.scenarios[design].steps;
    for (std::size_t r = 0; r < replicates_; ++r) {
        const output::RunResult& result = results_[r * study_.scenarios.size() + design];
        if (result.status == output::Status::ok)
            values[r] = wanted.value(std::span(result.metrics).subspan(wanted.metric * steps, steps));
    }
    return values;
}

void Comparison::add(const std::string& name, std::size_t base, std::size_t changed) {
    Compared row{name, base, changed, {}, {}, groups_off(base, changed)};
    for (std::size_t o = 0; o < outcomes_.size(); ++o)
        row.outcomes.push_back(statistics::contrast_of(outcome_values(base, o), outcome_values(changed, o)));
    for (std::size_t o = 0; o < outcomes_.size() && sets_ > 0; ++o) row.ensembles.push_back(over_sets(row, o));
    tell_what_acted(row);
    compared_.push_back(std::move(row));
}

std::vector<const output::RunResult*> Comparison::runs_of(std::size_t design) const {
    std::vector<const output::RunResult*> out;
    for (std::size_t first = 0; first < results_.size(); first += study_.scenarios.size())
        out.push_back(&results_[first + design]);
    return out;
}

void Comparison::tell_what_acted(Compared& row) const {
    const Scenario &base = study_.scenarios[row.base], &changed = study_.scenarios[row.changed];
    const std::vector<const output::RunResult*> base_runs = runs_of(row.base), changed_runs = runs_of(row.changed);
    output::Pairs pairs;
    for (std::size_t r = 0; r < base_runs.size(); ++r) pairs.emplace_back(base_runs[r], changed_runs[r]);
    row.inertness = output::inertness_of(*study_.model, base, changed, pairs);
    row.base_basis = output::mean_basis(*study_.model, base, base_runs);
    row.changed_basis = output::mean_basis(*study_.model, changed, changed_runs);
}

std::array<GroupOff, kCitizenGroups.size()> Comparison::groups_off(std::size_t base, std::size_t changed) const {
    std::array<GroupOff, kCitizenGroups.size()> out{};
    std::array<std::vector<double>, kCitizenGroups.size()> better, worse;
    for (std::size_t first = 0; first < results_.size(); first += study_.scenarios.size()) {
        const GroupShares shares = shares_off(last_citizens_[first + base], last_citizens_[first + changed]);
        for (std::size_t g = 0; g < shares.size(); ++g) {
            better[g].push_back(shares[g].better);
            worse[g].push_back(shares[g].worse);
        }
    }
    for (std::size_t g = 0; g < out.size(); ++g)
        out[g] = {statistics::interval_of(better[g]), statistics::interval_of(worse[g])};
    return out;
}

statistics::Ensemble Comparison::over_sets(const Compared& row, std::size_t outcome) const {
    std::vector<std::vector<double>> sets;
    for (std::uint32_t set = 1; set <= sets_; ++set) {
        const std::size_t first = set * stated_worlds();
        std::vector<double> differences = outcome_values(first + row.changed, outcome);
        const std::vector<double> base = outcome_values(first + row.base, outcome);
        for (std::size_t r = 0; r < differences.size(); ++r) differences[r] -= base[r];
        sets.push_back(std::move(differences));
    }
    return statistics::ensemble_of(sets, row.outcomes[outcome].difference);
}

void Comparison::compare_all() {
    compared_.clear();
    const std::size_t worlds = policies_.size() + 1;
    for (std::size_t base = 0; base < stated_worlds(); base += worlds) {
        const std::size_t nothing = base + 1, staff_only = base + 2;
        for (std::size_t p = kStandards - 1; p < policies_.size(); ++p) add(policies_[p], base, base + 1 + p);
        add("redesign by staff alone", nothing, staff_only);
        add("citizens' influence", staff_only, base);
    }
}

output::ContrastTable Comparison::table() const {
    output::ContrastTable out;
    out.groups.assign(kCitizenGroups.begin(), kCitizenGroups.end());
    for (std::size_t d = 0; d < study_.scenarios.size() && sets_ > 0; ++d)
        out.parameter_set.push_back(static_cast<std::int32_t>(d / stated_worlds()));
    for (const Compared& row : compared()) {
        out.names.push_back(row.name);
        out.base.push_back(static_cast<std::int32_t>(row.base));
        out.changed.push_back(static_cast<std::int32_t>(row.changed));
        out.inert.push_back(static_cast<std::int8_t>(row.inertness.kind));
        out.inert_text.push_back(row.inertness.text);
        for (const statistics::Contrast& c : row.outcomes) {
            out.pairs.push_back(c.pairs);
            out.base_mean.push_back(c.base_mean);
            out.changed_mean.push_back(c.changed_mean);
            out.difference.push_back(c.difference);
            out.half_width.push_back(c.half_width);
            out.larger_share.push_back(c.larger_share);
            out.variance_reduction.push_back(c.variance_reduction);
        }
        for (const GroupOff& off : row.groups) {
            out.better_share.push_back(off.better.mean);
            out.better_half_width.push_back(off.better.half_width);
            out.worse_share.push_back(off.worse.mean);
            out.worse_half_width.push_back(off.worse.half_width);
        }
        for (const statistics::Ensemble& e : row.ensembles) {
            out.sets.push_back(e.sets);
            out.sets_low.push_back(e.low);
            out.sets_high.push_back(e.high);
            out.parameter_sd.push_back(e.parameter_sd);
            out.luck_sd.push_back(e.luck_sd);
            out.flipped_share.push_back(e.flipped_share);
        }
    }
    return out;
}

std::vector<std::size_t> key_metric_positions(const Model& model) {
    std::vector<std::size_t> out;
    const std::vector<Outcome> outcomes = outcomes_of(model);
    for (const std::string& name : model.key_metrics)
        for (std::size_t o = 0; o < outcomes.size(); ++o)
            if (outcomes[o].name == name) out.push_back(o);
    return out;
}

std::vector<std::size_t> key_outcome_positions(const Model& model) {
    std::vector<std::size_t> out;
    const std::vector<Outcome> outcomes = outcomes_of(model);
    for (const std::size_t key : key_metric_positions(model))
        for (std::size_t o = 0; o < outcomes.size(); ++o)
            if (outcomes[o].metric == outcomes[key].metric) out.push_back(o);
    return out;
}

}  // namespace agora::app
