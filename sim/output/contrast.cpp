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
    {"sets_low", &ContrastTable::sets_low, "5 % quantile of the mean difference over the parameter sets"},
    {"sets_high", &ContrastTable::sets_high, "95 % quantile of the mean difference over the parameter sets"},
    {"parameter_sd", &ContrastTable::parameter_sd,
     "Standard deviation of the difference over parameter sets, luck aside"},
    {"luck_sd", &ContrastTable::luck_sd, "Standard deviation of the difference of one pair within a parameter set"},
    {"flipped_share", &ContrastTable::flipped_share,
     "Share of parameter sets in which the difference has the other sign"},
};

constexpr Described kOfGroups[] = {
    {"better_share", &ContrastTable::better_share,
     "Share of a group's citizens who are better off in the changed design"},
    {"better_half_width", &ContrastTable::better_half_width, "Half of the 95 % interval of that share"},
    {"worse_share", &ContrastTable::worse_share, "Share of a group's citizens who are worse off in the changed design"},
    {"worse_half_width", &ContrastTable::worse_half_width, "Half of the 95 % interval of that share"},
};

void write_numbers(Group& group, const ContrastTable& table, std::span<const Described> numbers,
                   const std::string& dimension) {
    for (const Described& number : numbers) {
        const std::vector<double>& values = table.*number.values;
        if (!values.empty())
            group.write({number.name,
                         {"contrast", dimension},
                         std::span<const double>(values),
                         {{"long_name", number.meaning}}});
    }
}

}  // namespace

void write_contrasts(const Group& root, const Study& study) {
    const ContrastTable& table = study.contrasts;
    if (table.names.empty()) return;
    Group group(root, "contrast");
    group.write({"description",
                 "Paired differences between designs that share their luck, at the last step; of sums, over the run"});
    write_row_numbers(group, "contrast", table.names.size(), "Comparison");
    std::vector<std::string> metrics;
    for (const Outcome& outcome : outcomes_of(*study.model)) metrics.push_back(variable_name(outcome.name));
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
    if (!table.inert.empty()) {
        group.write({"inert", {"contrast"}, std::span<const std::int8_t>(table.inert), inert_attributes("the change")});
        group.write({"inert_text",
                     {"contrast"},
                     std::span<const std::string>(table.inert_text),
                     {{"long_name", "Why the change did not act"}}});
    }
    if (!table.sets.empty())
        group.write({"sets",
                     {"contrast", "metric"},
                     std::span<const std::int32_t>(table.sets),
                     {{"long_name", "Parameter sets with a difference"}}});
    write_numbers(group, table, kNumbers, "metric");
    if (table.groups.empty()) return;
    group.write({"group",
                 {"group"},
                 std::span<const std::string>(table.groups),
                 {{"long_name", "Group of citizens; better or worse off by more than 0.01 of wellbeing"}}});
    write_numbers(group, table, kOfGroups, "group");
}

}  // namespace agora::output
