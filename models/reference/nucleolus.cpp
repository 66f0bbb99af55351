// The nucleolus by a sequence of linear programmes, each solved by the dual simplex method on a small dense table.
#include <bit>
#include <cmath>
#include <cstddef>

#include "models/reference/power_indices.h"

namespace agora::reference {
namespace {

constexpr double kZero = 1e-10;

// Minimises the last variable over variables >= 0 under rows Σ a x >= bound. Starting from the slacks the costs are
// never negative, so that the dual simplex method applies at once; smallest positions first keep it from cycling.
class LeastLast {
  public:
    explicit LeastLast(std::size_t variables) : variables_(variables), cost_(variables, 0.0) {
        cost_.back() = 1;
        for (std::size_t j = 0; j < variables; ++j) outside_.push_back(j);
    }

    // Returns the row's number.
    std::size_t at_least(std::vector<double> coefficients, double bound) {
        for (double& a : coefficients) a = -a;  // slack = −bound + Σ a x, kept as −Σ a x + slack = −bound
        rows_.push_back(std::move(coefficients));
        right_.push_back(-bound);
        inside_.push_back(variables_ + inside_.size());
        return rows_.size() - 1;
    }

    void solve() {
        for (std::size_t row = leaving(); row < rows_.size(); row = leaving()) {
            const std::size_t column = entering(row);
            if (column == variables_) return;  // no solution: does not happen for imputations that exist
            pivot(row, column);
        }
    }

    std::vector<double> solution() const {
        std::vector<double> x(variables_, 0.0);
        for (std::size_t r = 0; r < rows_.size(); ++r)
            if (inside_[r] < variables_) x[inside_[r]] = right_[r];
        return x;
    }

    // Whether the row binds in every solution: its dual price is positive.
    bool always_binds(std::size_t row) const {
        for (std::size_t j = 0; j < variables_; ++j)
            if (outside_[j] == variables_ + row) return cost_[j] > 1e-9;
        return false;
    }

  private:
    std::size_t leaving() const {
        std::size_t found = rows_.size();
        for (std::size_t r = 0; r < rows_.size(); ++r)
            if (right_[r] < -kZero && (found == rows_.size() || inside_[r] < inside_[found])) found = r;
        return found;
    }

    std::size_t entering(std::size_t row) const {
        std::size_t found = variables_;
        double least = 0;
        for (std::size_t j = 0; j < variables_; ++j) {
            if (rows_[row][j] >= -kZero) continue;
            const double ratio = cost_[j] / -rows_[row][j];
            const bool is_equal = found != variables_ && std::fabs(ratio - least) <= 1e-12;
            if (found != variables_ && ratio >= least && !(is_equal && outside_[j] < outside_[found])) continue;
            found = j;
            least = ratio;
        }
        return found;
    }

    void pivot(std::size_t row, std::size_t column) {
        const double p = rows_[row][column];
        for (std::size_t j = 0; j < variables_; ++j)
            if (j != column) rows_[row][j] /= p;
        rows_[row][column] = 1 / p;
        right_[row] /= p;
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            const double factor = rows_[r][column];
            if (r == row || factor == 0) continue;
            for (std::size_t j = 0; j < variables_; ++j)
                rows_[r][j] = j == column ? -factor / p : rows_[r][j] - factor * rows_[row][j];
            right_[r] -= factor * right_[row];
        }
        const double price = cost_[column];
        for (std::size_t j = 0; j < variables_; ++j)
            cost_[j] = j == column ? -price / p : cost_[j] - price * rows_[row][j];
        std::swap(inside_[row], outside_[column]);
    }

    std::size_t variables_;
    std::vector<std::vector<double>> rows_;
    std::vector<double> right_, cost_;
    std::vector<std::size_t> inside_, outside_;
};

// One coalition's excess once it cannot be lowered any more; free until then.
struct Excess {
    bool is_settled = false;
    double value = 0;
};

// Payoffs above the players' own worths, and the largest excess of the free coalitions above a floor that makes it
// positive. `rows` receives the row of each free coalition.
LeastLast programme(std::uint32_t players, const Game& worth, const std::vector<Excess>& settled, double floor,
                    std::vector<std::size_t>& rows) {
    LeastLast out(players + std::size_t{1});
    const auto own = [&](std::size_t s) {
        double sum = 0;
        for (std::uint32_t i = 0; i < players; ++i)
            if ((s >> i & 1u) != 0) sum += worth[std::size_t{1} << i];
        return sum;
    };
    for (std::size_t s = 1; s < worth.size(); ++s) {
        std::vector<double> sum(players + std::size_t{1}, 0.0), opposite = sum;
        for (std::uint32_t i = 0; i < players; ++i) sum[i] = (s >> i & 1u) != 0 ? 1.0 : 0.0;
        for (std::uint32_t i = 0; i < players; ++i) opposite[i] = -sum[i];
        const double bound = worth[s] - own(s);
        if (settled[s].is_settled) {
            out.at_least(sum, bound - settled[s].value);
            out.at_least(opposite, settled[s].value - bound);
        } else {
            sum.back() = 1;
            rows[s] = out.at_least(sum, bound - floor);
        }
    }
    return out;
}

}  // namespace

std::vector<double> nucleolus(std::uint32_t players, const Game& worth) {
    const std::size_t all = worth.size() - 1;
    std::vector<Excess> settled(worth.size());
    settled[all].is_settled = true;
    double floor = 0;  // below every excess that can occur
    for (const double value : worth) floor -= std::fabs(value);
    std::vector<double> payoff(players, 0.0);
    std::vector<std::size_t> rows(worth.size());
    for (bool is_new = true; is_new;) {
        LeastLast programme_now = programme(players, worth, settled, floor, rows);
        programme_now.solve();
        const std::vector<double> x = programme_now.solution();
        for (std::uint32_t i = 0; i < players; ++i) payoff[i] = x[i] + worth[std::size_t{1} << i];
        is_new = false;
        for (std::size_t s = 1; s < all; ++s)
            if (!settled[s].is_settled && programme_now.always_binds(rows[s])) {
                settled[s] = {true, x[players] + floor};
                is_new = true;
            }
    }
    return payoff;
}

}  // namespace agora::reference
