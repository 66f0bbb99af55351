// Writes /contrast.
#include "sim/output/contrast.h"

#include "sim/output/names.h"
#include "sim/output/study.h"
#include "sim/run/tallies.h"

namespace agora::output {
namespace {

struct Described {
    const char* name;
    const std::vector<double> ContrastTable::*values;
    const char* meaning;
};

constexpr Described kNumbers[] = {
    {"base_mean", &ContrastTable::base_mean, "Mean over replicates in the design compared with"},
    {"changed_mean", &ContrastTable::changed_mean, "Mean over replicates in the changed design"},
    {"difference", &ContrastTable::difference, "Mean difference, changed minus base, of paired replicates"},
    {"half_width", &ContrastTable::half_width, "Half of the 95 % interval of the difference (Student's t)"},
    {"larger_share", &ContrastTable::larger_share, "Share of pairs in which the changed design has the larger value"},
    {"variance_reduction", &ContrastTable::variance_reduction,
     "How many times more replicates it would take without shared luck"},
};

}  // namespace

void write_contrasts(const Group& root, const Study& study) {
    const ContrastTable& table = study.contrasts;
    if (table.names.empty()) return;
    Group group(root, "contrast");
    group.write({"description", "Paired differences between designs that share their luck, at the last step"});
    write_row_numbers(group, "contrast", table.names.size(), "Comparison");
    std::vector<std::string> metrics;
    for (const Metric* metric : metrics_of(*study.model)) metrics.push_back(variable_name(metric->name));
    group.write(
        {"metric", {"metric"}, std::span<const std::string>(metrics), {{"long_name", "Variable of the root group"}}});
    group.write({"name", {"contrast"}, std::span<const std::string>(table.names), {{"long_name", "What is compared"}}});
    group.write(
        {"base", {"contrast"}, std::span<const std::int32_t>(table.base), {{"long_name", "Design compared with"}}});
    group.write(
        {"changed", {"contrast"}, std::span<const std::int32_t>(table.changed), {{"long_name", "Changed design"}}});
    group.write({"pairs",
                 {"contrast", "metric"},
                 std::span<const std::int32_t>(table.pairs),
                 {{"long_name", "Pairs of replicates in which both designs have a value"}}});
    for (const Described& number : kNumbers)
        group.write({number.name,
                     {"contrast", "metric"},
                     std::span<const double>(table.*number.values),
                     {{"long_name", number.meaning}}});
}

}  // namespace agora::output
