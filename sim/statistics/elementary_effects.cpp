// Effects of single steps, and what is common to them.
#include "sim/statistics/elementary_effects.h"

#include <cmath>

namespace agora::statistics {
namespace {

// The effect of each input's step in each walk: [walk][input].
std::vector<double> effects_of(std::span<const double> points, std::span<const double> outcomes, std::size_t inputs) {
    const std::size_t walks = outcomes.size() / (inputs + 1);
    std::vector<double> effects(walks * inputs);
    for (std::size_t w = 0; w < walks; ++w)
        for (std::size_t step = 1; step <= inputs; ++step) {
            const std::size_t here = w * (inputs + 1) + step, before = here - 1;
            for (std::size_t i = 0; i < inputs; ++i) {
                const double moved = points[here * inputs + i] - points[before * inputs + i];
                if (moved != 0) effects[w * inputs + i] = (outcomes[here] - outcomes[before]) / moved;
            }
        }
    return effects;
}

std::vector<double> sizes_of(std::vector<double> effects) {
    for (double& effect : effects) effect = std::fabs(effect);
    return effects;
}

}  // namespace

std::vector<ElementaryEffect> elementary_effects(std::span<const double> points, std::span<const double> outcomes,
                                                 std::size_t inputs, std::size_t resamples, Stream& random) {
    const std::vector<double> effects = effects_of(points, outcomes, inputs);
    const std::size_t walks = effects.size() / inputs;
    std::vector<std::vector<double>> of_input(inputs), drawn(inputs);
    for (std::size_t at = 0; at < effects.size(); ++at) of_input[at % inputs].push_back(effects[at]);
    for (std::size_t s = 0; s < resamples; ++s) {
        std::vector<double> sums(inputs, 0.0);
        for (std::size_t w = 0; w < walks; ++w) {
            const std::size_t walk = random.below(walks);
            for (std::size_t i = 0; i < inputs; ++i) sums[i] += std::fabs(effects[walk * inputs + i]);
        }
        for (std::size_t i = 0; i < inputs; ++i) drawn[i].push_back(sums[i] / static_cast<double>(walks));
    }
    std::vector<ElementaryEffect> out(inputs);
    for (std::size_t i = 0; i < inputs; ++i) {
        out[i] = {mean(of_input[i]), mean(sizes_of(of_input[i])), standard_deviation(of_input[i]), middle(drawn[i])};
    }
    return out;
}

}  // namespace agora::statistics
