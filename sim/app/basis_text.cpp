// Sentences that run, compare, show and sweeps share.
#include "sim/app/basis_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace agora::app {

std::string spaced(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

const char* inert_word(Inert inert) {
    switch (inert) {
        case Inert::acts: return "acts";
        case Inert::same_parameters: return "same_parameters";
        case Inert::unread: return "unread";
        case Inert::same_worlds: return "same_worlds";
        case Inert::untried: return "untried";
        case Inert::same_outcomes: return "same_outcomes";
    }
    return "";
}

std::string basis_text(const Model& model, const std::vector<double>& counts) {
    std::string out;
    for (std::size_t i = 0; i < counts.size(); ++i)
        out += fmt::format("{}{:.5g} {}", i == 0 ? "" : ", ", counts[i], spaced(model.rests_on[i].name));
    return out;
}

std::string nothing_text(const Model& model, const std::string& name, const std::vector<double>& counts) {
    if (counts.empty() || counts.front() != 0) return "";
    return fmt::format("no {} started in any run of {}: nothing here rests on them",
                       spaced(model.rests_on.front().name), name);
}

}  // namespace agora::app
