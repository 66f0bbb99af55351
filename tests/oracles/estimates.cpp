// Puts numbers from standard input through the estimators and prints what they say, for comparison with other software.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "models/cocreation/metrics/indices.h"
#include "sim/statistics/designs.h"
#include "sim/statistics/distributions.h"
#include "sim/statistics/elementary_effects.h"
#include "sim/statistics/interval.h"
#include "sim/statistics/linear_model.h"
#include "sim/statistics/panel.h"
#include "sim/statistics/pawn.h"
#include "sim/statistics/sensitivity.h"

using namespace agora;
using namespace agora::statistics;

namespace {

std::vector<double> read_numbers() {
    std::vector<double> out;
    for (double value = 0; std::scanf("%lf", &value) == 1;) out.push_back(value);
    return out;
}

void print(const std::vector<double>& values) {
    for (const double value : values) std::printf("%.17g ", value);
    std::printf("\n");
}

// Rows of cluster, y, x…: coefficients, then ordinary, robust and clustered standard errors.
void fit_lines(std::size_t width) {
    const std::vector<double> numbers = read_numbers();
    std::vector<double> y;
    std::vector<std::size_t> cluster;
    Columns x(width - 2);
    for (std::size_t at = 0; at < numbers.size(); at += width) {
        cluster.push_back(static_cast<std::size_t>(numbers[at]));
        y.push_back(numbers[at + 1]);
        for (std::size_t k = 0; k < x.size(); ++k) x[k].push_back(numbers[at + 2 + k]);
    }
    const LinearFit clustered = clustered_least_squares(y, x, cluster);
    print(clustered.coefficients);
    print(least_squares(y, x).standard_errors);
    print(robust_least_squares(y, x).standard_errors);
    print(clustered.standard_errors);
}

// Rows of y and treatment, unit by unit: coefficient, naive and clustered standard error.
void fit_panel(std::size_t periods) {
    const std::vector<double> numbers = read_numbers();
    Panel panel{numbers.size() / 2 / periods, periods, {}, {}};
    for (std::size_t at = 0; at < numbers.size(); at += 2) {
        panel.y.push_back(numbers[at]);
        panel.treated.push_back(numbers[at + 1]);
    }
    const PanelFit fit = two_way_fixed_effects(panel);
    print({fit.coefficient, fit.naive_error, fit.clustered_error});
}

void explain_variance(std::size_t inputs) {
    Stream random(1);
    for (const SobolIndex& index : sobol_indices(read_numbers(), inputs, 0, random).inputs)
        print({index.first, index.total});
}

// Rows of inputs and outcome along walks: μ, μ* and σ of every input.
void explain_steps(std::size_t inputs) {
    const std::vector<double> numbers = read_numbers();
    std::vector<double> points, outcomes;
    for (std::size_t at = 0; at < numbers.size(); ++at)
        (at % (inputs + 1) < inputs ? points : outcomes).push_back(numbers[at]);
    Stream random(1);
    for (const ElementaryEffect& effect : elementary_effects(points, outcomes, inputs, 0, random))
        print({effect.mean, effect.mean_size, effect.deviation});
}

// Rows of one input and outcome: median and largest distance between slices and all.
void compare_slices(std::size_t slices) {
    const std::vector<double> numbers = read_numbers();
    std::vector<double> input, outcomes;
    for (std::size_t at = 0; at < numbers.size(); ++at) (at % 2 == 0 ? input : outcomes).push_back(numbers[at]);
    Stream random(1);
    const PawnIndex index = pawn_index(input, outcomes, slices, 0, random);
    print({index.median, index.largest});
}

void describe_values() {
    const std::vector<double> values = read_numbers();
    const MeanInterval interval = interval_of(values);
    print({cocreation::gini(values), cocreation::theil(values), interval.mean, interval.half_width});
}

// Pairs of a probability and degrees of freedom: normal, Student's t and beta(df, 2) quantiles.
void tabulate() {
    const std::vector<double> numbers = read_numbers();
    for (std::size_t at = 0; at < numbers.size(); at += 2) {
        const double p = numbers[at], df = numbers[at + 1];
        print({normal_quantile(p), student_t_quantile(p, df), beta_quantile(p, df, 2)});
    }
}

// The points of a design, all in one line.
int print_design(const std::string& kind, std::size_t rows, std::size_t inputs) {
    if (kind == "saltelli") print(saltelli_points(0, rows, inputs, 7));
    else if (kind == "sobol-sequence") print(sobol_sequence(0, rows, inputs, 7));
    else if (kind == "morris-trajectories") print(morris_trajectories(0, rows, inputs, 4, 7));
    else if (kind == "latin-hypercube") print(latin_hypercube(rows, inputs, 7));
    else return 64;
    return 0;
}

}  // namespace

int main(int count, char** words) {
    const std::string what = count > 1 ? words[1] : "";
    const std::size_t number = count > 2 ? std::strtoull(words[2], nullptr, 10) : 0;
    if (what == "lines" && number > 2) fit_lines(number);
    else if (what == "panel" && number > 1) fit_panel(number);
    else if (count > 3) return print_design(what, number, std::strtoull(words[3], nullptr, 10));
    else if (what == "sobol" && number > 0) explain_variance(number);
    else if (what == "morris" && number > 0) explain_steps(number);
    else if (what == "pawn" && number > 0) compare_slices(number);
    else if (what == "values") describe_values();
    else if (what == "quantiles") tabulate();
    else return 64;
    return 0;
}
