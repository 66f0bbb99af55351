// Writes /basis.
#include "sim/output/basis.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>

#include "sim/output/study.h"
#include "sim/run/tallies.h"

namespace agora::output {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

std::size_t metric_position(const Model& model, const std::string& name) {
    const std::vector<const Metric*> metrics = metrics_of(model);
    const auto found = std::ranges::find(metrics, name, [](const Metric* metric) { return metric->name; });
    return static_cast<std::size_t>(found - metrics.begin());
}

// All that a scenario's runs depend on, as one text to look scenarios up by.
std::string settings_of(const Scenario& scenario) {
    std::string out = std::to_string(scenario.seed) + " " + std::to_string(scenario.steps) + " " +
                      std::to_string(std::bit_cast<std::uint64_t>(scenario.scale));
    for (const auto& [name, value] : scenario.parameters)
        out += " " + std::to_string(std::bit_cast<std::uint64_t>(value.value));
    for (const Intervention& change : scenario.interventions)
        out += "; " + change.parameter + " " + std::to_string(change.at) + " " + std::to_string(change.over) + " " +
               std::to_string(std::bit_cast<std::uint64_t>(change.value));
    return out;
}

// Finished runs of two designs, by replicate.
Pairs pairs_of(const Study& study, std::size_t base, std::size_t changed) {
    Pairs out;
    for (std::uint32_t r = 0; r < study.replicates(); ++r) {
        const auto a = study.results.find({static_cast<std::uint32_t>(base), r});
        const auto b = study.results.find({static_cast<std::uint32_t>(changed), r});
        if (a != study.results.end() && b != study.results.end()) out.emplace_back(&a->second, &b->second);
    }
    return out;
}

// What the policies of each design did, against the design that is the same without any.
std::vector<Inertness> inert_policies(const Study& study) {
    std::map<std::string, std::size_t> bare;
    for (std::size_t d = 0; d < study.designs(); ++d)
        if (study.scenarios[d].policies.empty()) bare.emplace(settings_of(study.scenarios[d]), d);
    std::vector<Inertness> out(study.designs());
    for (std::size_t d = 0; d < study.designs(); ++d) {
        const Scenario& scenario = study.scenarios[d];
        if (scenario.policies.empty()) continue;
        const Scenario without = without_policies(scenario);
        const auto base = bare.find(settings_of(without));
        const Pairs pairs = base == bare.end() ? Pairs{} : pairs_of(study, base->second, d);
        out[d] = inertness_of(*study.model, without, scenario, pairs);
        const std::vector<std::string> vain = vain_policies(*study.model, scenario);
        if (!vain.empty() && out[d].kind != Inert::same_worlds) out[d].text.clear();
        for (const std::string& one : vain) out[d].text += (out[d].text.empty() ? "" : "; ") + one;
    }
    return out;
}

void write_inert(Group& group, const Study& study) {
    std::vector<std::int8_t> kinds;
    std::vector<std::string> texts;
    for (const Inertness& one : inert_policies(study)) {
        kinds.push_back(static_cast<std::int8_t>(one.kind));
        texts.push_back(one.text);
    }
    group.write(
        {"inert", {"design"}, std::span<const std::int8_t>(kinds), inert_attributes("the policies of a design")});
    group.write({"inert_text",
                 {"design"},
                 std::span<const std::string>(texts),
                 {{"long_name", "What the policies of a design do in vain"}}});
}

}  // namespace

std::vector<Attribute> inert_attributes(const std::string& what) {
    return {{"long_name", "Whether " + what + " acted, and why not"},
            {"flag_values", std::vector<std::int8_t>{0, 1, 2, 3, 4, 5}},
            {"flag_meanings", "acts same_parameters unread same_worlds untried same_outcomes"}};
}

std::vector<double> basis_of(const Model& model, const Scenario& scenario, const RunResult& result) {
    std::vector<double> out(model.rests_on.size(), kNothing);
    if (result.status != Status::ok) return out;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto first =
            result.metrics.begin() +
            static_cast<std::ptrdiff_t>(metric_position(model, model.rests_on[i].metric) * scenario.steps);
        out[i] = 0;
        std::for_each(first, first + scenario.steps, [&](float value) { out[i] += static_cast<double>(value); });
    }
    return out;
}

std::vector<double> mean_basis(const Model& model, const Scenario& scenario,
                               const std::vector<const RunResult*>& results) {
    std::vector<double> sums(model.rests_on.size(), 0);
    double runs = 0;
    for (const RunResult* result : results) {
        if (result->status != Status::ok) continue;
        const std::vector<double> one = basis_of(model, scenario, *result);
        for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += one[i];
        runs += 1;
    }
    for (double& sum : sums) sum = runs > 0 ? sum / runs : kNothing;
    return sums;
}

bool are_same(const RunResult& a, const RunResult& b) {
    const auto is_same = [](float x, float y) {
        return std::bit_cast<std::uint32_t>(x) == std::bit_cast<std::uint32_t>(y);
    };
    return a.fingerprint == b.fingerprint && std::ranges::equal(a.metrics, b.metrics, is_same) &&
           (a.trace.empty() || b.trace.empty() || a.trace == b.trace);
}

Inertness inertness_of(const Model& model, const Scenario& base, const Scenario& changed, const Pairs& pairs) {
    std::size_t finished = 0;
    bool all_same = true;
    for (const auto& [a, b] : pairs) {
        if (a->status != Status::ok || b->status != Status::ok) continue;
        ++finished;
        all_same = all_same && are_same(*a, *b);
    }
    if (finished > 0 && !all_same) return {};
    switch (inert_between(model, base, changed)) {
        case Inert::same_parameters: return {Inert::same_parameters, "every parameter is as it is without it"};
        case Inert::unread: return {Inert::unread, "no part of the model that is at work reads what it sets"};
        default: break;
    }
    if (finished == 0) return {};
    return {Inert::same_worlds, "it made no difference at all in any of " + counted_pairs(finished)};
}

std::string counted_pairs(std::size_t pairs) {
    return std::to_string(pairs) + (pairs == 1 ? " pair" : " pairs") + " of runs";
}

void write_basis(const Group& root, const Study& study) {
    const Model& model = *study.model;
    if (model.rests_on.empty()) return;
    Group group(root, "basis");
    group.write({"description", "What the outcomes of a run rest on, and which policies did not act"});
    write_design(group, study);
    write_replicate(group, study);
    for (std::size_t i = 0; i < model.rests_on.size(); ++i) {
        const auto counts = study.per_run<double>(kNothing, [&](const RunResult& result) {
            return basis_of(model, study.scenarios[result.design], result)[i];
        });
        group.write(
            {model.rests_on[i].name,
             {"design", "replicate"},
             std::span<const double>(counts),
             {{"units", "1"}, {"long_name", model.rests_on[i].meaning}, {"coordinates", "scenario context policy"}}});
    }
    write_inert(group, study);
}

}  // namespace agora::output
