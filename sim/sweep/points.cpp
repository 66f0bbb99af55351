// Grids are made here; what fills the unit cube comes from the statistics layer.
#include "sim/sweep/points.h"

#include <cmath>
#include <limits>

#include "sim/statistics/designs.h"

namespace agora::sweep {
namespace {

using input::DesignKind;
using input::Factor;
using input::FactorKind;

// Every combination of levels; the first factor changes slowest.
Points full_factorial(const input::Variation& variation) {
    std::vector<std::vector<double>> levels;
    std::size_t count = 1;
    for (const Factor& factor : variation.factors) {
        levels.push_back(factor.spread(variation.design.levels));
        if (count > kMostPoints / levels.back().size())
            return {{}, "the full factorial design has more than " + std::to_string(kMostPoints) + " points"};
        count *= levels.back().size();
    }
    Points out;
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<double> point(levels.size());
        std::size_t rest = i;
        for (std::size_t f = levels.size(); f-- > 0; rest /= levels[f].size())
            point[f] = levels[f][rest % levels[f].size()];
        out.values.push_back(std::move(point));
    }
    return out;
}

// The scenario as it is, then each factor at each of its levels while the others stay. Of scenarios and policies the
// first level is the one that stays.
Points one_at_a_time(const input::Variation& variation) {
    std::vector<double> base;
    for (const Factor& factor : variation.factors)
        base.push_back(factor.kind == FactorKind::parameter ? std::numeric_limits<double>::quiet_NaN()
                                                            : factor.levels.front());
    Points out{{base}, {}};
    for (std::size_t f = 0; f < variation.factors.size(); ++f)
        for (const double value : variation.factors[f].spread(variation.design.levels)) {
            if (value == base[f]) continue;
            out.values.push_back(base);
            out.values.back()[f] = value;
        }
    return out;
}

Points from_coordinates(const input::Variation& variation) {
    const std::vector<double> coordinates = coordinates_of(variation);
    const std::size_t inputs = variation.factors.size();
    Points out;
    for (std::size_t i = 0; i < coordinates.size(); ++i) {
        if (i % inputs == 0) out.values.emplace_back();
        out.values.back().push_back(variation.factors[i % inputs].value_at(coordinates[i]));
    }
    return out;
}

std::string design_problem(const input::Variation& variation) {
    const DesignKind kind = variation.design.kind;
    if (points_on_cube(variation) > static_cast<double>(kMostPoints))
        return "the design has more than " + std::to_string(kMostPoints) + " points";
    if (kind == DesignKind::morris && variation.design.levels % 2 != 0)
        return "a morris design needs an even number of levels";
    const std::size_t columns = variation.factors.size() * (kind == DesignKind::saltelli ? 2 : 1);
    const bool is_sequence = kind == DesignKind::sobol || kind == DesignKind::saltelli;
    if (is_sequence && columns > statistics::kMostSobolInputs)
        return "a Sobol' sequence has no more than " + std::to_string(statistics::kMostSobolInputs) + " columns";
    return {};
}

}  // namespace

double points_on_cube(const input::Variation& variation) {
    const auto inputs = static_cast<double>(variation.factors.size());
    if (variation.design.kind == DesignKind::saltelli) return variation.design.rows * (inputs + 2);
    if (variation.design.kind == DesignKind::morris) return variation.design.rows * (inputs + 1);
    return variation.design.rows;
}

std::vector<double> coordinates_of(const input::Variation& variation) {
    const input::Design& design = variation.design;
    const std::size_t inputs = variation.factors.size();
    switch (design.kind) {
        case DesignKind::latin_hypercube: return statistics::latin_hypercube(design.rows, inputs, design.seed);
        case DesignKind::sobol: return statistics::sobol_sequence(0, design.rows, inputs, design.seed);
        case DesignKind::saltelli: return statistics::saltelli_points(0, design.rows, inputs, design.seed);
        case DesignKind::morris:
            return statistics::morris_trajectories(0, design.rows, inputs, design.levels, design.seed);
        default: return {};
    }
}

Points points_of(const input::Variation& variation) {
    if (std::string problem = design_problem(variation); !problem.empty()) return {{}, std::move(problem)};
    if (variation.factors.empty()) return {{{}}, {}};  // the scenarios as they are
    switch (variation.design.kind) {
        case DesignKind::full_factorial: return full_factorial(variation);
        case DesignKind::one_at_a_time: return one_at_a_time(variation);
        case DesignKind::table: return {variation.design.table, {}};
        default: return from_coordinates(variation);
    }
}

}  // namespace agora::sweep
