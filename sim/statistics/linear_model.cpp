// Least squares by QR decomposition; covariances of coefficients as sandwiches.
#include "sim/statistics/linear_model.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace agora::statistics {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

MatrixXd to_matrix(const Columns& x) {
    MatrixXd m(x.empty() ? Index{0} : static_cast<Index>(x.front().size()), static_cast<Index>(x.size()));
    for (std::size_t c = 0; c < x.size(); ++c)
        for (std::size_t r = 0; r < x[c].size(); ++r) m(static_cast<Index>(r), static_cast<Index>(c)) = x[c][r];
    return m;
}

// What a covariance is worked out from.
struct Fitted {
    const MatrixXd& x;
    const VectorXd& residuals;
    const MatrixXd& bread;  // (X'X)⁻¹
};

LinearFit fit(std::span<const double> y, const Columns& columns,
              const std::function<MatrixXd(const Fitted&)>& covariance) {
    LinearFit out;
    const double undefined = std::numeric_limits<double>::quiet_NaN();
    out.coefficients.assign(columns.size(), undefined);
    out.standard_errors = out.coefficients;
    const MatrixXd x = to_matrix(columns);
    if (x.rows() <= x.cols()) return out;
    const Eigen::ColPivHouseholderQR<MatrixXd> decomposition(x);
    if (decomposition.rank() < x.cols()) return out;
    const VectorXd outcome = Eigen::Map<const VectorXd>(y.data(), static_cast<Index>(y.size()));
    const VectorXd coefficients = decomposition.solve(outcome);
    const VectorXd residuals = outcome - x * coefficients;
    const MatrixXd bread = (x.transpose() * x).ldlt().solve(MatrixXd::Identity(x.cols(), x.cols()));
    const MatrixXd v = covariance({x, residuals, bread});
    for (Index k = 0; k < x.cols(); ++k) {
        out.coefficients[static_cast<std::size_t>(k)] = coefficients(k);
        out.standard_errors[static_cast<std::size_t>(k)] = std::sqrt(v(k, k));
    }
    out.degrees_of_freedom = static_cast<std::size_t>(x.rows() - x.cols());
    return out;
}

double freedom(const Fitted& f) { return static_cast<double>(f.x.rows() - f.x.cols()); }

}  // namespace

LinearFit least_squares(std::span<const double> y, const Columns& x) {
    return fit(y, x, [](const Fitted& f) -> MatrixXd { return f.bread * (f.residuals.squaredNorm() / freedom(f)); });
}

LinearFit robust_least_squares(std::span<const double> y, const Columns& x) {
    return fit(y, x, [](const Fitted& f) -> MatrixXd {
        const MatrixXd scores = f.residuals.asDiagonal() * f.x;
        return f.bread * (scores.transpose() * scores) * f.bread * (static_cast<double>(f.x.rows()) / freedom(f));
    });
}

LinearFit clustered_least_squares(std::span<const double> y, const Columns& x, std::span<const std::size_t> cluster) {
    const std::size_t clusters = cluster.empty() ? 0 : *std::ranges::max_element(cluster) + 1;
    LinearFit out = fit(y, x, [&](const Fitted& f) -> MatrixXd {
        MatrixXd sums = MatrixXd::Zero(static_cast<Index>(clusters), f.x.cols());
        for (Index r = 0; r < f.x.rows(); ++r)
            sums.row(static_cast<Index>(cluster[static_cast<std::size_t>(r)])) += f.residuals(r) * f.x.row(r);
        const auto g = static_cast<double>(clusters), n = static_cast<double>(f.x.rows());
        return f.bread * (sums.transpose() * sums) * f.bread * (g / (g - 1) * (n - 1) / freedom(f));
    });
    out.degrees_of_freedom = clusters - 1;
    return out;
}

std::vector<double> generalised_covariance(const Columns& columns, std::span<const double> within) {
    const MatrixXd x = to_matrix(columns);
    const auto size = static_cast<Index>(std::lround(std::sqrt(static_cast<double>(within.size()))));
    if (size == 0 || x.rows() % size != 0) return {};
    const Eigen::LDLT<MatrixXd> v(Eigen::Map<const MatrixXd>(within.data(), size, size));
    MatrixXd information = MatrixXd::Zero(x.cols(), x.cols());
    for (Index first = 0; first < x.rows(); first += size) {
        const MatrixXd block = x.middleRows(first, size);
        information += block.transpose() * v.solve(block);
    }
    const Eigen::ColPivHouseholderQR<MatrixXd> decomposition(information);
    if (decomposition.rank() < x.cols()) return {};
    const MatrixXd inverse = decomposition.inverse();
    return {inverse.data(), inverse.data() + inverse.size()};
}

std::vector<double> solve(const Columns& a, std::span<const double> b) {
    const Eigen::FullPivLU<MatrixXd> decomposition(to_matrix(a));
    if (!decomposition.isInvertible()) return {};
    const VectorXd x = decomposition.solve(Eigen::Map<const VectorXd>(b.data(), static_cast<Index>(b.size())));
    return {x.data(), x.data() + x.size()};
}

Columns dummies(std::span<const std::size_t> level) {
    const std::size_t levels = level.empty() ? 1 : *std::ranges::max_element(level) + 1;
    Columns out(levels - 1, std::vector<double>(level.size(), 0.0));
    for (std::size_t r = 0; r < level.size(); ++r)
        if (level[r] > 0) out[level[r] - 1][r] = 1;
    return out;
}

}  // namespace agora::statistics
