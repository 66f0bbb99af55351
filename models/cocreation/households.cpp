// Household sizes: one plus a truncated Poisson number with the given mean, or shares given one by one.
#include "models/cocreation/households.h"

#include <algorithm>

namespace agora::cocreation {

ParameterGroup household_parameters() {
    using P = HouseholdParams;
    // clang-format off
    return describe<P>("households", {
        {&P::mean_size, "mean_size", "person", {1.2, 6}, "Mean household size.", "indicator avg_household_size", When::at_start},
        {&P::from_shares, "from_shares", "1", {0, 1}, "1: household sizes follow the shares below instead of the mean.", "theory base 4.12", When::at_start},
        {&P::share_1, "share_1", "1", {0, 1}, "Share of households of one person, if given.", "theory base 4.12", When::at_start},
        {&P::share_2, "share_2", "1", {0, 1}, "Share of households of two.", "theory base 4.12", When::at_start},
        {&P::share_3, "share_3", "1", {0, 1}, "Share of households of three.", "theory base 4.12", When::at_start},
        {&P::share_4, "share_4", "1", {0, 1}, "Share of households of four.", "theory base 4.12", When::at_start},
        {&P::share_5, "share_5", "1", {0, 1}, "Share of households of five.", "theory base 4.12", When::at_start},
    });
    // clang-format on
}

namespace {

using Weights = std::array<double, kLargestHousehold>;

Weights poisson_weights(double rate) {
    Weights weights{1.0};
    for (std::uint32_t k = 1; k < kLargestHousehold; ++k) weights[k] = weights[k - 1] * rate / k;
    return weights;
}

double mean_size(const Weights& weights) {
    double sum = 0, total = 0;
    for (std::uint32_t k = 0; k < kLargestHousehold; ++k) sum += (k + 1) * weights[k], total += weights[k];
    return sum / total;
}

Weights weights_with_mean(double mean) {
    double low = 0, high = 40;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        (mean_size(poisson_weights(middle)) < mean ? low : high) = middle;
    }
    return poisson_weights(low);
}

}  // namespace

std::string household_problem(const HouseholdParams& p) {
    if (p.from_shares != 0 && p.share_1 + p.share_2 + p.share_3 + p.share_4 + p.share_5 <= 0.0f)
        return "households.from_shares is 1 but households.share_1 to share_5 are all 0";
    return "";
}

HouseholdTable household_table(const HouseholdParams& p) {
    const Weights weights = p.from_shares != 0 ? Weights{p.share_1, p.share_2, p.share_3, p.share_4, p.share_5}
                                               : weights_with_mean(static_cast<double>(p.mean_size));
    double total = 0, below = 0;
    for (const double weight : weights) total += weight;
    HouseholdTable table{};
    for (std::uint32_t k = 0; k < kLargestHousehold; ++k) table[k] = static_cast<float>((below += weights[k]) / total);
    return table;
}

double mean_household(const HouseholdTable& table) {
    double mean = 1;
    for (const float cumulative : table) mean += 1.0 - static_cast<double>(cumulative);
    return mean;
}

std::uint32_t household_size(const HouseholdTable& table, float uniform) {
    const auto at = std::upper_bound(table.begin(), table.end(), uniform);
    return std::min(static_cast<std::uint32_t>(at - table.begin()) + 1, kLargestHousehold);
}

void fill_households(Rows<Citizen> citizens, const HouseholdTable& table, const Random<Citizen>& random,
                     std::span<HouseholdPlace::Value> places) {
    for (std::uint32_t row = citizens.first(); row < citizens.last();) {
        const float uniform = random(Row<Citizen>{row}, Purpose::household_size).uniform(0);
        const std::uint32_t size = std::min(household_size(table, uniform), citizens.last() - row);
        for (std::uint32_t i = 0; i < size; ++i) places[row + i] = household_place(i, size);
        row += size;
    }
}

}  // namespace agora::cocreation
