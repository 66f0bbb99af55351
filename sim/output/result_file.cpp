// Collects the runs of a study and publishes them.
#include "sim/output/result_file.h"

#include "sim/output/names.h"
#include "sim/output/publish.h"
#include "sim/run/tallies.h"

namespace agora::output {

Created ResultFile::create(const std::string& path, const Model& model, std::vector<Scenario> scenarios, StudyInfo info,
                           bool overwrite) {
    if (scenarios.empty()) return {nullptr, "a study needs at least one scenario"};
    std::string problem = creation_problem(path, overwrite);
    if (problem.empty()) problem = name_problem(model);
    if (!problem.empty()) return {nullptr, problem};
    std::unique_ptr<ResultFile> file(new ResultFile);
    file->path_ = path;
    file->overwrite_ = overwrite;
    file->study_.model = &model;
    file->study_.scenarios = std::move(scenarios);
    file->study_.info = std::move(info);
    file->metrics_ = metrics_of(model).size();
    for (const ColumnDescription& column : model.columns) file->columns_ += column.transient ? 0 : 1;
    return {std::move(file), {}};
}

std::string ResultFile::result_problem(const RunResult& result) const {
    if (result.design >= study_.designs()) return "there is no design " + std::to_string(result.design);
    const Scenario& scenario = study_.scenarios[result.design];
    const std::string run = "run " + std::to_string(result.replicate) + " of '" + scenario.name + "' ";
    if (result.replicate >= std::max(1u, scenario.replicates)) return run + "is beyond its replicates";
    if (study_.results.contains({result.design, result.replicate})) return run + "was added before";
    if (result.metrics.size() != metrics_ * scenario.steps) return run + "has the wrong number of metric values";
    if (!result.trace.empty() &&
        (columns_ == 0 || result.trace.size() % columns_ != 0 || result.trace.size() / columns_ > scenario.steps))
        return run + "has the wrong number of trace values";
    return {};
}

std::string ResultFile::add(RunResult result) {
    const std::lock_guard lock(mutex_);
    std::string problem = result_problem(result);
    if (!problem.empty()) return problem;
    const std::pair key(result.design, result.replicate);
    study_.results.emplace(key, std::move(result));
    return {};
}

void ResultFile::set_contrasts(ContrastTable contrasts) {
    const std::lock_guard lock(mutex_);
    study_.contrasts = std::move(contrasts);
}

void ResultFile::set_design(DesignTable design) {
    const std::lock_guard lock(mutex_);
    study_.design = std::move(design);
}

std::string ResultFile::publish() { return publish_as(path_, overwrite_); }

std::string ResultFile::publish_as(const std::string& path, bool overwrite) {
    const std::lock_guard lock(mutex_);
    std::string problem;
    const std::vector<std::byte> bytes = build_image(study_, problem);
    return problem.empty() ? output::publish(path, bytes, overwrite) : problem;
}

std::size_t ResultFile::added() const {
    const std::lock_guard lock(mutex_);
    return study_.results.size();
}

}  // namespace agora::output
