// Which factors of a sweep made no difference, scenario by scenario: runs are compared that differ in one factor alone.
#include <algorithm>
#include <cmath>
#include <map>

#include "sim/output/basis.h"
#include "sim/output/study.h"

namespace agora::output {
namespace {

std::string value_text(const FactorColumn& factor, std::size_t design) {
    return factor.texts.empty() ? std::to_string(factor.values[design]) : factor.texts[design];
}

// The values of all factors but one, as one text to look designs up by.
std::string other_values(const DesignTable& table, std::size_t factor, std::size_t design) {
    std::string out;
    for (std::size_t f = 0; f < table.factors.size(); ++f)
        if (f != factor) out += value_text(table.factors[f], design) + "\n";
    return out;
}

// Runs of a design against those of the first one with which it shares all other values.
Pairs pairs_in(const Study& study, const std::string& base, std::size_t factor,
               std::pair<std::size_t, std::size_t>& example) {
    std::map<std::string, std::size_t> first;
    Pairs out;
    for (std::size_t d = 0; d < study.designs(); ++d) {
        if (study.design.bases[d] != base) continue;
        const std::size_t other = first.emplace(other_values(study.design, factor, d), d).first->second;
        if (value_text(study.design.factors[factor], other) == value_text(study.design.factors[factor], d)) continue;
        for (std::uint32_t r = 0; r < study.replicates(); ++r) {
            const auto a = study.results.find({static_cast<std::uint32_t>(other), r});
            const auto b = study.results.find({static_cast<std::uint32_t>(d), r});
            if (a == study.results.end() || b == study.results.end()) continue;
            if (a->second.status == Status::ok && b->second.status == Status::ok)
                out.emplace_back(&a->second, &b->second), example = {other, d};
        }
    }
    return out;
}

bool have_same_outcomes(const Study& study, const Pairs& pairs) {
    const auto is_same = [&](const OutcomeColumn& outcome, const RunResult& a, const RunResult& b) {
        const double x = outcome.values[cell(a, study.replicates())], y = outcome.values[cell(b, study.replicates())];
        return x == y || (std::isnan(x) && std::isnan(y));
    };
    return std::ranges::all_of(study.design.outcomes, [&](const OutcomeColumn& outcome) {
        return std::ranges::all_of(pairs,
                                   [&](const auto& pair) { return is_same(outcome, *pair.first, *pair.second); });
    });
}

Inertness inertness_of_factor(const Study& study, const std::string& base, std::size_t factor) {
    std::pair<std::size_t, std::size_t> example;
    const Pairs pairs = pairs_in(study, base, factor, example);
    if (pairs.empty()) return {Inert::untried, ""};
    const Inertness found =
        inertness_of(*study.model, study.scenarios[example.first], study.scenarios[example.second], pairs);
    if (found.kind != Inert::acts || !have_same_outcomes(study, pairs)) return found;
    return {Inert::same_outcomes, "it made no difference to any outcome in any of " + counted_pairs(pairs.size())};
}

}  // namespace

void write_inert_factors(Group& group, const Study& study) {
    std::vector<std::string> bases, texts;
    std::vector<std::int8_t> kinds;
    for (const std::string& base : study.design.bases)
        if (std::ranges::find(bases, base) == bases.end()) bases.push_back(base);
    for (const std::string& base : bases)
        for (std::size_t f = 0; f < study.design.factors.size(); ++f) {
            const Inertness one = inertness_of_factor(study, base, f);
            kinds.push_back(static_cast<std::int8_t>(one.kind));
            texts.push_back(one.text);
        }
    group.write({"swept_scenario",
                 {"swept_scenario"},
                 std::span<const std::string>(bases),
                 {{"long_name", "Scenario that points were laid over"}}});
    group.write(
        {"inert", {"swept_scenario", "factor"}, std::span<const std::int8_t>(kinds), inert_attributes("a factor")});
    group.write({"inert_text",
                 {"swept_scenario", "factor"},
                 std::span<const std::string>(texts),
                 {{"long_name", "Why the factor did not act"}}});
}

}  // namespace agora::output
