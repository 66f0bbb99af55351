// Writes and reads plan.json and design.csv.
#include "sim/sweep/plan_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/core/sha256.h"
#include "sim/input/lookup.h"
#include "sim/input/numbers.h"
#include "sim/input/read_factors.h"
#include "sim/input/stored_scenarios.h"
#include "sim/sweep/factor_json.h"

namespace agora::sweep {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "agora-sweep 1";

Json to_json(const Chunk& chunk) {
    return {{"seconds", std::round(chunk.seconds * 1000) / 1000}, {"runs", runs_text(chunk.runs)}};
}

// Reads "0:0-3 7:1"; nothing where it is anything else.
std::vector<RunKey> runs_from(const std::string& text) {
    std::vector<RunKey> out;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::string word = text.substr(at, text.find(' ', at) - at);
        at += word.size() + 1;
        const std::size_t colon = word.find(':'), dash = word.find('-');
        if (colon == std::string::npos) return {};
        const auto design = input::parse_whole(word.substr(0, colon));
        const auto first = input::parse_whole(word.substr(colon + 1, dash - colon - 1));
        const auto last = dash == std::string::npos ? first : input::parse_whole(word.substr(dash + 1));
        if (!design || !first || !last) return {};
        for (std::uint64_t r = *first; r <= *last; ++r)
            out.push_back({static_cast<std::uint32_t>(*design), static_cast<std::uint32_t>(r)});
    }
    return out;
}

// Every run of the plan must be in one chunk, and nothing else.
bool covers_all(const Plan& plan) {
    std::vector<RunKey> all;
    for (const Chunk& chunk : plan.chunks) all.insert(all.end(), chunk.runs.begin(), chunk.runs.end());
    std::sort(all.begin(), all.end());
    if (all.size() != plan.runs()) return false;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i] !=
            RunKey{static_cast<std::uint32_t>(i / plan.replicates), static_cast<std::uint32_t>(i % plan.replicates)})
            return false;
    return true;
}

std::string read_points_into(Plan& plan, const std::string& text) {
    input::Report report;
    plan.points = plan.variation.factors.empty()
                      ? std::vector<std::vector<double>>{{}}
                      : input::read_points(*plan.model, plan.variation.factors, "design.csv", text, report);
    std::string out;
    for (const input::Problem& problem : report.take()) out += input::to_text(problem, false);
    return out;
}

Planned from_json(const Json& json, const std::string& design, std::span<const Model> models) {
    Planned out;
    Plan& plan = out.plan;
    const std::string name = json.at("model");
    const auto model = std::find_if(models.begin(), models.end(), [&](const Model& m) { return m.name == name; });
    if (model == models.end()) return {{}, "plan.json is for a model " + name + ", which this program does not have"};
    plan.model = &*model;
    plan.study_file = json.at("study_file");
    plan.engine = json.at("engine");
    plan.model_hash = json.at("model_hash");
    plan.replicates = json.at("replicates");
    plan.variation = variation_from(json.at("variation"), *model);
    input::Loaded loaded = input::load_stored_scenarios(json.at("scenarios"), "plan", models);
    for (const input::Problem& problem : loaded.problems) out.problem += input::to_text(problem, false);
    plan.bases = std::move(loaded.scenarios);
    if (out.problem.empty()) out.problem = read_points_into(plan, design);
    for (const Json& chunk : json.at("chunks"))
        plan.chunks.push_back({runs_from(chunk.at("runs")), chunk.at("seconds")});
    if (out.problem.empty() && !covers_all(plan)) out.problem = "plan.json is damaged: its chunks are not all runs";
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
    return json.dump(1) + "\n";
}

Planned read_plan(const std::string& text, const std::string& design, const std::string& engine,
                  std::span<const Model> models) {
    try {
        const Json json = Json::parse(text);
        if (json.at("format") != kFormat) return {{}, "plan.json has another format than " + std::string(kFormat)};
        const std::string planned_by = json.at("engine");
        if (planned_by != engine)
            return {{},
                    "the sweep was planned by agora " + planned_by + ", and this is " + engine +
                        ": only the version that began it can go on with it"};
        if (json.at("design_sha256") != sha256(design))
            return {{}, "design.csv has changed since the sweep was planned (its hash is another one)"};
        return from_json(json, design, models);
    } catch (const nlohmann::json::exception& failure) {
        return {{}, std::string("plan.json is damaged: ") + failure.what()};
    }
}

}  // namespace agora::sweep
