// How totals grow with size: the estimator on simulated places, and the co-creation model on independent catchments.
#include <cmath>
#include <vector>

#include "models/cocreation/columns.h"
#include "sim/statistics/linear_model.h"
#include "sim/statistics/scaling_law.h"
#include "sim/statistics/stream.h"
#include "sim/statistics/summary.h"
#include "sim/verify/small_runs.h"
#include "sim/verify/targets.h"

namespace agora::verify {
namespace {

std::vector<Check> simulated_places(const Effort& effort) {
    const std::uint32_t runs = effort.quick ? 100 : 1000;
    std::vector<double> exponents;
    double covered = 0;
    for (std::uint32_t run = 0; run < runs; ++run) {
        statistics::Stream random(58, run);
        std::vector<double> size, total;
        for (int place = 0; place < 200; ++place) {
            size.push_back(std::pow(10.0, 3 + 3.5 * random.uniform()));
            total.push_back(0.01 * std::pow(size.back(), 1.15) * std::exp(0.3 * random.normal()));
        }
        const statistics::ScalingLaw law = statistics::scaling_law(size, total);
        exponents.push_back(law.exponent);
        covered += law.interval.holds(1.15);
    }
    return {{"mean exponent", 1.150, 4 * 0.0091 / std::sqrt(runs), statistics::mean(exponents)},
            {"standard deviation of the exponent", 0.0091, 4 * 0.0091 / std::sqrt(2.0 * runs),
             statistics::standard_deviation(exponents)},
            {"share of intervals that hold the truth", 0.949, 0.03 * std::sqrt(1000.0 / runs), covered / runs}};
}

// Total unmet need after a year in a nation of so many catchments that have nothing to do with each other.
double total_need(std::size_t catchments, std::uint32_t replicate, Executor& executor) {
    const auto count = static_cast<double>(catchments);
    Scenario scenario = small_scenario({{"projects.start_rate", 0},
                                        {"projects.citizen_start", 0},
                                        {"places.population", 500 * count},
                                        {"places.catchment_size", 500},
                                        {"places.localities", count},
                                        {"places.regions", count},
                                        {"places.locality_size_spread", 0}});
    scenario.steps = 12;
    const RunOptions only_state{TaskOrder::forward, false, false};
    const World world = run_small(scenario, nullptr, executor, only_state, replicate).world;
    double total = 0;
    for (const float need : world.values<cocreation::UnmetNeed>()) total += static_cast<double>(need);
    return total;
}

// By how much the total need of one catchment of 500 citizens varies beside its mean, measured once over 400 runs.
constexpr double kVariation = 0.075;

std::vector<Check> independent_catchments(const Effort& effort) {
    const std::uint32_t replicates = effort.quick ? 40 : 100;
    std::vector<std::size_t> counts{4, 8, 16, 32};
    if (effort.quick) counts = {2, 4, 8, 16};
    const auto variance_of_mean = [&](std::size_t catchments) {
        return kVariation * kVariation / static_cast<double>(catchments * replicates);
    };
    std::vector<double> sizes, totals, log_size, log_variance, means;
    for (const std::size_t catchments : counts) {
        std::vector<double> per_catchment(replicates);
        // Runs are independent and small, so they go side by side, each on one thread.
        effort.executor.for_each(replicates, [&](std::size_t r, std::size_t) {
            SerialExecutor serial;
            per_catchment[r] =
                total_need(catchments, static_cast<std::uint32_t>(r), serial) / static_cast<double>(catchments);
        });
        for (const double mean : per_catchment) {
            sizes.push_back(static_cast<double>(catchments));
            totals.push_back(mean * static_cast<double>(catchments));
        }
        log_size.push_back(std::log2(static_cast<double>(catchments)));
        log_variance.push_back(std::log2(statistics::variance(per_catchment)));
        means.push_back(statistics::mean(per_catchment));
    }
    const statistics::ScalingLaw law = statistics::scaling_law(sizes, totals);
    const auto slope = statistics::least_squares(log_variance, {std::vector<double>(4, 1.0), log_size}).coefficients[1];
    // A mean over c catchments and R replicates has a variance of v²/(c R) relative to its square; the regression
    // weighs four points one log2 apart by −1.5, −.5, .5 and 1.5 over 5.
    double slope_variance = 0;
    for (std::size_t k = 0; k < counts.size(); ++k)
        slope_variance += std::pow((static_cast<double>(k) - 1.5) / 5 / std::log(2.0), 2) * variance_of_mean(counts[k]);
    // The logarithm of a variance of R values has a standard deviation of about √(2/(R − 1)); four points of log2.
    const double slope_error = std::sqrt(2.0 / (replicates - 1)) / std::log(2.0) / std::sqrt(5.0);
    return {{"exponent of totals", 1, 4 * std::sqrt(slope_variance), law.exponent},
            {"need per catchment in the largest over the smallest nation", 1,
             4 * std::sqrt(variance_of_mean(counts.front()) + variance_of_mean(counts.back())),
             means.back() / means.front()},
            {"variance of the mean when the nation doubles", 0.5, 0.5 * (std::exp2(4 * slope_error) - 1),
             std::exp2(slope)}};
}

}  // namespace

std::vector<Target> scaling_targets() {
    return {
        {"V58", "scaling exponent of 200 simulated places", "simulated: y = .01 N^1.15 e^(.3 z)", true,
         simulated_places},
        {"V59", "co-creation model, independent catchments, 4 to 32 of them", "additivity", true,
         independent_catchments},
    };
}

}  // namespace agora::verify
