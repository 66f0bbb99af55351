// Elementary effects and PAWN of functions for which both can be worked out by hand.
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "sim/statistics/designs.h"
#include "sim/statistics/elementary_effects.h"
#include "sim/statistics/pawn.h"
#include "sim/verify/targets.h"

namespace agora::verify {
namespace {

using namespace statistics;

// 4 x − 3 y + 6 x z: on the grid 0, 1/3, 2/3, 1 the effect of x is 4 + 6 z, that of z is 6 x, and that of y is −3.
double bent_plane(std::span<const double> p) { return 4 * p[0] - 3 * p[1] + 6 * p[0] * p[2]; }
// (x − ½)(y − ½): effects of either sign, ±½ and ±1/6, that cancel in the mean.
double saddle(std::span<const double> p) { return (p[0] - 0.5) * (p[1] - 0.5); }

std::vector<ElementaryEffect> effects(double (*f)(std::span<const double>), std::size_t inputs, std::size_t walks) {
    const std::vector<double> points = morris_trajectories(0, walks, inputs, 4, 68);
    std::vector<double> outcomes;
    for (std::size_t p = 0; p < points.size(); p += inputs) outcomes.push_back(f(std::span(points).subspan(p, inputs)));
    Stream random(68);
    return elementary_effects(points, outcomes, inputs, 0, random);
}

// Levels of the grid are equally frequent, with variance 5/36; the deviation of n values has an error below its
// 1/√(2n).
std::vector<Check> morris(const Effort& effort) {
    const std::size_t walks = effort.quick ? 1000 : 10000;
    const double level = std::sqrt(5.0 / 36), few = 4 / std::sqrt(static_cast<double>(walks));
    const auto bent = effects(bent_plane, 3, walks), pair = effects(saddle, 2, walks);
    return {{"4x - 3y + 6xz: mean effect of x", 7, 6 * level * few, bent[0].mean},
            {"deviation of the effects of x", 6 * level, 6 * level * few, bent[0].deviation},
            {"mean effect of y", -3, 1e-9, bent[1].mean},
            {"mean size of the effects of y", 3, 1e-9, bent[1].mean_size},
            {"deviation of the effects of y", 0, 1e-9, bent[1].deviation},
            {"mean effect of z", 3, 6 * level * few, bent[2].mean},
            {"deviation of the effects of z", 6 * level, 6 * level * few, bent[2].deviation},
            {"(x - 1/2)(y - 1/2): mean effect of x", 0, level * few, pair[0].mean},
            {"mean size of the effects of x", 1.0 / 3, few / 6, pair[0].mean_size}};
}

// Points in the middle of `cells` by `cells` squares; the outcome at each.
struct Grid {
    std::vector<double> x, y, outcome;
};

Grid grid(std::size_t cells, double (*f)(double, double)) {
    Grid out;
    for (std::size_t i = 0; i < cells; ++i)
        for (std::size_t j = 0; j < cells; ++j) {
            out.x.push_back((static_cast<double>(i) + 0.5) / static_cast<double>(cells));
            out.y.push_back((static_cast<double>(j) + 0.5) / static_cast<double>(cells));
            out.outcome.push_back(f(out.x.back(), out.y.back()));
        }
    return out;
}

// The outcome is x: a slice (s, s + 1)/10 is furthest from the whole by the larger of s/10 and 1 − (s + 1)/10, of which
// the median is .7 and the largest .9. The outcome is x + y: given x its distance from the whole, whose distribution is
// t²/2 up to 1 and 1 − (2 − t)²/2 after, is largest at t = x or 1 + x: max((1 − x)², x²)/2 in the limit of thin slices,
// 1/8 at x = ½ and ½ at the ends.
std::vector<Check> pawn(const Effort& effort) {
    const std::size_t cells = effort.quick ? 200 : 1000;
    Stream random(69);
    const Grid alone = grid(cells, [](double x, double) { return x; });
    const Grid both = grid(cells, [](double x, double y) { return x + y; });
    const PawnIndex of_x = pawn_index(alone.x, alone.outcome, 10, 0, random);
    const PawnIndex of_y = pawn_index(alone.y, alone.outcome, 10, 0, random);
    const PawnIndex thin = pawn_index(both.x, both.outcome, cells, 0, random);
    const double coarse = 2 / static_cast<double>(cells);
    return {{"outcome x: median distance of x", 0.7, coarse, of_x.median},
            {"largest distance of x", 0.9, coarse, of_x.largest},
            {"largest distance of y", 0, 1e-9, of_y.largest},
            {"outcome x + y, thin slices: median distance of x", 9.0 / 32, coarse, thin.median},
            {"largest distance of x", 0.5, coarse, thin.largest}};
}

}  // namespace

std::vector<Target> screening_targets() {
    return {
        {"V68", "elementary effects of a bent plane and a saddle, by hand", "Morris 1991; Campolongo et al. 2007", true,
         morris},
        {"V69", "PAWN on a grid, by hand", "Pianosi & Wagener 2015", false, pawn},
    };
}

}  // namespace agora::verify
