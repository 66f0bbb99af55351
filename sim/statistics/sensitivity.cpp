// Sobol indices from runs at paired points.
#include "sim/statistics/sensitivity.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace agora::statistics {
namespace {

constexpr double kLeastShareSeen = 0.01;       // of the variance of all points, in A and B
constexpr std::size_t kUndefinedAllowed = 20;  // one resample in so many

// Sums over rows from which all indices follow.
struct Sums {
    double count = 0;
    double sum = 0;
    double squares = 0;
    double sum_of_all = 0, squares_of_all = 0;
    double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;  // in A and B
    std::vector<double> first, total;

    explicit Sums(std::size_t inputs) : first(inputs, 0.0), total(inputs, 0.0) {}

    // One row: outcomes at A, B and the mixtures, less `centre`.
    void add(std::span<const double> row, double centre) {
        const double a = row[0] - centre, b = row[1] - centre;
        count += 2;
        sum += a + b;
        squares += a * a + b * b;
        lowest = std::min({lowest, row[0], row[1]});
        highest = std::max({highest, row[0], row[1]});
        for (const double y : row) sum_of_all += y - centre, squares_of_all += (y - centre) * (y - centre);
        for (std::size_t i = 0; i < first.size(); ++i) {
            const double mixed = row[2 + i] - centre;
            first[i] += b * (mixed - a);
            total[i] += (a - mixed) * (a - mixed);
        }
    }
    // Of A and B; NaN where they hardly vary.
    double variance() const {
        const double points = count / 2 * static_cast<double>(first.size() + 2);
        const double found = squares / count - (sum / count) * (sum / count);
        const double of_all = squares_of_all / points - (sum_of_all / points) * (sum_of_all / points);
        const double ends[] = {lowest, highest};
        return varies(ends) && found >= kLeastShareSeen * of_all ? found : std::numeric_limits<double>::quiet_NaN();
    }
    double first_index(std::size_t i) const { return first[i] / (count / 2) / variance(); }
    double total_index(std::size_t i) const { return total[i] / count / variance(); }
};

}  // namespace

SobolIndices sobol_indices(std::span<const double> outcomes, std::size_t inputs, std::size_t resamples,
                           Stream& random) {
    const std::size_t width = inputs + 2, rows = outcomes.size() / width;
    const double centre = mean(outcomes);
    const auto row = [&](std::size_t r) { return outcomes.subspan(r * width, width); };
    Sums all(inputs);
    for (std::size_t r = 0; r < rows; ++r) all.add(row(r), centre);
    std::vector<std::vector<double>> first(inputs), total(inputs);
    for (std::size_t s = 0; s < resamples; ++s) {
        Sums drawn(inputs);
        for (std::size_t r = 0; r < rows; ++r) drawn.add(row(random.below(rows)), centre);
        if (std::isnan(drawn.variance())) continue;
        for (std::size_t i = 0; i < inputs; ++i) {
            first[i].push_back(drawn.first_index(i));
            total[i].push_back(drawn.total_index(i));
        }
    }
    SobolIndices out{all.variance(), std::vector<SobolIndex>(inputs)};
    for (std::size_t i = 0; i < inputs; ++i) {
        out.inputs[i].first = all.first_index(i);
        out.inputs[i].total = all.total_index(i);
        if (first[i].size() < 2 || kUndefinedAllowed * (resamples - first[i].size()) > resamples) continue;
        out.inputs[i].first_error = standard_deviation(first[i]);
        out.inputs[i].total_error = standard_deviation(total[i]);
        out.inputs[i].first_interval = middle(first[i]);
        out.inputs[i].total_interval = middle(total[i]);
    }
    return out;
}

}  // namespace agora::statistics
