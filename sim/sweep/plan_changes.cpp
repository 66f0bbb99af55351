// Says in words what is no longer as it was planned.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/sweep/factor_json.h"
#include "sim/sweep/plan_file.h"

namespace agora::sweep {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

// The lines of one resolved scenario that the other does not have.
void compare_scenarios(const Scenario& planned, const Scenario& now, Changes& changes) {
    if (planned.resolved_text == now.resolved_text) return;
    const std::vector<std::string> before = lines_of(planned.resolved_text), after = lines_of(now.resolved_text);
    const std::size_t told = changes.refused.size() + 6;
    const auto tell = [&](const std::vector<std::string>& lines, const std::vector<std::string>& others,
                          const std::string& what) {
        for (const std::string& line : lines)
            if (std::find(others.begin(), others.end(), line) == others.end() && changes.refused.size() < told)
                changes.refused.push_back("scenario " + planned.name + ": " + what + " " + line.substr(0, 120));
    };
    tell(before, after, "was planned with");
    tell(after, before, "is now with");
    if (changes.refused.size() == told - 6) changes.refused.push_back("scenario " + planned.name + " is another one");
}

void compare_factors(const Plan& planned, const Plan& now, Changes& changes) {
    const auto find = [](const Plan& plan, const std::string& name) -> const input::Factor* {
        for (const input::Factor& factor : plan.variation.factors)
            if (factor.name == name) return &factor;
        return nullptr;
    };
    const std::size_t before = changes.refused.size();
    for (const input::Factor& factor : planned.variation.factors) {
        const input::Factor* other = find(now, factor.name);
        if (other == nullptr) changes.refused.push_back("the factor " + factor.name + " is gone");
        else if (to_json(factor) != to_json(*other))
            changes.refused.push_back("the factor " + factor.name + " is " + to_json(*other).dump() + " and was " +
                                      to_json(factor).dump());
    }
    for (const input::Factor& factor : now.variation.factors)
        if (find(planned, factor.name) == nullptr) changes.refused.push_back("the factor " + factor.name + " is new");
    if (before != changes.refused.size()) return;
    for (std::size_t f = 0; f < now.variation.factors.size(); ++f)
        if (now.variation.factors[f].name != planned.variation.factors[f].name)
            return changes.refused.push_back("the factors stand in another order");
}

void compare_points(const Plan& planned, const Plan& now, Changes& changes) {
    const std::vector<std::string> before = lines_of(design_text(planned)), after = lines_of(design_text(now));
    for (std::size_t i = 1; i < before.size(); ++i)
        if (i >= after.size() || before[i] != after[i])
            return changes.refused.push_back("point " + std::to_string(i - 1) + " of the design was " + before[i] +
                                             (i < after.size() ? " and is " + after[i] : " and is gone"));
    if (after.size() > before.size())
        changes.added.push_back(std::to_string(after.size() - before.size()) + " points of the design");
}

}  // namespace

Changes changes_between(const Plan& planned, const Plan& now) {
    Changes out;
    if (planned.model_hash != now.model_hash)
        out.refused.push_back("the model " + now.model->name + " declares other parameters or metrics");
    if (planned.bases.size() != now.bases.size()) out.refused.push_back("the study has other scenarios or policies");
    else
        for (std::size_t b = 0; b < now.bases.size(); ++b) compare_scenarios(planned.bases[b], now.bases[b], out);
    compare_factors(planned, now, out);
    if (out.refused.empty()) compare_points(planned, now, out);
    if (now.replicates < planned.replicates)
        out.refused.push_back("replicates were " + std::to_string(planned.replicates) + " and are " +
                              std::to_string(now.replicates));
    if (now.replicates > planned.replicates)
        out.added.push_back(std::to_string(now.replicates - planned.replicates) + " replicates of each row");
    if (to_json(now.variation)["outcomes"] != to_json(planned.variation)["outcomes"])
        out.added.push_back("other outcomes");
    return out;
}

}  // namespace agora::sweep
