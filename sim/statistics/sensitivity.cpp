// Sobol indices from runs at paired points.
#include "sim/statistics/sensitivity.h"

namespace agora::statistics {
namespace {

// Sums over rows from which all indices follow.
struct Sums {
    double count = 0;
    double sum = 0;
    double squares = 0;
    std::vector<double> first, total;

    explicit Sums(std::size_t inputs) : first(inputs, 0.0), total(inputs, 0.0) {}

    // One row: outcomes at A, B and the mixtures, less `centre`.
    void add(std::span<const double> row, double centre) {
        const double a = row[0] - centre, b = row[1] - centre;
        count += 2;
        sum += a + b;
        squares += a * a + b * b;
        for (std::size_t i = 0; i < first.size(); ++i) {
            const double mixed = row[2 + i] - centre;
            first[i] += b * (mixed - a);
            total[i] += (a - mixed) * (a - mixed);
        }
    }
    double variance() const { return squares / count - (sum / count) * (sum / count); }
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
        for (std::size_t i = 0; i < inputs; ++i) {
            first[i].push_back(drawn.first_index(i));
            total[i].push_back(drawn.total_index(i));
        }
    }
    SobolIndices out{all.variance(), std::vector<SobolIndex>(inputs)};
    for (std::size_t i = 0; i < inputs; ++i) {
        out.inputs[i] = {all.first_index(i), all.total_index(i), 0, 0, {}, {}};
        if (resamples < 2) continue;
        out.inputs[i].first_error = standard_deviation(first[i]);
        out.inputs[i].total_error = standard_deviation(total[i]);
        out.inputs[i].first_interval = middle(first[i]);
        out.inputs[i].total_interval = middle(total[i]);
    }
    return out;
}

}  // namespace agora::statistics
