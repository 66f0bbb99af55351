// A comparison: the worlds it needs, their runs, and the differences between them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/app/compare/better_off.h"
#include "sim/app/jobs.h"
#include "sim/app/options.h"
#include "sim/app/study.h"
#include "sim/output/basis.h"
#include "sim/output/contrast.h"
#include "sim/output/run_result.h"
#include "sim/run/tallies.h"
#include "sim/statistics/contrast.h"
#include "sim/statistics/ensemble.h"
#include "sim/statistics/interval.h"

namespace agora::app {

// Runs of each world, and citizens in each, when the command line does not say how many.
inline constexpr std::uint32_t kFirstReplicates = 8;
inline constexpr double kUsualCitizens = 20'000;

// Means over replicates of the shares of a group's citizens who are better and worse off.
struct GroupOff {
    statistics::MeanInterval better, worse;
};

// Two designs compared, with one contrast per outcome of the model, in its order, the same over the parameter sets,
// where there are any, and the citizens of each group.
struct Compared {
    std::string name;
    std::size_t base, changed;
    std::vector<statistics::Contrast> outcomes;
    std::vector<statistics::Ensemble> ensembles;
    std::array<GroupOff, kCitizenGroups.size()> groups{};
    output::Inertness inertness{};
    std::vector<double> base_basis{}, changed_basis{};  // means over runs, in the order of Model::rests_on
};

// Every base is run as it is, without projects, with staff-only redesign, with a placebo, and with each policy asked
// for; all of them with the same luck, and all once more with each parameter set asked for.
class Comparison {
  public:
    // Throws Stop with every problem of the files.
    explicit Comparison(const Options& options);

    // Runs the replicates up to this number that have not been run yet, and compares all there are.
    void run_until(std::uint32_t replicates, const Options& options);

    const Study& study() const { return study_; }
    std::uint32_t parameter_sets() const { return sets_; }
    std::size_t drawn_parameters() const { return drawn_parameters_; }
    std::uint32_t replicates() const { return replicates_; }
    std::size_t lost() const { return lost_; }  // runs that failed or were interrupted
    const std::vector<Compared>& compared() const { return compared_; }
    output::ContrastTable table() const;
    // Hands over the runs that were begun, for the result file.
    std::vector<output::RunResult> take_results();

  private:
    void load(const Options& options);
    std::size_t stated_worlds() const { return study_.scenarios.size() / (sets_ + 1); }
    std::array<GroupOff, kCitizenGroups.size()> groups_off(std::size_t base, std::size_t changed) const;
    std::vector<const output::RunResult*> runs_of(std::size_t design) const;
    void tell_what_acted(Compared& row) const;
    statistics::Ensemble over_sets(const Compared& row, std::size_t outcome) const;
    void run(const std::vector<Job>& jobs, const Options& options);
    std::vector<double> outcome_values(std::size_t design, std::size_t outcome) const;
    void add(const std::string& name, std::size_t base, std::size_t changed);
    void compare_all();

    std::vector<std::string> policies_;  // in the order of the designs of each base
    std::uint32_t sets_;
    std::size_t drawn_parameters_ = 0;
    input::Request request_;
    std::vector<Outcome> outcomes_;
    Study study_;                               // the worlds as stated, then those of each parameter set
    std::vector<output::RunResult> results_;    // [replicate][design]
    std::vector<LastWellbeing> last_citizens_;  // likewise; empty for worlds of parameter sets
    std::uint32_t replicates_ = 0;
    std::size_t lost_ = 0;
    std::vector<Compared> compared_;
};

// Positions of the key metrics among the outcomes of a model, in the order it shows them; the same with the sum of each
// flow behind it.
std::vector<std::size_t> key_metric_positions(const Model& model);
std::vector<std::size_t> key_outcome_positions(const Model& model);

}  // namespace agora::app
