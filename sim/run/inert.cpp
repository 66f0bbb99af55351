// Values are compared as the world holds them, in single precision, at every step.
#include "sim/run/inert.h"

#include <algorithm>
#include <set>

#include "sim/run/interventions.h"

namespace agora {
namespace {

// The values of a parameter step by step.
std::vector<float> course_of(const Scenario& scenario, const std::string& parameter) {
    std::vector<Intervention> changes;
    for (const Intervention& change : scenario.interventions)
        if (change.parameter == parameter) changes.push_back(change);
    std::stable_sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    std::vector<float> values;
    for (std::uint32_t step = 0; step < scenario.steps; ++step)
        values.push_back(static_cast<float>(value_at(scenario.parameters.at(parameter).value, changes, step)));
    return values;
}

// The parameters whose values differ at some step, and the first of these steps.
struct Difference {
    std::set<std::string> parameters;
    std::uint32_t first_step = 0;
    bool at_start = false;  // a difference that populating may see
};

bool starts_alike(const Scenario& a, const Scenario& b, const std::string& parameter) {
    return static_cast<float>(a.parameters.at(parameter).value) == static_cast<float>(b.parameters.at(parameter).value);
}

Difference difference_of(const Scenario& a, const Scenario& b) {
    std::set<std::string> candidates;
    for (const Scenario* scenario : {&a, &b})
        for (const Intervention& change : scenario->interventions) candidates.insert(change.parameter);
    Difference out;
    out.first_step = std::min(a.steps, b.steps);
    for (const auto& [name, value] : a.parameters)
        if (!starts_alike(a, b, name)) candidates.insert(name), out.at_start = true;
    for (const std::string& name : candidates) {
        const std::vector<float> x = course_of(a, name), y = course_of(b, name);
        const auto [in_x, in_y] = std::mismatch(x.begin(), x.end(), y.begin(), y.end());
        if (in_x == x.end() && in_y == y.end() && starts_alike(a, b, name)) continue;
        out.parameters.insert(name);
        out.first_step = std::min(out.first_step, static_cast<std::uint32_t>(in_x - x.begin()));
    }
    return out;
}

bool reads(const Submodel& submodel, const ParameterGroup& group) {
    return std::ranges::any_of(submodel.accesses, [&](const Access& access) {
        return access.kind == AccessKind::parameters && access.type == group.type;
    });
}

// Whether a submodel or metric that acts from this step on reads one of the parameters.
bool is_read(const Model& model, const Scenario& scenario, const Difference& difference) {
    std::vector<const Submodel*> readers;
    for (const ParameterGroup& group : model.parameters) {
        const auto differs = [&](const ParameterInfo& info) { return difference.parameters.contains(info.name); };
        if (std::ranges::none_of(group.parameters, differs)) continue;
        for (const Tally& tally : model.tallies)
            if (reads(tally.accumulate, group)) return true;
        for (const Pass& pass : model.passes)
            for (const Submodel& submodel : pass.submodels)
                if (reads(submodel, group)) readers.push_back(&submodel);
    }
    World world(model, {});
    world.begin({}, scenario.parameters);
    for (std::uint32_t step = difference.first_step; step < scenario.steps; ++step) {
        apply_interventions(world, scenario, step);
        if (std::ranges::any_of(readers, [&](const Submodel* submodel) { return submodel->acts(world, step); }))
            return true;
    }
    return false;
}

Scenario without(const Scenario& scenario, const std::string* policy) {
    Scenario out = scenario;
    std::erase_if(out.interventions, [&](const Intervention& change) {
        return policy == nullptr ? !change.policy.empty() : change.policy == *policy;
    });
    std::erase_if(out.policies, [&](const std::string& name) { return policy == nullptr || name == *policy; });
    return out;
}

std::string listed(const std::set<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

std::string shortest(double value) {
    std::string text = std::to_string(value);  // six digits after the point
    text.erase(text.find_last_not_of('0') + 1);
    return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
}

}  // namespace

Inert inert_between(const Model& model, const Scenario& base, const Scenario& changed) {
    if (base.scale != changed.scale || base.network != changed.network || base.steps != changed.steps ||
        !base.agents.empty() || !changed.agents.empty())
        return Inert::acts;  // not to be told from parameters
    const Difference difference = difference_of(base, changed);
    if (difference.parameters.empty()) return Inert::same_parameters;
    if (difference.at_start) return Inert::acts;
    return is_read(model, changed, difference) ? Inert::acts : Inert::unread;
}

Scenario without_policy(const Scenario& scenario, const std::string& policy) { return without(scenario, &policy); }
Scenario without_policies(const Scenario& scenario) { return without(scenario, nullptr); }

std::vector<std::string> vain_policies(const Model& model, const Scenario& scenario) {
    std::vector<std::string> out;
    for (const std::string& policy : scenario.policies) {
        const Scenario base = without_policy(scenario, policy);
        const Difference difference = difference_of(base, scenario);
        const Inert inert = inert_between(model, base, scenario);
        if (inert == Inert::same_parameters)
            out.push_back("the policy " + policy + " cannot act: it sets nothing that is not so without it");
        if (inert == Inert::unread)
            out.push_back("the policy " + policy + " cannot act: no part of the model that is at work reads " +
                          listed(difference.parameters));
        if (inert != Inert::acts) continue;
        for (const Intervention& change : scenario.interventions)
            if (change.policy == policy && !difference.parameters.contains(change.parameter))
                out.push_back("the policy " + policy + " sets " + change.parameter + " to " + shortest(change.value) +
                              ", which it is without it");
    }
    return out;
}

}  // namespace agora
