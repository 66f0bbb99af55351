// Writes /factors and /outcomes.
#include "sim/output/design.h"

#include "sim/output/names.h"
#include "sim/output/study.h"

namespace agora::output {
namespace {

// The prefix keeps factors apart from the labels of a design, such as policy.
std::string factor_name(const FactorColumn& factor) { return "factor_" + variable_name(factor.name); }

void write_factor(Group& group, const FactorColumn& factor) {
    std::vector<Attribute> attributes{{"long_name", factor.meaning}, {"factor", factor.name}};
    if (!factor.texts.empty()) {
        group.write({factor_name(factor), {"design"}, std::span<const std::string>(factor.texts), attributes});
        return;
    }
    const std::vector<float> range{static_cast<float>(factor.lowest), static_cast<float>(factor.highest)};
    attributes.insert(
        attributes.end(),
        {{"units", factor.unit}, {"valid_range", range}, {"scale", factor.logarithmic ? "log" : "linear"}});
    group.write({factor_name(factor), {"design"}, std::span<const double>(factor.values), attributes});
}

void write_design_group(const Group& root, const Study& study) {
    const DesignTable& table = study.design;
    Group group(root, "factors");
    group.write({"description", "What a sweep varied: one value of each factor per row of the design"});
    group.write({"kind", table.kind});
    group.write({"rows", static_cast<std::int32_t>(table.rows)});
    group.write({"levels", static_cast<std::int32_t>(table.levels)});
    group.write({"seed", std::to_string(table.seed)});
    write_design(group, study);
    group.write({"point",
                 {"design"},
                 std::span<const std::int32_t>(table.point),
                 {{"long_name", "Point of the design of factors; every scenario of the study runs each point"}}});
    group.write({"base",
                 {"design"},
                 std::span<const std::string>(table.bases),
                 {{"long_name", "Scenario of the study the point was laid over"}}});
    std::vector<std::string> names;
    for (const FactorColumn& factor : table.factors) names.push_back(factor_name(factor));
    group.write({"factor", {"factor"}, std::span<const std::string>(names), {{"long_name", "Variable of this group"}}});
    for (const FactorColumn& factor : table.factors) write_factor(group, factor);
    write_inert_factors(group, study);
    if (table.coordinates.empty()) return;
    group.write(
        {"coordinate",
         {"design", "factor"},
         std::span<const double>(table.coordinates),
         {{"long_name", "Coordinate in the unit cube, from which the factor's value follows"}, {"units", "1"}}});
}

void write_outcomes(const Group& root, const Study& study) {
    Group group(root, "outcomes");
    group.write({"description", "One number per run for each outcome the study names"});
    write_design(group, study);
    write_replicate(group, study);
    for (const OutcomeColumn& outcome : study.design.outcomes)
        group.write({variable_name(outcome.name),
                     {"design", "replicate"},
                     std::span<const double>(outcome.values),
                     {{"units", outcome.unit},
                      {"long_name", long_name(outcome.name)},
                      {"description", outcome.meaning},
                      {"metric", variable_name(outcome.metric)},
                      {"coordinates", "scenario context policy"}}});
}

}  // namespace

void write_sweep(const Group& root, const Study& study) {
    if (study.design.kind.empty()) return;
    if (!study.design.factors.empty()) write_design_group(root, study);
    write_outcomes(root, study);
}

}  // namespace agora::output
