// The points of a design that is a table are in design.csv and not repeated.
#include "sim/sweep/factor_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/input/lookup.h"

namespace agora::sweep {
namespace {

using Json = nlohmann::ordered_json;

input::Factor factor_from(const Json& json, const Model& model) {
    input::Factor out;
    out.name = json.at("name");
    out.kind = static_cast<input::FactorKind>(json.at("kind").get<int>());
    out.parameter = input::find_parameter(model, out.name);
    out.levels = json.at("levels").get<std::vector<double>>();
    out.names = json.at("names").get<std::vector<std::string>>();
    out.lowest = json.at("range").at(0);
    out.highest = json.at("range").at(1);
    out.logarithmic = json.at("log");
    if (json.contains("at")) out.dated = input::DatedFactor{json.at("at"), json.at("over")};
    return out;
}

}  // namespace

Json to_json(const input::Factor& factor) {
    Json out{{"name", factor.name},   {"kind", static_cast<int>(factor.kind)},    {"levels", factor.levels},
             {"names", factor.names}, {"range", {factor.lowest, factor.highest}}, {"log", factor.logarithmic}};
    if (factor.dated) out.update({{"at", factor.dated->at}, {"over", factor.dated->over}});
    return out;
}

Json to_json(const input::Variation& variation) {
    const input::Design& design = variation.design;
    Json out{{"study", variation.study},
             {"policies", variation.policies},
             {"design",
              {{"kind", input::design_names()[static_cast<std::size_t>(design.kind)]},
               {"rows", design.rows},
               {"levels", design.levels},
               {"seed", design.seed}}},
             {"factors", Json::array()},
             {"outcomes", Json::array()}};
    for (const input::Factor& factor : variation.factors) out["factors"].push_back(to_json(factor));
    for (const input::Outcome& outcome : variation.outcomes)
        out["outcomes"].push_back({{"metric", outcome.metric}, {"mean_of_last", outcome.mean_of_last}});
    return out;
}

input::Variation variation_from(const Json& json, const Model& model) {
    input::Variation out;
    out.study = json.at("study");
    out.policies = json.at("policies");
    const Json& design = json.at("design");
    const std::vector<std::string>& names = input::design_names();
    const auto kind = std::find(names.begin(), names.end(), design.at("kind").get<std::string>());
    out.design.kind = static_cast<input::DesignKind>(kind - names.begin());
    out.design.rows = design.at("rows");
    out.design.levels = design.at("levels");
    out.design.seed = design.at("seed");
    for (const Json& factor : json.at("factors")) out.factors.push_back(factor_from(factor, model));
    for (const Json& outcome : json.at("outcomes"))
        out.outcomes.push_back({outcome.at("metric"), outcome.at("mean_of_last")});
    return out;
}

}  // namespace agora::sweep
