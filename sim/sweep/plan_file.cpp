// Writes and reads plan.json and design.csv.
#include "sim/sweep/plan_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/core/sha256.h"
#include "sim/input/numbers.h"
#include "sim/input/read_factors.h"
#include "sim/input/stored_scenarios.h"
#include "sim/sweep/factor_json.h"
#include "sim/sweep/points.h"

namespace agora::sweep {
namespace {

using Json = nlohmann::ordered_json;
using input::StoredJson;

constexpr double kLongestSeconds = 1e15;
constexpr const char* kFormat = "agora-sweep 1";

Json to_json(const Chunk& chunk) {
    return {{"seconds", std::round(chunk.seconds * 1000) / 1000}, {"runs", runs_text(chunk.runs)}};
}

// Reads "0:0-3 7:1", of runs the plan has.
std::vector<RunKey> runs_from(const StoredJson& json, const Plan& plan) {
    const auto below = [&](const std::string& digits, std::size_t end) {
        const auto number = input::parse_whole(digits);
        if (!number || *number >= end) json.refuse("runs of this plan, such as 0:0-3 7:1");
        return static_cast<std::uint32_t>(*number);
    };
    const std::string text = json.text();
    std::vector<RunKey> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::string word = text.substr(at, text.find(' ', at) - at);
        at += word.size() + 1;
        const std::size_t colon = std::min(word.find(':'), word.size());
        const std::string replicates = word.substr(std::min(colon + 1, word.size()));
        const std::size_t dash = std::min(replicates.find('-'), replicates.size());
        const std::uint32_t design = below(word.substr(0, colon), plan.designs());
        const std::uint32_t first = below(replicates.substr(0, dash), plan.replicates);
        const bool is_one = dash == replicates.size();
        const std::uint32_t last = is_one ? first : below(replicates.substr(dash + 1), plan.replicates);
        for (std::uint32_t r = first; r <= last; ++r) out.push_back({design, r});
        if (out.size() > plan.runs()) json.refuse("each run once");
    }
    if (out.empty()) json.refuse("at least one run");
    return out;
}

// Every run of the plan must be in one chunk, and nothing else.
bool covers_all(const Plan& plan) {
    std::size_t count = 0;
    std::vector<bool> seen(plan.runs());
    for (const Chunk& chunk : plan.chunks)
        for (const RunKey& key : chunk.runs) {
            const std::size_t number = std::size_t{key.design} * plan.replicates + key.replicate;
            if (seen[number]) return false;
            seen[number] = true;
            ++count;
        }
    return count == plan.runs();
}

// The scenarios must be those that the study's scenarios and policies make, in their order.
std::string bases_problem(const Plan& plan) {
    const std::size_t group = 1 + std::size_t{plan.variation.policies};
    if (plan.bases.empty() || plan.bases.size() % group != 0)
        return "its scenarios are not as many as its policies ask for";
    for (std::size_t b = 0; b < plan.bases.size(); ++b) {
        const Scenario& base = plan.bases[b];
        if (base.model != plan.model->name) return "the scenario " + base.name + " is for the model " + base.model;
        if (b % group == 0) continue;
        if (base.policies.empty() || base.name != plan.bases[b - b % group].name + "+" + base.policies.back())
            return "the scenario " + base.name + " is not the one before it under a policy";
    }
    for (const input::Factor& factor : plan.variation.factors) {
        std::vector<std::string> expected = factor.names, found;
        if (factor.kind == input::FactorKind::scenario)
            for (std::size_t b = 0; b < plan.bases.size(); b += group) found.push_back(plan.bases[b].name);
        std::erase(expected, "none");
        if (factor.kind == input::FactorKind::policy)
            for (std::size_t b = 1; b < group; ++b) found.push_back(plan.bases[b].policies.back());
        if (factor.kind != input::FactorKind::parameter && found != expected)
            return "the levels of the factor " + factor.name + " are not its scenarios";
    }
    return {};
}

std::string told(input::Report& report) {
    std::string out;
    for (const input::Problem& problem : report.take()) out += input::to_text(problem, false);
    return out;
}

std::string read_points_into(Plan& plan, const std::string& text) {
    input::Report report;
    plan.points = plan.variation.factors.empty()
                      ? std::vector<std::vector<double>>{{}}
                      : input::read_points(*plan.model, plan.variation.factors, "design.csv", text, report);
    const double expected = points_on_cube(plan.variation);
    if (expected > 0 && static_cast<double>(plan.points.size()) != expected)
        report.add("design.csv", "there are " + std::to_string(plan.points.size()) + " points in it",
                   input::format_number(expected) + ", as the design says");
    if (plan.points.size() > kMostPoints || plan.designs() > kMostPoints || plan.runs() > kMostPoints)
        report.add("design.csv", "these are more runs than a sweep can have", std::to_string(kMostPoints));
    return told(report);
}

// What a plan is about, without its chunks.
std::string read_content(Plan& plan, const StoredJson& json, const std::string& design, std::span<const Model> models) {
    const std::string name = json.at("model").text();
    const auto model = std::find_if(models.begin(), models.end(), [&](const Model& m) { return m.name == name; });
    if (model == models.end()) return "plan.json is for a model " + name + ", which this program does not have";
    plan.model = &*model;
    plan.study_file = json.at("study_file").text();
    plan.engine = json.at("engine").text();
    plan.model_hash = json.at("model_hash").text();
    if (plan.model_hash != hash_of(*model))
        return "the model " + name + " declares other parameters or metrics than when the sweep was planned";
    plan.replicates = json.at("replicates").whole32(1, input::kMostReplicates);
    input::Loaded loaded = input::load_stored_scenarios(json.at("scenarios"), "plan", models);
    input::Report report;
    for (const input::Problem& problem : loaded.problems) report.add(problem.file, problem.message, problem.expected);
    plan.bases = std::move(loaded.scenarios);
    plan.variation = variation_from(json.at("variation"), *model, plan.bases, report);
    if (std::string problems = told(report); !problems.empty()) return problems;
    if (const std::string problem = bases_problem(plan); !problem.empty()) return "plan.json is damaged: " + problem;
    return read_points_into(plan, design);
}

Planned from_json(const StoredJson& json, const std::string& text, const std::string& design,
                  std::span<const Model> models) {
    Planned out;
    Plan& plan = out.plan;
    out.problem = read_content(plan, json, design, models);
    if (!out.problem.empty()) return {{}, out.problem};
    for (const StoredJson& chunk : json.at("chunks").items())
        plan.chunks.push_back({runs_from(chunk.at("runs"), plan), chunk.at("seconds").number(0, kLongestSeconds)});
    if (!covers_all(plan)) return {{}, "plan.json is damaged: its chunks are not all runs"};
    input::must_be_as_written(text, plan_text(plan));
    return out;
}

}  // namespace

std::string runs_text(const std::vector<RunKey>& runs) {
    std::string out;
    for (std::size_t i = 0; i < runs.size();) {
        std::size_t end = i + 1;
        while (end < runs.size() && runs[end].design == runs[i].design &&
               runs[end].replicate == runs[end - 1].replicate + 1)
            ++end;
        out += (i == 0 ? "" : " ") + std::to_string(runs[i].design) + ":" + std::to_string(runs[i].replicate);
        if (end > i + 1) out += "-" + std::to_string(runs[end - 1].replicate);
        i = end;
    }
    return out;
}

std::string design_text(const Plan& plan) {
    std::string out = "point";
    for (const input::Factor& factor : plan.variation.factors) out += "," + factor.name;
    out += "\n";
    for (std::size_t p = 0; p < plan.points.size(); ++p) {
        out += std::to_string(p);
        for (std::size_t f = 0; f < plan.variation.factors.size(); ++f)
            out += "," + plan.variation.factors[f].text_of(plan.points[p][f]);
        out += "\n";
    }
    return out;
}

std::string plan_text(const Plan& plan) {
    Json json{{"format", kFormat},
              {"engine", plan.engine},
              {"model", plan.model->name},
              {"model_hash", plan.model_hash},
              {"study_file", plan.study_file},
              {"replicates", plan.replicates},
              {"design_sha256", sha256(design_text(plan))},
              {"variation", to_json(plan.variation)},
              {"scenarios", input::stored_scenarios(plan.bases)},
              {"chunks", Json::array()}};
    for (const Chunk& chunk : plan.chunks) json["chunks"].push_back(to_json(chunk));
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Planned read_plan(const std::string& text, const std::string& design, const std::string& engine,
                  std::span<const Model> models) {
    try {
        const Json parsed = input::parse_stored(text);
        const StoredJson json(parsed, "");
        if (json.at("format").text() != kFormat)
            return {{}, "plan.json has another format than " + std::string(kFormat)};
        const std::string planned_by = json.at("engine").text();
        if (planned_by != engine)
            return {{},
                    "the sweep was planned by agora " + planned_by + ", and this is " + engine +
                        ": only the version that began it can go on with it"};
        if (json.at("design_sha256").text() != sha256(design))
            return {{}, "design.csv has changed since the sweep was planned (its hash is another one)"};
        return from_json(json, text, design, models);
    } catch (const input::DamagedJson& failure) {
        return {{}, std::string("plan.json is damaged: ") + failure.what()};
    }
}

}  // namespace agora::sweep
