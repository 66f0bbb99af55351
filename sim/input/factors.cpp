// From coordinates to values, and from values to scenarios.
#include "sim/input/factors.h"

#include <algorithm>
#include <cmath>

#include "sim/input/numbers.h"

namespace agora::input {
namespace {

// Where a share of the way from the lowest to the highest value leads.
double within_range(const Factor& factor, double share) {
    if (share <= 0) return factor.lowest;
    if (share >= 1) return factor.highest;
    const double value = factor.logarithmic ? factor.lowest * std::pow(factor.highest / factor.lowest, share)
                                            : factor.lowest + share * (factor.highest - factor.lowest);
    return std::clamp(value, factor.lowest, factor.highest);
}

double rounded(const Factor& factor, double value) {
    if (factor.parameter->kind == ParameterKind::integer) value = std::round(value);
    return stored_value(*factor.parameter, value);
}

}  // namespace

double Factor::value_at(double coordinate) const {
    if (!levels.empty()) {
        const auto count = static_cast<double>(levels.size());
        return levels[static_cast<std::size_t>(std::clamp(std::floor(coordinate * count), 0.0, count - 1))];
    }
    if (parameter->kind != ParameterKind::integer || logarithmic)
        return rounded(*this, within_range(*this, coordinate));
    const double count = highest - lowest + 1;
    return lowest + std::clamp(std::floor(coordinate * count), 0.0, count - 1);
}

std::vector<double> Factor::spread(std::uint32_t count) const {
    if (!levels.empty()) return levels;
    std::vector<double> values;
    for (std::uint32_t i = 0; i < count; ++i) {
        const double share = count == 1 ? 0.5 : static_cast<double>(i) / (count - 1);
        const double value = rounded(*this, within_range(*this, share));
        if (values.empty() || values.back() != value) values.push_back(value);
    }
    return values;
}

std::string Factor::text_of(double value) const {
    if (std::isnan(value)) return "-";
    return parameter == nullptr ? names[static_cast<std::size_t>(value)] : format_value(*parameter, value);
}

const std::vector<std::string>& design_names() {
    static const std::vector<std::string> names{
        "full-factorial", "one-at-a-time", "latin-hypercube", "sobol", "saltelli", "morris", "table"};
    return names;
}

std::string Outcome::name() const {
    return mean_of_last == 0 ? metric : metric + "_mean_of_last_" + std::to_string(mean_of_last);
}

void vary(Scenario& scenario, const Factor& factor, double value) {
    const std::string origin = "factor";
    if (!factor.dated) {
        scenario.parameters[factor.name] = {value, origin};
        return;
    }
    std::vector<Intervention>& changes = scenario.interventions;
    const auto after = std::find_if(changes.begin(), changes.end(),
                                    [&](const Intervention& change) { return change.at > factor.dated->at; });
    changes.insert(after, {factor.dated->at, factor.dated->over, factor.name, value, "", origin});
}

}  // namespace agora::input
