// Diffusion and choice: Bass curves and Brock-Durlauf equilibria, by formula and by many agents.
#include <cmath>
#include <string>

#include "models/reference/bass.h"
#include "models/reference/brock_durlauf.h"
#include "sim/verify/model_runs.h"
#include "sim/verify/targets.h"

namespace agora::verify {
namespace {

constexpr double kPrinted = 6e-7;  // the expected figures have six decimals
constexpr double kInnovation = .03, kImitation = .38;

struct Year {
    int number;
    double share;
};

std::vector<Check> bass(const Effort&) {
    using namespace reference;
    const double peak = bass_peak_time(kInnovation, kImitation);
    std::vector<Check> out{
        {"time of the peak, years", 6.19262, 6e-6, peak},
        {"share at the peak", .460526, kPrinted, bass_share(peak, kInnovation, kImitation)},
        {"greatest rate", .110592, kPrinted, bass_peak_rate(kInnovation, kImitation)},
    };
    const auto add = [&](const std::string& what, std::initializer_list<Year> years, auto measure) {
        for (const Year& year : years)
            out.push_back({what + std::to_string(year.number), year.share, kPrinted, measure(year.number)});
    };
    add("curve, year ", {{1, .035758}, {5, .331199}, {10, .812803}, {15, .971610}, {20, .996259}},
        [](int year) { return bass_share(year, kInnovation, kImitation); });
    const auto recursion = [](int steps_per_year) {
        return [steps_per_year](int year) {
            return bass_recursion(static_cast<std::uint32_t>(year * steps_per_year), steps_per_year, kInnovation,
                                  kImitation);
        };
    };
    add("recursion by years, year ", {{1, .03}, {5, .272907}, {10, .782643}, {15, .978160}, {20, .998388}},
        recursion(1));
    add("recursion by months, year ", {{1, .035179}, {5, .325831}, {10, .810787}, {15, .972075}, {20, .996448}},
        recursion(12));
    return out;
}

// Tolerances are four standard errors of the share of a million agents, whose variance follows V' = V (1 + q (1 - F) -
// r)²
// + r (1 - r)(1 - F)/n along the recursion.
std::vector<Check> bass_agents(const Effort& effort) {
    const double agents = effort.quick ? 2e5 : 1e6, wider = std::sqrt(1e6 / agents);
    const ModelRun done = run_model(scenario_of("bass", 240, {{"network.nodes", agents}}), effort.executor);
    return {{"by months, year 1", .035179, .0009 * wider, done.metric("adopted_share", 11)},
            {"by months, year 5", .325831, .0038 * wider, done.metric("adopted_share", 59)},
            {"by months, year 10", .810787, .0031 * wider, done.metric("adopted_share", 119)},
            {"by months, year 20", .996448, .00025 * wider, done.metric("adopted_share", 239)}};
}

std::vector<Check> choice(const Effort&) {
    using reference::brock_durlauf_equilibrium;
    std::vector<Check> out;
    for (const auto& [beta, expected] : {std::pair{1.1, .502941}, {1.2, .658570}, {1.5, .858560}, {2., .957504}})
        for (const double side : {1., -1.})
            out.push_back({"beta J = " + std::to_string(beta).substr(0, 3) + (side > 0 ? ", upper" : ", lower"),
                           side * expected, kPrinted, brock_durlauf_equilibrium(beta, 1, 0, .5 * side)});
    for (const double beta : {.5, .9, 1.})
        out.push_back(
            {"beta J = " + std::to_string(beta).substr(0, 3), 0, kPrinted, brock_durlauf_equilibrium(beta, 1, 0, .5)});
    return out;
}

// Means over steps have their largest standard error at beta J = .8, .0018 in the full run: a stationary variance of
// 1/(1 - .8)/n, and correlations of .9 from one step to the next because half of the agents reconsider.
std::vector<Check> choice_agents(const Effort& effort) {
    const double agents = effort.quick ? 4e4 : 1e5;
    const std::uint32_t settle = effort.quick ? 60 : 100, steps = effort.quick ? 200 : 400;
    std::vector<Check> out;
    for (const auto& [beta, expected] : {std::pair{.8, 0.}, {1.2, .658570}, {1.5, .858560}, {2., .957504}}) {
        const ModelRun done = run_model(
            scenario_of("brock-durlauf", steps, {{"network.nodes", agents}, {"choice.beta", beta}}), effort.executor);
        out.push_back({"mean choice at beta J = " + std::to_string(beta).substr(0, 3), expected,
                       effort.quick ? .0165 : .0072, done.mean_from("mean_choice", settle)});
    }
    return out;
}

}  // namespace

std::vector<Target> diffusion_targets() {
    return {
        {"V17", "Bass, p = .03, q = .38: closed form and recursions", "Bass 1969", false, bass},
        {"V17m", "Bass, p = .03, q = .38: agents against the recursion", "Bass 1969", true, bass_agents},
        {"V18", "Brock-Durlauf mean field, h = 0: equilibria", "Brock & Durlauf 2001", false, choice},
        {"V18m", "Brock-Durlauf, h = 0: agents at the equilibria", "Brock & Durlauf 2001", true, choice_agents},
    };
}

}  // namespace agora::verify
