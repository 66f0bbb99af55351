// Writes /sensitivity into a file that is there.
#include "sim/output/sensitivity.h"

#include "sim/output/publish.h"
#include "sim/output/run_result.h"
#include "sim/output/study.h"

namespace agora::output {
namespace {

constexpr const char* kGroup = "sensitivity";

void write_labels(Group& group, const std::string& dimension, const std::vector<std::string>& labels,
                  const std::string& meaning) {
    write_row_numbers(group, dimension, labels.size(), meaning);
    group.write({dimension + "_name", {dimension}, std::span(labels), {{"long_name", meaning}}});
}

void write_measures(Group& group, const std::vector<Measure>& measures, const std::vector<std::string>& dimensions) {
    for (const Measure& measure : measures)
        group.write({measure.name,
                     dimensions,
                     std::span(measure.values),
                     {{"long_name", measure.meaning}, {"units", measure.unit}}});
}

void write_table(const Group& root, const SensitivityTable& table) {
    Group group(root, kGroup);
    group.write({"description", "Which factors of the sweep its outcomes depend on"});
    group.write({"method", table.method});
    group.write({"references", table.references});
    write_labels(group, "scenario", table.scenarios, "Scenario in which the factors were varied");
    write_labels(group, "outcome", table.outcomes, "Outcome");
    write_labels(group, "factor", table.factors, "Factor");
    write_measures(group, table.of_factors, {"scenario", "outcome", "factor"});
    write_measures(group, table.of_outcomes, {"scenario", "outcome"});
    group.write({"note",
                 {"scenario", "outcome"},
                 std::span(table.notes),
                 {{"long_name", "Why measures or intervals of an outcome are missing; empty where none is"}}});
}

}  // namespace

std::string add_sensitivity(const std::string& path, const SensitivityTable& table) {
    FileImage image(path, StudyInfo{}.deflate);
    image.remove(kGroup);
    {
        const Group root(image);
        write_table(root, table);
    }
    const std::vector<std::byte> bytes = image.finish();
    return image.problem().empty() ? publish(path, bytes, true) : image.problem();
}

}  // namespace agora::output
