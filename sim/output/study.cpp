// The root of a result file: a complete CF data set with one variable per metric, and the coordinates all groups share.
#include "sim/output/study.h"

#include <limits>
#include <numeric>

#include "sim/core/sha256.h"
#include "sim/output/names.h"
#include "sim/run/tallies.h"

namespace agora::output {
namespace {

constexpr const char* kLabels = "scenario context policy";

std::int32_t days_per_step(const std::string& step_name) {
    if (step_name == "day") return 1;
    if (step_name == "week") return 7;
    if (step_name == "month") return 30;
    return step_name == "year" ? 360 : 0;
}

// The same for equal inputs, whoever runs them.
std::string study_id(const Study& study) {
    std::string inputs;
    for (const Scenario& scenario : study.scenarios) inputs += scenario.resolved_text;
    return sha256(inputs);
}

// Clocks differ from run to run, so a reproducible file has none.
void write_root_attributes(Group& root, const Study& study) {
    root.write({"Conventions", "CF-1.10"});
    root.write({"schema_name", "agora-results"});
    root.write({"schema_version", std::vector<std::int32_t>{1, 0}});
    root.write({"title", study.info.title});
    root.write({"engine", "agora"});
    root.write({"engine_version", study.info.engine_version});
    if (!study.info.reproducible) root.write({"created_at", study.info.created_at});
    root.write({"study_id", study_id(study)});
    root.write({"model", study.model->name});
    root.write({"model_title", study.model->title});
    root.write({"model_description", study.model->description});
    root.write({"step_name", study.model->step_name});
    root.write({"key_metrics", joined(study.model->key_metrics)});
    root.write({"rng", "philox4x32-10"});
    root.write({"n_design", static_cast<std::int32_t>(study.designs())});
    root.write({"n_replicate", static_cast<std::int32_t>(study.replicates())});
}

void write_runs(Group& root, const Study& study) {
    const auto status =
        study.per_run<std::int8_t>(0, [](const RunResult& r) { return static_cast<std::int8_t>(r.status); });
    root.write({"status",
                {"design", "replicate"},
                std::span(status),
                {{"long_name", "What became of the run"},
                 {"flag_values", std::vector<std::int8_t>{0, 1, 2, 3}},
                 {"flag_meanings", "missing ok failed interrupted"},
                 {"coordinates", kLabels}}});
    const auto agents =
        study.per_run<std::int32_t>(0, [](const RunResult& r) { return static_cast<std::int32_t>(r.agents); });
    root.write({"citizens",
                {"design", "replicate"},
                std::span(agents),
                {{"long_name", "Agents simulated"}, {"units", "1"}, {"coordinates", kLabels}}});
}

std::vector<float> metric_values(const Study& study, std::size_t metric) {
    const std::size_t steps = study.steps(), replicates = study.replicates();
    std::vector<float> values(study.designs() * replicates * steps, std::numeric_limits<float>::quiet_NaN());
    for (const auto& [key, result] : study.results) {
        const std::size_t own_steps = study.scenarios[result.design].steps;
        const auto first = result.metrics.begin() + static_cast<std::ptrdiff_t>(metric * own_steps);
        std::copy_n(first, own_steps, values.begin() + static_cast<std::ptrdiff_t>(cell(result, replicates) * steps));
    }
    return values;
}

// One number per run: the sum of a flow over its steps.
void write_sum(Group& root, const Study& study, const Outcome& outcome) {
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    const auto sums = study.per_run<double>(nothing, [&](const RunResult& result) {
        const std::size_t steps = study.scenarios[result.design].steps;
        return outcome.value(std::span(result.metrics).subspan(outcome.metric * steps, steps));
    });
    root.write({variable_name(outcome.name),
                {"design", "replicate"},
                std::span<const double>(sums),
                {{"units", outcome.unit},
                 {"long_name", long_name(outcome.name)},
                 {"description", outcome.meaning},
                 {"cell_methods", "time: sum"},
                 {"coordinates", kLabels}}});
}

void write_metrics(Group& root, const Study& study) {
    std::size_t number = 0;
    for (const Metric* metric : metrics_of(*study.model)) {
        const bool is_flow = metric->kind == MetricKind::flow;
        const std::vector<float> values = metric_values(study, number++);
        const std::vector<float> range{static_cast<float>(metric->range[0]), static_cast<float>(metric->range[1])};
        root.write({variable_name(metric->name),
                    {"design", "replicate", "time"},
                    std::span(values),
                    {{"units", metric->unit},
                     {"long_name", long_name(metric->name)},
                     {"description", metric->meaning},
                     {"references", metric->source},
                     {"valid_range", range},
                     {"cell_methods", is_flow ? "time: mean" : ""},
                     {"sum_over_run", is_flow ? variable_name(metric->name + "_sum") : ""},
                     {"coordinates", kLabels}}});
    }
    for (const Outcome& outcome : outcomes_of(*study.model))
        if (outcome.is_sum) write_sum(root, study, outcome);
}

}  // namespace

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::size_t Study::replicates() const {
    std::uint32_t most = 1;
    for (const Scenario& scenario : scenarios) most = std::max(most, scenario.replicates);
    return most;
}

std::size_t Study::steps() const {
    std::uint32_t most = 1;
    for (const Scenario& scenario : scenarios) most = std::max(most, scenario.steps);
    return most;
}

void write_row_numbers(Group& group, const std::string& name, std::size_t count, const std::string& meaning) {
    std::vector<std::int32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0);
    group.write({name, {name}, std::span<const std::int32_t>(numbers), {{"long_name", meaning}}});
}

void write_design(Group& group, const Study& study) {
    write_row_numbers(group, "design", study.designs(), "Row of the design: one scenario with its policies");
    const auto scenario = study.per_design<std::string>([](const Scenario& s) { return s.name; });
    group.write({"scenario", {"design"}, std::span(scenario), {{"long_name", "Scenario"}}});
    const auto context = study.per_design<std::string>([](const Scenario& s) { return s.context; });
    group.write({"context", {"design"}, std::span(context), {{"long_name", "Context (ISO 3166-1 alpha-3)"}}});
    const auto policy = study.per_design<std::string>([](const Scenario& s) { return joined(s.policies); });
    group.write({"policy", {"design"}, std::span(policy), {{"long_name", "Policies laid over the scenario"}}});
    if (const std::vector<std::int32_t>& set = study.contrasts.parameter_set; !set.empty())
        group.write({"parameter_set",
                     {"design"},
                     std::span(set),
                     {{"long_name", "Set of parameters: 0 as stated, else drawn"}}});
}

void write_replicate(Group& group, const Study& study) {
    write_row_numbers(group, "replicate", study.replicates(), "Replicate: the same scenario with other luck");
}

std::vector<std::uint32_t> all_steps(const Study& study) {
    std::vector<std::uint32_t> steps(study.steps());
    std::iota(steps.begin(), steps.end(), 1u);
    return steps;
}

// A step is told by noon of its last day, which lies inside it, and by its two ends; the start of a run, before the
// first step, has no length. Months have 30 days in calendar 360_day, so they stay equally long and begin on the first
// of a month; a step without a calendar length is counted.
void write_time(Group& group, const Model& model, const std::vector<std::uint32_t>& steps_done) {
    const std::int32_t days = days_per_step(model.step_name);
    const double length = days == 0 ? 1 : days, before_end = days == 0 ? 0 : 0.5;
    std::vector<double> times, bounds;
    for (const std::uint32_t step : steps_done) {
        const double end = step * length;
        times.push_back(step == 0 ? 0 : end - before_end);
        bounds.insert(bounds.end(), {step == 0 ? 0 : end - length, end});
    }
    std::vector<Attribute> attributes{
        {"long_name", (days == 0 ? "Number of the " : "Last day of the ") + model.step_name},
        {"axis", "T"},
        {"bounds", "time_bounds"}};
    if (days == 0) attributes.push_back({"units", "1"});
    else
        attributes.insert(attributes.end(),
                          {{"standard_name", "time"}, {"units", "days since 2025-01-01"}, {"calendar", "360_day"}});
    group.write({"time", {"time"}, std::span<const double>(times), attributes});
    write_row_numbers(group, "bound", 2, "End of an interval: 0 the earlier, 1 the later");
    group.write({"time_bounds",
                 {"time", "bound"},
                 std::span<const double>(bounds),
                 {{"long_name", "Start and end of the " + model.step_name}}});
}

std::vector<std::byte> build_image(const Study& study, std::string& problem) {
    FileImage image(study.info.deflate);
    {
        Group root(image);
        write_root_attributes(root, study);
        write_design(root, study);
        write_replicate(root, study);
        write_time(root, *study.model, all_steps(study));
        write_runs(root, study);
        write_metrics(root, study);
        write_basis(root, study);
        write_parameters(root, study);
        write_provenance(root, study);
        write_contrasts(root, study);
        write_sweep(root, study);
        write_micro(root, study);
        write_network(root, study);
    }
    std::vector<std::byte> bytes = image.finish();
    problem = image.problem();
    return bytes;
}

}  // namespace agora::output
