// From a result file to a StoredStudy.
#include "sim/output/read.h"

#include <algorithm>
#include <bit>
#include <charconv>

#include "sim/output/reader.h"

namespace agora::output {
namespace {

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t comma = std::min(text.find(", ", from), text.size());
        parts.push_back(text.substr(from, comma - from));
        from = comma + 2;
    }
    return parts;
}

std::uint64_t from_hexadecimal(const std::string& text) {
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value, 16);
    return value;
}

void read_attributes(Reader& reader, StoredStudy& study) {
    const bool ours = reader.attribute("/", "schema_name") == "agora-results";
    if (!reader.check(ours, "it is not a result file of this program")) return;
    study.title = reader.attribute("/", "title");
    study.model = reader.attribute("/", "model");
    study.step_name = reader.attribute("/", "step_name");
    study.engine_version = reader.attribute("/", "engine_version");
    study.key_metrics = split(reader.attribute("/", "key_metrics"));
    study.compiler = reader.attribute("provenance", "compiler");
    study.compiler_flags = reader.attribute("provenance", "compiler_flags");
}

void read_designs(Reader& reader, StoredStudy& study) {
    study.n_design = reader.length("design");
    study.n_replicate = reader.length("replicate");
    study.n_step = reader.length("time");
    constexpr std::size_t most = std::size_t{1} << 31;
    if (!reader.check(study.n_design * study.n_replicate < most, "it claims too many runs")) return;
    study.scenarios = reader.texts("scenario", study.n_design);
    study.contexts = reader.texts("context", study.n_design);
    study.policies = reader.texts("policy", study.n_design);
    study.seeds = reader.texts("provenance/seed", study.n_design);
    study.scenario_yaml = reader.texts("provenance/scenario_yaml", study.n_design);
    for (const std::int32_t steps : reader.integers("provenance/steps", study.n_design))
        study.steps.push_back(static_cast<std::uint32_t>(steps));
    for (const std::int32_t runs : reader.integers("provenance/replicates", study.n_design))
        study.replicates.push_back(static_cast<std::uint32_t>(runs));
    if (reader.has("provenance/command_line")) {
        const std::vector<std::string> command = reader.texts("provenance/command_line", 1);
        if (!command.empty()) study.command_line = command[0];
    }
}

void read_runs(Reader& reader, StoredStudy& study) {
    const std::size_t runs = study.n_design * study.n_replicate;
    for (const std::int32_t flag : reader.integers("status", runs))
        study.status.push_back(flag >= 0 && flag <= 3 ? static_cast<Status>(flag) : Status::failed);
    for (const std::int32_t agents : reader.integers("citizens", runs))
        study.agents.push_back(static_cast<std::uint64_t>(std::max(0, agents)));
    for (const std::string& text : reader.texts("provenance/fingerprint", runs))
        study.fingerprints.push_back(from_hexadecimal(text));
}

StoredSum read_sum(Reader& reader, const std::string& name, std::size_t runs) {
    if (name.empty()) return {};
    return {name, reader.attribute(name, "units"), reader.attribute(name, "description"), reader.doubles(name, runs)};
}

void read_metrics(Reader& reader, StoredStudy& study) {
    for (const std::string& name : reader.variables()) {
        if (reader.rank(name) != 3) continue;
        StoredMetric metric{name,
                            reader.attribute(name, "units"),
                            reader.attribute(name, "long_name"),
                            reader.attribute(name, "description"),
                            {}};
        metric.values = reader.floats(name, study.n_design * study.n_replicate * study.n_step);
        metric.sum = read_sum(reader, reader.attribute(name, "sum_over_run"), study.n_design * study.n_replicate);
        study.metrics.push_back(std::move(metric));
    }
}

void read_basis(Reader& reader, StoredStudy& study) {
    if (!reader.has("basis/inert_text")) return;
    study.in_vain = reader.texts("basis/inert_text", study.n_design);
    for (const std::string& name : reader.variables("basis"))
        if (reader.rank("basis/" + name) == 2)
            study.basis.push_back({name, reader.doubles("basis/" + name, study.n_design * study.n_replicate)});
}

void read_trace(Reader& reader, StoredStudy& study) {
    if (!reader.has("provenance/trace")) return;
    study.columns = reader.texts("provenance/column", reader.length("provenance/column"));
    const std::size_t values = study.n_design * study.n_replicate * study.n_step * study.columns.size();
    for (const std::int32_t hash : reader.integers("provenance/trace", values))
        study.trace.push_back(std::bit_cast<std::uint32_t>(hash));
}

}  // namespace

ReadStudy read_study(const std::string& path) {
    Reader reader(path);
    ReadStudy out;
    if (reader.problem().empty()) read_attributes(reader, out.study);
    if (reader.problem().empty()) read_designs(reader, out.study);
    if (reader.problem().empty()) read_runs(reader, out.study);
    if (reader.problem().empty()) read_metrics(reader, out.study);
    if (reader.problem().empty()) read_basis(reader, out.study);
    if (reader.problem().empty()) read_trace(reader, out.study);
    out.problem = reader.problem();
    return out;
}

}  // namespace agora::output
