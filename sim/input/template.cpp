// The commented scenario that `agora init` writes.
#include <algorithm>

#include "sim/input/canonical.h"
#include "sim/input/documents.h"
#include "sim/input/fields.h"
#include "sim/input/given_text.h"
#include "sim/input/numbers.h"
#include "sim/input/read_settings.h"

namespace agora::input {
namespace {

// Comments end with their line.
std::string comment(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

// A value that must be written to load the same; the others stand as comments.
bool is_given(const ParameterValue& value) {
    return !value.origin.starts_with("default") && !value.origin.starts_with("indicator");
}

std::string parameter_lines(const ParameterInfo& info, const ParameterValue& value) {
    std::string out = "  # " + comment(info.meaning) + " Allowed: " + expectation(info) + "; default " +
                      format_value(info, stored_value(info, info.default_value)) + ". Source: " + comment(info.source) +
                      ".\n";
    const std::string setting = setting_line(info, value.value);
    if (is_given(value)) return out + "  " + setting + "\n";
    return out + "  # " + setting + (value.origin.starts_with("indicator") ? "  # from " + comment(value.origin) : "") +
           "\n";
}

std::string parameters_part(const Model& model, const Scenario& context) {
    std::string out = "\n# Remove the first # of a line to give a parameter a value of your own.\nparameters:\n";
    for (const ParameterGroup& group : model.parameters) {
        out += "\n  # ---- " + group.name + " ----\n";
        for (const ParameterInfo& info : group.parameters)
            out += parameter_lines(info, context.parameters.at(info.name));
    }
    return out;
}

std::string timeline_part(const Model& model, const Scenario& context) {
    std::string out = "\n# Dated changes: from `at` on, in " + model.step_name +
                      "s from 0, a parameter moves to a value, over `over` " + model.step_name + "s.\n";
    if (context.interventions.empty()) out += "# ";
    out += "timeline:\n";
    for (const Intervention& change : context.interventions) out += change_line(model, change);
    return out;
}

}  // namespace

std::string template_scenario(const Model& model, const Scenario& context) {
    std::string out = "# A scenario of the model " + model.name + ": " + comment(model.title) +
                      ".\n# `agora explain NAME` tells more about any name in it.\n";
    out += "model: " + model.name + "\nname: " + quoted(context.name) + "\n";
    out += "title: " + quoted(context.title) + "\n";
    if (!context.context.empty()) out += "context: " + context.context + "  # ISO 3166-1 alpha-3\n";
    if (!context.description.empty()) out += "description: " + quoted(context.description) + "\n";
    out += "\nseed: " + std::to_string(context.seed) + "  # same seed, same luck\n";
    out += "replicates: " + std::to_string(context.replicates) + "  # repetitions with other luck\n";
    out += "steps: " + std::to_string(context.steps) + "  # " + model.step_name + "s\n";
    out += "scale: " + format_number(context.scale) + "  # share of all places that is simulated\n";
    if (!context.indicators.empty())
        out += "\n# Public figures; the model derives parameters from them.\nindicators:\n";
    for (const Indicator& indicator : context.indicators) out += "  " + indicator_line(indicator) + "\n";
    out += parameters_part(model, context);
    if (const std::string given = given_text(context); !given.empty())
        out += "\n# Links and initial values that are given.\n" + given;
    out += timeline_part(model, context);
    if (!context.policies.empty()) out += "\n# Policies whose changes stand above.\nlaid_policies:\n";
    for (const std::string& policy : context.policies) out += "  - " + quoted(policy) + "\n";
    return out;
}

}  // namespace agora::input
