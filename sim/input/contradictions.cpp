// A contradiction is a text of the model that holds the full names of parameters.
#include "sim/input/contradictions.h"

#include <algorithm>

#include "sim/input/lookup.h"

namespace agora::input {
namespace {

// Where the last of the indicators that give a parameter stands, or nullptr when it does not come from indicators.
const Place* place_of_indicators(const Draft& draft, const std::string& parameter) {
    for (const IndicatorMapping& mapping : draft.model->mappings)
        for (const PlacedIndicator& given : draft.indicators)
            if (mapping.parameter == parameter && given.indicator.name == mapping.indicators.back())
                return &given.place;
    return nullptr;
}

// The command line comes after the files, and what they set after what follows from indicators.
Place place_of(const std::string& contradiction, const Draft& draft, std::span<const Setting> command_line) {
    const auto names = [&](const std::string& parameter) { return contradiction.find(parameter) != std::string::npos; };
    for (std::size_t i = command_line.size(); i-- > 0;)
        if (names(command_line[i].parameter)) return command_line[i].place;
    for (const auto& [name, setting] : draft.settings)
        if (names(name)) return setting.place;
    for (const std::string& name : parameter_names(*draft.model))
        if (const Place* place = place_of_indicators(draft, name); names(name) && place != nullptr) return *place;
    return draft.name_place;
}

}  // namespace

void report_contradictions(const Scenario& scenario, const Draft& draft, std::span<const Setting> command_line,
                           Report& report) {
    if (draft.model->contradictions == nullptr) return;
    const std::string all = draft.model->contradictions(scenario);
    for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end + 1) {
        end = std::min(all.find('\n', begin), all.size());
        const std::string one = all.substr(begin, end - begin);
        const Place place = place_of(one, draft, command_line);
        if (place.document != nullptr) report.add(place, one);
        else report.add(draft.name, one);
    }
}

}  // namespace agora::input
