// Iterative proportional fitting.
#include "sim/statistics/contingency.h"

#include <cmath>
#include <cstddef>
#include <numeric>

namespace agora::statistics {
namespace {

constexpr int kMostRounds = 10000;

double column_sum(const CountTable& table, std::size_t c) {
    double sum = 0;
    for (const std::vector<double>& row : table) sum += row[c];
    return sum;
}

void scale_rows(CountTable& table, const std::vector<double>& totals) {
    for (std::size_t r = 0; r < table.size(); ++r) {
        const double sum = std::accumulate(table[r].begin(), table[r].end(), 0.0);
        for (double& count : table[r]) count *= sum > 0 ? totals[r] / sum : 0;
    }
}

// Returns by how much the sums were off before.
double scale_columns(CountTable& table, const std::vector<double>& totals) {
    double off = 0;
    for (std::size_t c = 0; c < totals.size(); ++c) {
        const double sum = column_sum(table, c);
        off += std::fabs(sum - totals[c]);
        for (std::vector<double>& row : table) row[c] *= sum > 0 ? totals[c] / sum : 0;
    }
    return off;
}

}  // namespace

CountTable fit_margins(CountTable seed, const std::vector<double>& rows, const std::vector<double>& columns,
                       double precision) {
    const double whole = std::accumulate(columns.begin(), columns.end(), 0.0);
    for (int round = 0; round < kMostRounds; ++round) {
        scale_rows(seed, rows);
        if (scale_columns(seed, columns) <= precision * whole) return seed;
    }
    return {};
}

}  // namespace agora::statistics
