// Writes scenarios in one fixed order with the shortest exact numbers, so that equal scenarios give equal texts.
#include "sim/input/canonical.h"

#include "sim/input/given_text.h"
#include "sim/input/lookup.h"
#include "sim/input/numbers.h"

namespace agora::input {
namespace {

std::string text_line(std::string_view key, const std::string& text) {
    return text.empty() ? "" : std::string(key) + ": " + quoted(text) + "\n";
}

std::string parameters_text(const Model& model, const Scenario& scenario) {
    std::string out;
    for (const ParameterGroup& group : model.parameters)
        for (const ParameterInfo& info : group.parameters) {
            const auto value = scenario.parameters.find(info.name);
            if (value == scenario.parameters.end()) continue;
            const bool is_default = value->second.value == stored_value(info, info.default_value);
            if (!is_default || !value->second.origin.starts_with("default"))
                out += "  " + setting_line(info, value->second.value) + "\n";
        }
    return out.empty() ? "" : "parameters:\n" + out;
}

std::string timeline_text(const Model& model, const Scenario& scenario) {
    std::string out;
    for (const Intervention& change : scenario.interventions) out += change_line(model, change);
    return out.empty() ? "" : "timeline:\n" + out;
}

}  // namespace

std::string quoted(std::string_view text) {
    constexpr char hexadecimal[] = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') (out += '\\') += c;
        else if (c == '\n') out += "\\n";
        else if (byte < 0x20u || byte == 0x7Fu) ((out += "\\x") += hexadecimal[byte >> 4]) += hexadecimal[byte & 15u];
        else out += c;
    }
    return out + "\"";
}

std::string indicator_line(const Indicator& indicator) {
    std::string out = indicator.name + ": {value: " + format_number(indicator.value) +
                      ", unit: " + quoted(indicator.unit) + ", year: " + std::to_string(indicator.year) +
                      ", source: " + quoted(indicator.source) + ", licence: " + quoted(indicator.licence);
    if (!indicator.note.empty()) out += ", note: " + quoted(indicator.note);
    return out + "}";
}

std::string setting_line(const ParameterInfo& info, double value) {
    const std::string text = format_value(info, value);
    return info.name + ": " + (info.kind == ParameterKind::choice ? quoted(text) : text);
}

std::string change_line(const Model& model, const Intervention& change) {
    std::string out = "  - {at: " + std::to_string(change.at) + ", over: " + std::to_string(change.over) + ", set: {" +
                      setting_line(*find_parameter(model, change.parameter), change.value) + "}";
    if (!change.policy.empty()) out += ", policy: " + quoted(change.policy);
    return out + "}\n";
}

std::string canonical_text(const Model& model, const Scenario& scenario) {
    std::string out = "model: " + quoted(scenario.model) + "\nname: " + quoted(scenario.name) + "\n";
    out += text_line("title", scenario.title) + text_line("context", scenario.context) +
           text_line("description", scenario.description);
    out += "seed: " + std::to_string(scenario.seed) + "\nreplicates: " + std::to_string(scenario.replicates) +
           "\nsteps: " + std::to_string(scenario.steps) + "\nscale: " + format_number(scenario.scale) + "\n";
    if (!scenario.indicators.empty()) out += "indicators:\n";
    for (const Indicator& indicator : scenario.indicators) out += "  " + indicator_line(indicator) + "\n";
    out += parameters_text(model, scenario) + given_text(scenario);
    if (!scenario.policies.empty()) out += "laid_policies:\n";
    for (const std::string& policy : scenario.policies) out += "  - " + quoted(policy) + "\n";
    return out + timeline_text(model, scenario);
}

}  // namespace agora::input
