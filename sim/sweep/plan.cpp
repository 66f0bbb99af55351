// Numbers of designs, and the scenarios behind them.
#include "sim/sweep/plan.h"

#include <algorithm>
#include <cmath>

#include "sim/core/hash.h"
#include "sim/core/sha256.h"
#include "sim/input/canonical.h"
#include "sim/input/schema.h"
#include "sim/sweep/points.h"

namespace agora::sweep {
namespace {

using input::Factor;
using input::FactorKind;

const Factor* find_factor(const input::Variation& variation, FactorKind kind) {
    const auto found = std::find_if(variation.factors.begin(), variation.factors.end(),
                                    [kind](const Factor& factor) { return factor.kind == kind; });
    return found == variation.factors.end() ? nullptr : &*found;
}

// The level a point gives a factor of scenarios or policies.
std::size_t level_of(const Plan& plan, const Factor& factor, std::size_t point) {
    const auto position = static_cast<std::size_t>(&factor - plan.variation.factors.data());
    const double value = plan.points[point][position];
    return std::isnan(value) ? 0 : static_cast<std::size_t>(value);
}

// Policies are laid in the order of the levels, where "none" is no policy; 0 is the scenario as it is.
std::size_t policy_of(const Factor& factor, std::size_t level) {
    if (factor.names[level] == "none") return 0;
    const auto end = factor.names.begin() + static_cast<std::ptrdiff_t>(level);
    return level + 1 - static_cast<std::size_t>(std::count(factor.names.begin(), end, "none"));
}

// What varies before the first month may leave no world; the first point for which it does is told.
std::string contradiction_in(const Plan& plan) {
    const auto is_at_start = [](const Factor& factor) {
        return factor.parameter != nullptr && factor.parameter->when == When::at_start;
    };
    if (plan.model->contradictions == nullptr || std::ranges::none_of(plan.variation.factors, is_at_start)) return "";
    for (std::uint32_t design = 0; design < plan.designs(); ++design) {
        const Scenario scenario = plan.scenario(design);
        if (const std::string found = plan.model->contradictions(scenario); !found.empty())
            return "point " + std::to_string(plan.point_of(design)) + " over " + plan.bases[plan.base_of(design)].name +
                   ": " + found;
    }
    return "";
}

}  // namespace

std::size_t Plan::bases_per_point() const {
    const std::size_t scenarios =
        find_factor(variation, FactorKind::scenario) != nullptr ? 1 : bases.size() / bases_per_scenario();
    return find_factor(variation, FactorKind::policy) != nullptr ? scenarios : scenarios * bases_per_scenario();
}

std::size_t Plan::base_of(std::uint32_t design) const {
    const std::size_t point = point_of(design), crossed = design % bases_per_point();
    const Factor* scenario = find_factor(variation, FactorKind::scenario);
    const Factor* policy = find_factor(variation, FactorKind::policy);
    const std::size_t policies = policy != nullptr ? 1 : bases_per_scenario();
    const std::size_t s = scenario != nullptr ? level_of(*this, *scenario, point) : crossed / policies;
    const std::size_t p = policy != nullptr ? policy_of(*policy, level_of(*this, *policy, point)) : crossed % policies;
    return s * bases_per_scenario() + p;
}

Scenario Plan::scenario(std::uint32_t design) const {
    const std::size_t point = point_of(design);
    Scenario out = bases[base_of(design)];
    out.replicates = replicates;
    if (!variation.factors.empty()) out.name += ".p" + std::to_string(point);
    for (std::size_t f = 0; f < variation.factors.size(); ++f)
        if (variation.factors[f].kind == FactorKind::parameter && !std::isnan(points[point][f]))
            input::vary(out, variation.factors[f], points[point][f]);
    return out;
}

std::uint64_t Plan::scenario_hash(std::uint32_t design) const {
    const std::string& text = bases[base_of(design)].resolved_text;
    std::uint64_t hash = hash_bytes(text.data(), text.size());
    for (std::size_t f = 0; f < variation.factors.size(); ++f) {
        const std::string value = variation.factors[f].text_of(points[point_of(design)][f]);
        hash = hash_bytes(value.data(), value.size(), hash);
    }
    return hash;
}

std::string hash_of(const Model& model) { return sha256(input::schema(model)).substr(0, 16); }

Planned make_plan(const Model& model, input::LoadedSweep loaded, const std::string& engine) {
    Planned out;
    Plan& plan = out.plan;
    plan.engine = engine;
    plan.model = &model;
    plan.model_hash = hash_of(model);
    plan.variation = std::move(loaded.variation);
    plan.bases = std::move(loaded.base.scenarios);
    // Replicates may become more; what a run is a run of does not change by that.
    for (Scenario& base : plan.bases) {
        plan.replicates = std::max(plan.replicates, base.replicates);
        base.replicates = 1;
        base.resolved_text = input::canonical_text(model, base);
    }
    if (plan.variation.outcomes.empty())
        for (const std::string& metric : model.key_metrics) plan.variation.outcomes.push_back({metric, 0});
    Points points = points_of(plan.variation);
    out.problem = std::move(points.problem);
    plan.points = std::move(points.values);
    if (plan.designs() > kMostPoints) out.problem = "the design has more than " + std::to_string(kMostPoints) + " rows";
    else if (plan.runs() > kMostPoints)
        out.problem = "the study has more than " + std::to_string(kMostPoints) + " runs (" +
                      std::to_string(plan.designs()) + " rows of the design, " + std::to_string(plan.replicates) +
                      " replicates of each)";
    if (out.problem.empty()) out.problem = contradiction_in(plan);
    return out;
}

}  // namespace agora::sweep
