// Panel estimators against the general regression, and qualitative comparative analysis at its ends.
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/statistics/panel.h"
#include "sim/statistics/qualitative.h"
#include "sim/statistics/stream.h"

using namespace agora::statistics;

namespace {

Panel some_panel() {
    Panel panel{6, 5, {}, {}};
    Stream random(1);
    for (std::size_t unit = 0; unit < panel.units; ++unit)
        for (std::size_t period = 0; period < panel.periods; ++period) {
            const bool treated = unit > 1 && period + 1 >= unit;
            panel.treated.push_back(treated);
            panel.y.push_back(static_cast<double>(unit) - 0.5 * static_cast<double>(period) + 2 * treated +
                              random.normal());
        }
    return panel;
}

// The same model as a regression on dummies of units and periods.
Columns as_columns(const Panel& panel, std::vector<std::size_t>& unit) {
    std::vector<std::size_t> period;
    for (std::size_t r = 0; r < panel.y.size(); ++r) {
        unit.push_back(r / panel.periods);
        period.push_back(r % panel.periods);
    }
    Columns x{panel.treated, std::vector<double>(panel.y.size(), 1.0)};
    for (const Columns& more : {dummies(unit), dummies(period)}) x.insert(x.end(), more.begin(), more.end());
    return x;
}

}  // namespace

TEST_CASE("two-way fixed effects are a regression on dummies") {
    const Panel panel = some_panel();
    std::vector<std::size_t> unit;
    const Columns x = as_columns(panel, unit);
    const LinearFit fit = least_squares(panel.y, x);
    const PanelFit found = two_way_fixed_effects(panel);
    CHECK(found.coefficient == Approx(fit.coefficients[0]));
    CHECK(found.naive_error == Approx(fit.standard_errors[0]));
    // The regression counts the effects of units among its parameters, the panel estimator does not.
    const double rows = 30, all = static_cast<double>(x.size()), without_units = 5 + 1;
    CHECK(found.clustered_error * std::sqrt((rows - without_units) / (rows - all)) ==
          Approx(clustered_least_squares(panel.y, x, unit).standard_errors[0]));
}

TEST_CASE("weights of treated cells sum to one and give the coefficient of any effects") {
    Panel panel = some_panel();
    const std::vector<double> weights = fixed_effects_weights(panel);
    double sum = 0, expected = 0;
    for (std::size_t r = 0; r < panel.y.size(); ++r) {
        const double effect = 1 + static_cast<double>(r % 7);
        panel.y[r] = 3.0 * static_cast<double>(r / 5) + static_cast<double>(r % 5) + panel.treated[r] * effect;
        sum += weights[r] * panel.treated[r];
        expected += weights[r] * panel.treated[r] * effect;
    }
    CHECK(sum == Approx(1));
    CHECK(two_way_fixed_effects(panel).coefficient == Approx(expected));
}

TEST_CASE("two groups and two periods are differences in differences") {
    const Panel panel{2, 2, {1, 4, 10, 18}, {0, 0, 0, 1}};
    CHECK(two_way_fixed_effects(panel).coefficient == Approx(difference_in_differences({10, 18}, {1, 4})));
    CHECK(difference_in_differences({10, 18}, {1, 4}) == 5);
    CHECK(difference_in_means(std::vector<double>{1, 2, 6}, {false, false, true}) == 4.5);
}

TEST_CASE("a condition inside the outcome is fully consistent, one around it covers it fully") {
    const std::vector<double> small{0.1, 0.4, 0.2}, large{0.5, 0.4, 0.9};
    CHECK(consistency(small, large) == Approx(1));
    CHECK(coverage(large, small) == Approx(1));
    CHECK(coverage(small, large) == Approx(0.7 / 1.8));
    CHECK(std::isnan(consistency(std::vector<double>{0, 0}, std::vector<double>{1, 0})));
}
