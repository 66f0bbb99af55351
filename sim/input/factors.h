// What a sweep varies: factors, the design that combines their values, and the outcomes that are looked at.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agora/model.h"

namespace agora::input {

enum class FactorKind : std::uint8_t { parameter, scenario, policy };

// When a factor that is a lever takes its value, in steps of the model.
struct DatedFactor {
    std::uint32_t at = 0;
    std::uint32_t over = 0;
};

// A parameter, or which of several scenarios or policies. Values are those of the parameter (the position of a choice),
// or the position among `names`.
struct Factor {
    std::string name;  // "people.trust_mean", "scenario" or "policy"
    FactorKind kind = FactorKind::parameter;
    const ParameterInfo* parameter = nullptr;  // null for scenarios and policies
    std::vector<double> levels;                // empty when there is a range
    std::vector<std::string> names;            // of scenarios or policies, one per level
    double lowest = 0, highest = 0;            // of the range, or of the levels
    bool logarithmic = false;
    std::optional<DatedFactor> dated;  // absent: the value holds for the whole run

    // The value at a coordinate in [0, 1): levels get equal shares, and so do whole numbers.
    double value_at(double coordinate) const;
    // `count` values spread evenly over a range, its ends included; all levels where there are levels.
    std::vector<double> spread(std::uint32_t count) const;
    // As people write it: the name of a level or the shortest number.
    std::string text_of(double value) const;
};

enum class DesignKind : std::uint8_t {
    full_factorial,
    one_at_a_time,
    latin_hypercube,
    sobol,
    saltelli,
    morris,
    table,
};

// The names of the kinds, in the order of the numbers above: "full-factorial", …
const std::vector<std::string>& design_names();

struct Design {
    DesignKind kind = DesignKind::full_factorial;
    std::uint32_t rows = 0;    // points; of saltelli and morris: blocks of points
    std::uint32_t levels = 4;  // that a range is cut into
    std::uint64_t seed = 1;
    std::vector<std::vector<double>> table;  // [point][factor]; NaN: as in the scenario
};

// A metric at the end of a run, or its mean over the last steps.
struct Outcome {
    std::string metric;
    std::uint32_t mean_of_last = 0;  // steps; 0 for the last value

    // "unmet_need", "unmet_need_mean_of_last_12".
    std::string name() const;
};

struct Variation {
    std::string study;           // its short name
    std::uint32_t policies = 0;  // laid over each of its scenarios, one at a time
    std::vector<Factor> factors;
    Design design;
    std::vector<Outcome> outcomes;  // empty: the key metrics of the model
};

// Sets a parameter of a scenario as a factor says, without writing its resolved text anew.
void vary(Scenario& scenario, const Factor& factor, double value);

}  // namespace agora::input
